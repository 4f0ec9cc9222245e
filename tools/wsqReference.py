"""Writes test/prints/formats/wsq/*.wsq and, beside each, the picture that NIST's decoder makes of it, as .png.

    node bin/ridgelab.js data synth --fingers 1 --impressions 1 --out PRINTS
    python3 -m venv venv && venv/bin/pip install wsq==0.9 numpy==2.4.6 pillow==13.0.0
    venv/bin/python tools/wsqReference.py PRINTS/101_1.png

The package `wsq` wraps NBIS's encoder and decoder. Its encoder has one rate built in, 0.75 bits a pixel: for other rates the script loads
a copy of the extension with that number changed. Its decoder is no reference for pictures that are narrow and tall: for one of 33×300
pixels it gives other values from call to call.
"""

import glob
import importlib.util
import os
import struct
import sys
import tempfile

import numpy as np
import wsq
from PIL import Image

OUT = "test/prints/formats/wsq"
# width, height, bits a pixel
PICTURES = [(160, 200, 0.75), (161, 199, 2.25), (97, 113, 1.5)]


def codec(rate):
    """The package's extension, with another rate in its encoder."""
    site = os.path.dirname(os.path.dirname(wsq.__file__))
    path = glob.glob(os.path.join(site, "_wsq*.so"))[0]
    with open(path, "rb") as file:
        code = file.read()
    built_in = struct.pack("<ff", 0.75, 10.0)
    assert code.count(built_in) == 1
    copy = os.path.join(tempfile.mkdtemp(), os.path.basename(path))
    with open(copy, "wb") as file:
        file.write(code.replace(built_in, struct.pack("<ff", rate, 10.0)))
    spec = importlib.util.spec_from_file_location("_wsq", copy)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


os.makedirs(OUT, exist_ok=True)
full = np.array(Image.open(sys.argv[1]).convert("L"))
for width, height, rate in PICTURES:
    top, left = (full.shape[0] - height) // 2, (full.shape[1] - width) // 2
    print_ = np.ascontiguousarray(full[top : top + height, left : left + width])
    packed = codec(rate).compress(print_.tobytes(), height, width, 1)
    pixels, *size = codec(rate).decompress(packed)
    assert size[:2] == [width, height]
    name = f"{OUT}/{width}x{height}-{rate}"
    with open(f"{name}.wsq", "wb") as file:
        file.write(packed)
    Image.frombytes("L", (width, height), bytes(pixels)).save(f"{name}.png", optimize=True)
