"""The peer of bench/engine.js: `engine.py torch|tensorflow` prints its versions, then, for each line it reads, what the task took, in ms.

trunk: VGG16 through block5_conv3 on 8 pictures of 224 x 224; tail 32, tail 8: one training step of the trained layers on as many cached features.
"""

import json
import os
import sys
import time

THREADS = int(os.environ["OMP_NUM_THREADS"])
TRUNK = [64, 64, "pool", 128, 128, "pool", 256, 256, 256, "pool", 512, 512, 512, "pool", 512, 512, 512]
TRUNK_BATCH, TAIL_BATCHES, CLASSES = 8, (32, 8), 20


def torch_tasks():
    import torch
    from torch import nn

    torch.set_num_threads(THREADS)
    layers, channels = [], 3
    for layer in TRUNK:
        if layer == "pool":
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(channels, layer, 3, padding=1), nn.ReLU()]
            channels = layer
    trunk = nn.Sequential(*layers).eval()
    pictures = torch.rand(TRUNK_BATCH, 3, 224, 224)

    def run_trunk():
        with torch.no_grad():
            trunk(pictures)

    tail = nn.Sequential(
        nn.Conv2d(512, 512, 3, padding=1),
        nn.ReLU(),
        nn.Conv2d(512, 512, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.BatchNorm1d(512),
        nn.Linear(512, CLASSES),
    )
    optimizer = torch.optim.Adam(tail.parameters(), 1e-4)
    loss = nn.CrossEntropyLoss()

    def step(batch):
        features = torch.rand(batch, 512, 14, 14)
        classes = torch.arange(batch) % CLASSES

        def run():
            optimizer.zero_grad()
            loss(tail(features), classes).backward()
            optimizer.step()

        return run

    return {"trunk": run_trunk, **{f"tail {n}": step(n) for n in TAIL_BATCHES}}, {"torch": torch.__version__}


def tensorflow_tasks():
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import numpy as np
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(THREADS)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    layers = tf.keras.layers

    def conv(filters):
        return layers.Conv2D(filters, 3, padding="same", activation="relu")

    trunk = tf.keras.Sequential(
        [layers.Input((224, 224, 3))] + [layers.MaxPooling2D() if n == "pool" else conv(n) for n in TRUNK]
    )
    forward = tf.function(lambda x: trunk(x, training=False))
    pictures = tf.random.uniform((TRUNK_BATCH, 224, 224, 3))
    tail = tf.keras.Sequential(
        [
            layers.Input((14, 14, 512)),
            conv(512),
            conv(512),
            layers.MaxPooling2D(),
            layers.GlobalAveragePooling2D(),
            layers.BatchNormalization(),
            layers.Dense(CLASSES, activation="softmax"),
        ]
    )
    tail.compile(tf.keras.optimizers.Adam(1e-4), "sparse_categorical_crossentropy")

    def step(batch):
        features = tf.random.uniform((batch, 14, 14, 512))
        classes = np.arange(batch) % CLASSES
        return lambda: tail.train_on_batch(features, classes)

    return {
        "trunk": lambda: forward(pictures).numpy(),
        **{f"tail {n}": step(n) for n in TAIL_BATCHES},
    }, {"tensorflow": tf.__version__, "keras": tf.keras.__version__}


tasks, versions = {"torch": torch_tasks, "tensorflow": tensorflow_tasks}[sys.argv[1]]()
print(json.dumps(versions), flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    tasks[line.strip()]()
    print((time.perf_counter() - start) * 1000, flush=True)
