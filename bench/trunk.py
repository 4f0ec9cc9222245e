"""A peer of bench/trunk.js, "torch" or "tensorflow": VGG16 through block5_conv3 on random prints of 224 by 224, two threads.

Says its version, then answers each line read with the milliseconds an image of one timed forward pass.
"""
import sys
import time

BLOCKS = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]


def torch_forward(batch):
    import torch
    from torch import nn

    torch.set_num_threads(2)
    layers, inputs = [], 3
    for block, (count, outputs) in enumerate(BLOCKS):
        if block > 0:
            layers.append(nn.MaxPool2d(2))
        for _ in range(count):
            layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(inplace=True)]
            inputs = outputs
    model = nn.Sequential(*layers).eval()
    images = torch.randn(batch, 3, 224, 224)

    def forward():
        with torch.inference_mode():
            model(images)

    return torch.__version__, forward


def tensorflow_forward(batch):
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(2)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    kernels, inputs = [], 3
    for count, outputs in BLOCKS:
        kernels.append([])
        for _ in range(count):
            kernels[-1].append((tf.Variable(tf.random.normal([3, 3, inputs, outputs])), tf.Variable(tf.zeros([outputs]))))
            inputs = outputs
    images = tf.random.normal([batch, 224, 224, 3])

    @tf.function
    def compiled(x):
        for block, layers in enumerate(kernels):
            if block > 0:
                x = tf.nn.max_pool2d(x, 2, 2, "VALID")
            for kernel, bias in layers:
                x = tf.nn.relu(tf.nn.bias_add(tf.nn.conv2d(x, kernel, 1, "SAME"), bias))
        return x

    return tf.__version__, lambda: compiled(images).numpy()


batch = int(sys.argv[2])
version, forward = {"torch": torch_forward, "tensorflow": tensorflow_forward}[sys.argv[1]](batch)
print(version, flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    forward()
    print((time.perf_counter() - start) * 1000 / batch, flush=True)
