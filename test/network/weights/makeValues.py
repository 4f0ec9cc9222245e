"""Arrays of every kind that Keras's weights may have, and some that they may not, for test/network/weights/readValues.test.ts.

    pip install h5py==3.16.0 ml_dtypes==0.6.0
    python test/network/weights/makeValues.py test/network/weights/values.h5
"""
import sys

import h5py
import ml_dtypes
import numpy as np

values = np.array([1.5, -2, 0.099975586])
with h5py.File(sys.argv[1], "w", libver="latest") as file:
    for name, kind in {"half": "<f2", "single": "<f4", "double": "<f8", "big": ">f4", "bigHalf": ">f2"}.items():
        file[name] = values.astype(kind)
    # As Keras 3 writes it: NumPy has no such type.
    file["bfloat16"] = values.astype(ml_dtypes.bfloat16)
    file["bfloat16"].attrs["dtype"] = "bfloat16"
    file["int8"] = np.array([1, 2, 3], "i1")
    file["text"] = "abc"
    file["nan"] = np.array([1, np.nan], "f4")
    file.create_dataset("lzf", data=np.zeros(16, "f4"), compression="lzf", chunks=(16,))
