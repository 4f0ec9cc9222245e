"""Ten training steps of a small network by TensorFlow and Keras, for test/network/engine/kerasReference.test.ts.

    pip install tensorflow-cpu==2.21.0
    python tools/kerasReference.py > test/network/engine/reference/keras.json

The network has what the paper's has: convolutions, pooling, batch normalisation, averaging over the picture, a softmax layer; Adam.
"""
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf

random = np.random.default_rng(20260101)
images = random.normal(size=(8, 9, 7, 3)).astype("float32")
classes = random.integers(0, 4, size=8)

layers = keras.layers
model = keras.Sequential(
    [
        layers.Input((9, 7, 3)),
        layers.Conv2D(6, 3, padding="same", activation="relu"),
        layers.Conv2D(5, 3, strides=2, padding="valid", activation="relu"),
        layers.MaxPooling2D(2, strides=1, padding="same"),
        layers.BatchNormalization(),
        layers.GlobalAveragePooling2D(),
        layers.Dense(4, activation="softmax"),
    ]
)
for variable in model.trainable_variables:
    if variable.name in ("kernel", "bias"):
        variable.assign(random.normal(scale=0.3, size=variable.shape).astype("float32"))
# Keras adds epsilon to the root of the uncorrected moment, tfjs and the paper that introduced Adam to that of the corrected one;
# an epsilon this small makes no difference.
model.compile(keras.optimizers.Adam(0.01, epsilon=1e-12), "categorical_crossentropy")


def digits(values):
    return [float(f"{v:.9g}") for v in values.ravel()]


def weights():
    """The trained variables first, as tfjs orders them."""
    variables = [v.numpy() for v in model.trainable_variables + model.non_trainable_variables]
    return [{"shape": list(v.shape), "values": digits(v)} for v in variables]


before = weights()
losses = []
for _ in range(10):
    model.reset_metrics()  # else the loss is the mean since the first step
    losses.append(float(model.train_on_batch(images, np.eye(4, dtype="float32")[classes])))
reference = {
    "versions": {"tensorflow": tf.__version__, "keras": keras.__version__},
    "images": {"shape": list(images.shape), "values": digits(images)},
    "classes": [int(c) for c in classes],
    "before": before,
    "losses": losses,
    "after": weights(),
    "predictions": [digits(row) for row in model.predict(images, verbose=0)],
}
print(json.dumps(reference))
