"""The peer of bench/classifiers.js: `classifiers.py ann|svm|forest FOLDER` prints what fit and predict, or a step, took, in ms."""

import json
import os
import sys
import time

INPUTS, CLASSES, BATCH, STEPS, TREES = 100352, 20, 32, 3, 100


def ann():
    import torch
    from torch import nn

    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    network = nn.Sequential(
        nn.Linear(INPUTS, 4096),
        nn.ReLU(),
        nn.BatchNorm1d(4096),
        nn.Linear(4096, 256),
        nn.ReLU(),
        nn.BatchNorm1d(256),
        nn.Linear(256, CLASSES),
    )
    rows = torch.relu(torch.randn(BATCH, INPUTS) / 4)
    labels = torch.arange(BATCH) % CLASSES
    optimizer = torch.optim.Adam(network.parameters(), 1e-4)
    loss = nn.CrossEntropyLoss()
    times, processor = [], []
    for _ in range(STEPS):
        start, before = time.perf_counter(), time.process_time()
        optimizer.zero_grad(set_to_none=True)
        loss(network(rows), labels).backward()
        optimizer.step()
        times.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - before) * 1000)
    median = lambda values: sorted(values)[len(values) // 2]
    return {"torch": torch.__version__, "peerMs": median(times[1:]), "peerCpuMs": median(processor[1:])}


def family(task, folder):
    import numpy as np
    import sklearn

    read = lambda name: np.fromfile(os.path.join(folder, name), dtype=np.float32).reshape(-1, INPUTS)
    training, test = read("training"), read("test")
    labels, wanted = np.arange(len(training)) % CLASSES, np.arange(len(test)) % CLASSES
    if task == "svm":
        from sklearn.svm import SVC

        spread = float(((training - training.mean(0)) ** 2).sum(1).mean())
        model = SVC(C=10, gamma=0.3 / spread)
    else:
        from sklearn.ensemble import RandomForestClassifier

        model = RandomForestClassifier(TREES, n_jobs=2, random_state=1)
    start, before = time.perf_counter(), time.process_time()
    named = model.fit(training, labels).predict(test)
    ms, processor = (time.perf_counter() - start) * 1000, (time.process_time() - before) * 1000
    return {"sklearn": sklearn.__version__, "peerMs": ms, "peerCpuMs": processor, "peerAccuracy": float((named == wanted).mean())}


task = sys.argv[1]
print(json.dumps(ann() if task == "ann" else family(task, sys.argv[2])))
