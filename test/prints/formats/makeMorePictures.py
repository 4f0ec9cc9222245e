"""Makes morePictures.json and statedPictures.json beside this file: small pictures of kinds that Pillow 13.0.0 and tifffile 2026.3.3 (with imagecodecs 2026.3.6)
write, or that are put together here by BMP's and netpbm's own rules, with the grey values that they hold by Pillow or by arithmetic."""
import base64, io, json, pathlib, struct
import numpy as np, tifffile
from PIL import Image
W, H = 17, 9
y, x = np.mgrid[0:H, 0:W]
g = ((x * 37 + y * 91 + x * y * 5) % 256).astype(np.uint8)
smooth = (128 + 100 * np.sin(x * .5 + y * .2)).astype(np.uint8)
rgb = np.stack([g, (g.astype(int) * 3 + 40) % 256, 255 - g], -1).astype(np.uint8)
a = ((x * 20 + y * 11) % 256).astype(np.uint8)
g16 = (g.astype(int) * 257 * 3 // 4 + x * 7).astype(np.uint16)
bits = g > 127
L, RGB, BITS = Image.fromarray(g), Image.fromarray(rgb), Image.fromarray(bits)
lum = lambda c: c.astype(float) @ np.array([.299, .587, .114])
over = lambda v: v * (a / 255.) + 255 * (1 - a / 255.)
out = {}
def put(name, data, gray, width=W):
    out[name] = {"file": base64.b64encode(data).decode(), "width": width, "gray": [round(float(v), 4) for v in np.asarray(gray, float).ravel()]}
def tif(name, array, gray, **kw):
    b = io.BytesIO(); tifffile.imwrite(b, array, **kw); put(name, b.getvalue(), gray)
def pil(name, im, gray, fmt, **kw):
    b = io.BytesIO(); im.save(b, fmt, **kw); put(name, b.getvalue(), gray)
def jpeg_values(data): return lum(np.asarray(Image.open(io.BytesIO(data)).convert("RGB")))

tif("tiled.tif", g, g, tile=(16, 16)); tif("tiled-rgb-lzw.tif", rgb, lum(rgb), tile=(16, 16), compression="lzw", photometric="rgb")
tif("planar-rgb.tif", np.moveaxis(rgb, -1, 0), lum(rgb), planarconfig="separate", photometric="rgb")
tif("big.tif", g, g, bigtiff=True); tif("big-motorola.tif", g, g, bigtiff=True, byteorder=">")
tif("grey-16.tif", g16, g16 / 257.); tif("grey-16-motorola-predicted.tif", g16, g16 / 257., byteorder=">", compression="lzw", predictor=True)
tif("white-is-zero-16.tif", g16, 255 - g16 / 257., photometric="miniswhite"); tif("rgb-16.tif", rgb.astype(np.uint16) * 257, lum(rgb), photometric="rgb", compression="zlib")
tif("grey-opacity.tif", np.stack([g, a], -1), over(g.astype(float)), photometric="minisblack", extrasamples=["unassalpha"], planarconfig="contig")
tif("grey-unknown.tif", np.stack([g, a], -1), g, photometric="minisblack", extrasamples=["unspecified"], planarconfig="contig")
tif("rgb-opacity.tif", np.dstack([rgb, a]), over(lum(rgb)), photometric="rgb", extrasamples=["unassalpha"])
tif("rgb-opacity-16.tif", np.dstack([rgb, a]).astype(np.uint16) * 257, over(lum(rgb)), photometric="rgb", extrasamples=["unassalpha"])
for c in ["group3", "group4", "tiff_ccitt", "packbits", "tiff_lzw", None]: pil(f"bits-{c}.tif", BITS, bits * 255, "TIFF", compression=c)
g4 = g >> 4; packed = np.array([[(r[2 * k] << 4) | (r[2 * k + 1] if 2 * k + 1 < W else 0) for k in range((W + 1) // 2)] for r in g4], np.uint8)
b = io.BytesIO(); Image.fromarray(packed).save(b, "TIFF"); t = bytearray(b.getvalue())
at = struct.unpack_from("<I", t, 4)[0]
for i in range(struct.unpack_from("<H", t, at)[0]):
    tag = struct.unpack_from("<H", t, at + 2 + 12 * i)[0]
    if tag == 256: struct.pack_into("<HII", t, at + 4 + 12 * i, 4, 1, W)
    if tag == 258: struct.pack_into("<HIHH", t, at + 4 + 12 * i, 3, 1, 4, 0)
put("grey-4-bit.tif", bytes(t), np.asarray(g4, float) * 17)
P = RGB.quantize(200); pil("palette.tif", P, lum(np.asarray(P.convert("RGB"))), "TIFF", compression="tiff_lzw")
for n, im in [("jpeg-grey.tif", Image.fromarray(smooth)), ("jpeg-colour.tif", Image.merge("RGB", [Image.fromarray(smooth), L, Image.fromarray(255 - smooth)]))]:
    b = io.BytesIO(); im.save(b, "TIFF", compression="jpeg", quality=90); put(n, b.getvalue(), jpeg_values(b.getvalue()))
for n, kw in [("colour.jpg", {}), ("colour-444.jpg", {"subsampling": 0}), ("colour-420.jpg", {"subsampling": 2}), ("rgb-stored.jpg", {"keep_rgb": True}), ("colour-progressive.jpg", {"progressive": True})]:
    b = io.BytesIO(); Image.merge("RGB", [Image.fromarray(smooth), L, Image.fromarray(255 - smooth)]).save(b, "JPEG", quality=85, **kw); put(n, b.getvalue(), jpeg_values(b.getvalue()))
pil("bits.pbm", BITS, bits * 255, "PPM"); pil("colour.ppm", RGB, lum(rgb), "PPM")
put("plain.pbm", b"P1\n# bits\n%d %d\n" % (W, H) + b"\n".join(b"".join(b"01"[1 - v:][:1] for v in r) for r in bits.astype(int)), bits * 255)
last = rgb.copy(); last[-1, -1, -1] = 7  # of a longer number nobody could see that its end is missing
put("plain.ppm", b"P3 %d %d 255\n" % (W, H) + b" ".join(b"%d" % v for v in last.ravel()), lum(last))
put("crlf.pgm", b"P5\r\n%d %d\r\n255\r\n" % (W, H) + g.tobytes(), g)

def bmp(name, depth, compression, data, palette, gray, height=H, extra=b""):
    colours = b"".join(bytes([v, v, v, 0]) for v in palette); off = 54 + len(extra) + len(colours)
    data = b"BM" + struct.pack("<IHHI", off + len(data), 0, 0, off) + struct.pack("<IiiHHIIiiII", 40, W, height, 1, depth, compression, len(data), 0, 0, len(palette), 0) + extra + colours + data
    put(name, data, gray)
    assert np.abs(np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), float) @ np.array([.299, .587, .114]) - gray).max() < .01, name
def runs(rows, depth):
    o = b""
    for r in rows:
        i = 0
        while i < len(r):
            n = 1
            while i + n < len(r) and r[i + n] == r[i]: n += 1
            if n >= 2 or len(r) - i < 3: o += bytes([n, r[i] * (17 if depth == 4 else 1)]); i += n
            else:
                m = min(7, len(r) - i); s = [int(v) for v in r[i:i + m]]
                s = bytes(s) if depth == 8 else bytes((s + [0])[2 * k] * 16 + (s + [0])[2 * k + 1] for k in range((m + 1) // 2))
                o += bytes([0, m]) + s + b"\0" * (len(s) % 2); i += m
        o += b"\0\0"
    return o[:-2] + b"\0\1"
def stored(rows, depth): return b"".join(int((s := "".join(format(int(v), f"0{depth}b") for v in r)) + "0" * (-len(s) % 32), 2).to_bytes((len(s) + 31) // 32 * 4, "big") for r in rows)
steps = g // 64 * 64  # with runs
bmp("runs-8.bmp", 8, 1, runs(steps[::-1], 8), range(256), steps.astype(float)); bmp("runs-4.bmp", 4, 2, runs((steps >> 4)[::-1], 4), [17 * k for k in range(16)], (steps >> 4) * 17.)
bmp("4-bit.bmp", 4, 0, stored(g4[::-1], 4), [17 * k for k in range(16)], g4 * 17.); bmp("4-bit-downwards.bmp", 4, 0, stored(g4, 4), [17 * k for k in range(16)], g4 * 17., -H)
bmp("1-bit.bmp", 1, 0, stored(bits[::-1], 1), [0, 255], bits * 255.); bmp("1-bit-inverted.bmp", 1, 0, stored(bits[::-1], 1), [255, 0], ~bits * 255.)
r5, g5, g6, b5 = rgb[..., 0] >> 3, rgb[..., 1] >> 3, rgb[..., 1] >> 2, rgb[..., 2] >> 3
words = lambda v: b"".join(r.astype("<u2").tobytes() + b"\0" * (-2 * len(r) % 4) for r in v[::-1])
level = lambda v, most: (v.astype(int) * 255 // most)
bmp("16-bit.bmp", 16, 0, words(r5.astype(int) << 10 | g5.astype(int) << 5 | b5), [], lum(np.stack([level(r5, 31), level(g5, 31), level(b5, 31)], -1)))
bmp("16-bit-masks.bmp", 16, 3, words(r5.astype(int) << 11 | g6.astype(int) << 5 | b5), [], lum(np.stack([level(r5, 31), level(g6, 63), level(b5, 31)], -1)), extra=struct.pack("<III", 0xf800, 0x7e0, 0x1f))
# What files state of resolution and orientation: pixels as the reader should show them, dots per inch along x and y.
stated = {}
def state(name, data, x, y, shown=None):
    stated[name] = {"file": base64.b64encode(data).decode(), "dpi": [x, y], **({} if shown is None else {"width": shown.shape[1], "gray": shown.ravel().tolist()})}
def saved(im, fmt, **kw):
    b = io.BytesIO(); im.save(b, fmt, **kw); return b.getvalue()
def exif(**tags):
    e = Image.Exif()
    for k, v in tags.items(): e[int(k[1:])] = v
    return e
turns = [g, g[:, ::-1], g[::-1, ::-1], g[::-1], g.T, g.T[:, ::-1], g.T[::-1, ::-1], g.T[::-1]]  # TIFF 6.0, page 36
for o, shown in enumerate(turns, 1):
    x, y = (400, 1000) if o >= 5 else (1000, 400)
    state(f"turned-{o}.png", saved(L, "PNG", exif=exif(_274=o, _282=1000., _283=400.)), x, y, shown)
    state(f"turned-{o}.tif", saved(L, "TIFF", tiffinfo={274: o, 282: 1000., 283: 400., 296: 2}), x, y, shown)
state("exif.jpg", saved(L, "JPEG", exif=exif(_282=1000., _283=1000., _296=2)), 1000, 1000)
state("exif-cm.jpg", saved(L, "JPEG", exif=exif(_282=400., _283=200., _296=3, _274=6)), 508, 1016)
state("jfif.jpg", saved(L, "JPEG", dpi=(1000, 400)), 1000, 400)
state("jfif-72-exif.jpg", saved(L, "JPEG", dpi=(72, 72), exif=exif(_282=1000., _283=1000.)), 1000, 1000)
state("xmp.jpg", saved(L, "JPEG", xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6" tiff:XResolution="1000/1" tiff:YResolution="400/1" tiff:ResolutionUnit="2"/></x:xmpmeta>'), 400, 1000)
state("phys.png", saved(L, "PNG", dpi=(1000, 1000)), 1000, 1000)
state("inch.bmp", saved(L, "BMP", dpi=(1000, 400)), 1000, 400)
def retyped(kind, fmt):  # the two resolutions, RATIONALs by Pillow, as another type, where their fractions stood
    t = bytearray(saved(L, "TIFF", tiffinfo={282: 400., 283: 400., 296: 3})); at = struct.unpack_from("<I", t, 4)[0]
    for i in range(struct.unpack_from("<H", t, at)[0]):
        e = at + 2 + 12 * i
        if struct.unpack_from("<H", t, e)[0] in (282, 283):
            struct.pack_into("<H", t, e + 2, kind); struct.pack_into(fmt, t, struct.unpack_from("<I", t, e + 8)[0] if kind == 12 else e + 8, 400)
    return bytes(t)
for n, kind, fmt in [("float", 11, "<f"), ("double", 12, "<d"), ("whole", 3, "<H")]: state(f"cm-{n}.tif", retyped(kind, fmt), 1016, 1016)
b = io.BytesIO()
with tifffile.TiffWriter(b) as t:
    t.write(g[::2, ::2], subfiletype=1, resolution=(250, 250), resolutionunit=2); t.write(g, resolution=(1000, 1000), resolutionunit=2)
state("thumbnail-first.tif", b.getvalue(), 1000, 1000, g)
for n in ["conflict.jpg"]: state(n, saved(L, "JPEG", dpi=(300, 300), exif=exif(_282=1000., _283=1000.)), 0, 0)
state("two-pages.tif", saved(L, "TIFF", save_all=True, append_images=[L]), 0, 0)
state("one-side.jpg", saved(L, "JPEG", dpi=(500, 72)), 0, 0)
state("cmyk.jpg", saved(Image.fromarray(rgb).convert("CMYK"), "JPEG"), 0, 0)
for n, kw, array in [("zstd.tif", {"compression": "zstd"}, g), ("float.tif", {}, g / np.float32(255)), ("signed.tif", {}, g.astype(np.int16))]:
    b = io.BytesIO(); tifffile.imwrite(b, array, **kw); state(n, b.getvalue(), 0, 0)
small = saved(Image.fromarray(smooth), "JPEG", quality=90, dpi=(500, 500)); assert small.endswith(b"\xff\xd9")
state("no-end.jpg", small[:-2], 500, 500, np.asarray(Image.open(io.BytesIO(small))))
# Lanczos on the coarser and the finer grid, in floating point.
wave = (128 + 100 * np.sin(np.mgrid[0:20, 0:30][1] * .9) * np.cos(np.mgrid[0:20, 0:30][0] * .4)).astype(np.float32)
sizes = {f"{w}x{h}": np.clip(np.asarray(Image.fromarray(wave).resize((w, h), Image.LANCZOS)), 0, 255).round(3).ravel().tolist() for w, h in [(15, 10), (60, 40), (24, 20), (30, 12)]}
json.dump({"stated": stated, "resized": {"width": 30, "height": 20, "gray": wave.round(4).ravel().tolist(), "sizes": sizes}}, open(pathlib.Path(__file__).with_name("statedPictures.json"), "w"))
json.dump({"source": "Pillow 13.0.0 and tifffile 2026.3.3", "files": out}, open(pathlib.Path(__file__).with_name("morePictures.json"), "w"))
