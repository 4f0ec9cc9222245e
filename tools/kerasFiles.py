"""VGG16 in every file that Keras 3 writes, and in those of Keras 1 and 2 after them, for test/network/weights/kerasFiles.test.ts.

    pip install keras==3.15.1 jax==0.10.2 h5py==3.16.0
    python tools/kerasFiles.py FOLDER     (540 MB)

Every kernel counts from -0.5 upwards in steps of 1/1009, as the test's do.
"""
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
import h5py
import keras
import numpy as np
from keras.applications import VGG16

folder = sys.argv[1]
layers = keras.layers
vgg = VGG16(weights=None, include_top=False, input_shape=(32, 32, 3))
weights = {}
for layer in vgg.layers:
    if layer.weights:
        kernel, bias = (variable.shape for variable in layer.weights)
        counted = (np.arange(np.prod(kernel)) % 1009).astype("float64") / 1009 - 0.5
        weights[layer.name] = [counted.reshape(kernel).astype("float32"), (np.arange(bias[0]) / 512).astype("float32")]
        layer.set_weights(weights[layer.name])

inputs = keras.Input((32, 32, 3))
features = vgg(layers.Conv2D(3, 1, name="first")(inputs))
nested = keras.Model(inputs, layers.Dense(4)(layers.GlobalAveragePooling2D()(features)))
longer = keras.Model(vgg.input, layers.Flatten()(layers.Conv2D(8, 1)(vgg.output)))
for name, model in {"plain": vgg, "nested": nested, "longer": longer}.items():
    for ending in ["weights.h5", "keras"]:
        (model.save_weights if ending == "weights.h5" else model.save)(f"{folder}/{name}.{ending}")
nested.save(f"{folder}/nested.h5")

# As Keras 1 had them with Theano: channels first, turned by 180 degrees.
with h5py.File(f"{folder}/vgg16_th_kernels.h5", "w") as file:
    for name, (kernel, bias) in weights.items():
        group = file.create_group(name)
        group.create_dataset(f"{name}_W", data=kernel.transpose(3, 2, 0, 1)[:, :, ::-1, ::-1], compression="gzip")
        group[f"{name}_b"] = bias
for kind in ["lzf", "float64"]:
    with h5py.File(f"{folder}/{kind}.h5", "w") as file:
        for name, (kernel, bias) in weights.items():
            values = kernel.astype("float64") if kind == "float64" else kernel
            file.create_dataset(f"{name}/{name}/kernel:0", data=values, compression="lzf" if kind == "lzf" else "gzip")
            file[f"{name}/{name}/bias:0"] = bias
