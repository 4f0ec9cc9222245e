"""Trains VGG16's convolutional base to tell synthetic fingers apart. See README.md beside this file.

    python3 train.py --data build/pretraining --out build/pretraining/run --recipe cpu|gpu

Reads every prints-*.npy of makePrints.js, writes checkpoint.pt, log.csv and at the end weights.safetensors (float16, BatchNorm folded
into the convolutions). A run that was stopped goes on from its checkpoint. PyTorch 1.13 or later and NumPy are all it needs.
"""

import argparse
import glob
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SEED = 20231115
BLOCKS = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]
HELD_OUT = 40  # fingers that are only watched

# Each phase: steps, side of the crops, fingers a step (two impressions of each), and whether all fingers of a step are cut out at the same
# place. At places of their own fingers are easily told apart, by where on the finger a crop lies; that is learnt first. At the same place,
# about equally far from the core, only what is particular to the finger is left.
OWN, SAME = False, True
RECIPES = {
    "cpu": {"phases": [(850, 96, 20, OWN), (650, 96, 20, SAME), (60, 224, 6, SAME)], "rate": 1e-3, "warm_up": 50},
    "gpu": {"phases": [(1000, 112, 96, OWN), (6000, 112, 96, SAME), (4000, 224, 32, SAME)], "rate": 1e-3, "warm_up": 300},
    "check": {"phases": [(4, 64, 3, OWN), (2, 96, 3, SAME)], "rate": 1e-3, "warm_up": 2},
}


class Base(nn.Module):
    """Grey prints to block5_conv3's rectified maps: the thirteen convolutions, each with a BatchNorm that is folded away at the end."""

    def __init__(self):
        super().__init__()
        self.names, layers, channels = [], [], 1
        for block, (count, width) in enumerate(BLOCKS, 1):
            for conv in range(1, count + 1):
                layers.append(nn.Conv2d(channels, width, 3, padding=1, bias=False))
                layers.append(nn.BatchNorm2d(width, momentum=0.05))
                self.names.append(f"block{block}_conv{conv}")
                channels = width
        self.layers = nn.ModuleList(layers)
        for layer in self.layers:
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight)

    def forward(self, x):
        for i, name in enumerate(self.names):
            if name.endswith("conv1") and i > 0:
                x = F.max_pool2d(x, 2)
            x = F.relu(self.layers[2 * i + 1](self.layers[2 * i](x)))
        return x

    def folded(self):
        """Name, kernel (out × in × 3 × 3) and bias of each convolution with its BatchNorm in it; the first takes three equal channels."""
        for i, name in enumerate(self.names):
            conv, norm = self.layers[2 * i], self.layers[2 * i + 1]
            gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            kernel = conv.weight * gain[:, None, None, None]
            bias = norm.bias - norm.running_mean * gain
            yield name, kernel.expand(-1, 3, -1, -1) / 3 if i == 0 else kernel, bias


def contrast(a, b, temperature):
    """Two views of each finger of a batch must be more alike than any two of different fingers (InfoNCE, both ways)."""
    logits = F.normalize(a.flatten(1)) @ F.normalize(b.flatten(1)).t() / temperature
    target = torch.arange(len(a), device=a.device)
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.t(), target)) / 2


def contrast_cells(a, b, inked, temperature):
    """A cell of one view must be more like the same cell of the other view than any cell of another finger or farther than a step away.

    a, b: n x 512 x h x w; inked: which cells show ridges in both views (n x h x w). What the lab compares is the cosine of whole maps, a sum
    over cells: this asks the same of each of them, and gives some forty questions a crop where the whole map gives one.
    """
    n, channels, h, w = a.shape
    rows = inked.flatten().nonzero()[:, 0]
    if len(rows) < 2:
        return a.sum() * 0
    flat = [F.normalize(m.permute(0, 2, 3, 1).reshape(-1, channels)[rows]) for m in (a, b)]
    logits = flat[0] @ flat[1].t() / temperature
    finger, y, x = rows // (h * w), rows // w % h, rows % w
    near = (y[:, None] - y[None]).abs().maximum((x[:, None] - x[None]).abs()) <= 1
    ignored = (finger[:, None] == finger[None]) & near & ~torch.eye(len(rows), dtype=torch.bool, device=a.device)
    logits = logits.masked_fill(ignored, -1e4)
    target = torch.arange(len(rows), device=a.device)
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.t(), target)) / 2


def views(prints, middle, side, strength, generator):
    """Impressions as another finger placement shows them: n × 256 × 256 bytes to n × 1 × side × side, zero mean and unit variance each.

    `middle` (n × 2, in pixels from the print's middle) says where the view looks; turned, shifted, scaled and bent about it, partly wiped
    out, changed in contrast, with noise. strength 0 changes nothing.
    """
    n, device = len(prints), prints.device

    def draw(*shape):
        return (2 * torch.rand(*shape, generator=generator) - 1).to(device) * strength

    angle, size = draw(n) * math.radians(7), 1 + 0.05 * draw(n)
    grid = (torch.arange(side, device=device) - (side - 1) / 2).float()
    y, x = torch.meshgrid(grid, grid, indexing="ij")
    cos, sin = (torch.cos(angle) * size)[:, None, None], (torch.sin(angle) * size)[:, None, None]
    where = torch.stack([cos * x - sin * y, sin * x + cos * y], -1) + (middle.to(device) + 5 * draw(n, 2))[:, None, None]
    bend = F.interpolate(3 * draw(n, 2, 5, 5), size=(side, side), mode="bicubic", align_corners=True)
    where = (where + bend.permute(0, 2, 3, 1)) * (2 / prints.shape[-1])
    ink = F.grid_sample(255 - prints[:, None].float(), where, align_corners=False)  # white beyond the edge

    keep = F.interpolate(torch.rand(n, 1, 5, 5, generator=generator).to(device), size=(side, side), mode="bilinear", align_corners=True)
    ink = ink * (keep > 0.22 * strength).float()
    ink = ink * (1 + 0.25 * draw(n, 1, 1, 1)) + 12 * strength * torch.randn(n, 1, side, side, generator=generator).to(device) * (ink > 0)
    ink = ink.clamp(0, 255)
    return -(ink - ink.mean((2, 3), keepdim=True)) / ink.std((2, 3), keepdim=True).clamp_min(1)


def inked(pictures):
    """Which cells of 16 x 16 pixels show ridges: n x 1 x side x side to n x side/16 x side/16."""
    mean = F.avg_pool2d(pictures, 16)
    return (F.avg_pool2d(pictures**2, 16) - mean**2 > 0.2)[:, 0]


def equal_error_rate(vectors, fingers):
    scores = F.normalize(vectors) @ F.normalize(vectors).t()
    upper = torch.triu(torch.ones_like(scores), 1).bool()
    genuine = fingers[:, None] == fingers[None]
    same, other = scores[upper & genuine], scores[upper & ~genuine]
    thresholds = torch.sort(scores[upper]).values[:: max(1, int(upper.sum()) // 2000)]
    rates = [((same < t).float().mean().item(), (other >= t).float().mean().item()) for t in thresholds]
    return sum(min(rates, key=lambda r: abs(r[0] - r[1]))) / 2


def run(base, pictures):
    """The base in half the precision (bfloat16), which is twice as fast on processors that have it; sums stay in float32."""
    with torch.autocast(pictures.device.type, dtype=torch.bfloat16):
        maps = base(pictures.to(memory_format=torch.channels_last))
    return maps.float()


@torch.no_grad()
def watch(base, prints, device):
    """Equal error rates of the cosine of the full and the pooled map at 224², on fingers that are never trained on."""
    base.eval()
    fingers, impressions = prints.shape[:2]
    flat = prints.reshape(-1, *prints.shape[2:])
    maps = [run(base, views(one.to(device), torch.zeros(len(one), 2), 224, 0.0, None)) for one in flat.split(8)]
    maps = torch.cat(maps).cpu()
    labels = torch.arange(fingers).repeat_interleave(impressions)
    base.train()
    return equal_error_rate(maps.flatten(1), labels), equal_error_rate(maps.mean((2, 3)), labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", default="build/pretraining")
    parser.add_argument("--out", default="build/pretraining/run")
    parser.add_argument("--recipe", choices=RECIPES, default="gpu" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--watch", type=int, default=100, help="steps between two looks at the held-out fingers")
    args = parser.parse_args()
    recipe = RECIPES[args.recipe]
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    os.makedirs(args.out, exist_ok=True)

    parts = sorted(glob.glob(os.path.join(args.data, "prints-*.npy")))
    if not parts:
        raise SystemExit(f"{args.data}: has no prints-*.npy; make them with makePrints.js")
    prints = torch.from_numpy(np.concatenate([np.load(part) for part in parts]))
    held, prints = prints[:HELD_OUT], prints[HELD_OUT:].to(device)
    if len(prints) < 2:
        raise SystemExit(f"{args.data}: {HELD_OUT} fingers are held out and {len(prints)} are left; make more")

    torch.manual_seed(SEED)
    base = Base().to(device, memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(base.parameters(), lr=recipe["rate"], weight_decay=1e-4)
    total = sum(steps for steps, *_ in recipe["phases"])
    step, started = 0, time.time()
    checkpoint = os.path.join(args.out, "checkpoint.pt")
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location=device)
        base.load_state_dict(state["base"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
        print(f"goes on from step {step}", flush=True)
    first = step

    log = open(os.path.join(args.out, "log.csv"), "a", buffering=1)
    if step == 0:
        log.write("step,seconds,loss,cells,map,pooled,eerMap,eerPooled\n")
    sums, count = np.zeros(3), 0
    while step < total:
        side, fingers, same = next(rest for left, *rest in phases_from(recipe["phases"], step) if left > 0)
        generator = torch.Generator().manual_seed(SEED + step)
        rate = recipe["rate"] * min(1, (step + 1) / recipe["warm_up"]) * (0.02 + 0.98 * (1 + math.cos(math.pi * step / total)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = rate
        chosen = torch.randperm(len(prints), generator=generator)[: min(fingers, len(prints))]
        pair = torch.rand(len(chosen), prints.shape[1], generator=generator).argsort(1)[:, :2]
        reach = (224 - side) / 2
        middle = (2 * torch.rand(len(chosen), 2, generator=generator) - 1) * reach
        if same:
            middle = middle[:1].expand(len(chosen), 2)
        both = torch.cat([prints[chosen, pair[:, 0]], prints[chosen, pair[:, 1]]])
        pictures = views(both, middle.repeat(2, 1), side, 1.0, generator)
        maps = run(base, pictures)
        a, b = maps.chunk(2)
        ink = torch.stack(inked(pictures).chunk(2)).all(0)
        pooled = maps.mean((2, 3))
        losses = [contrast_cells(a, b, ink, 0.1), contrast(a, b, 0.1), contrast(*pooled.chunk(2), 0.1)]
        optimizer.zero_grad(set_to_none=True)
        sum(losses).backward()
        optimizer.step()
        step += 1
        sums += [loss.item() for loss in losses]
        count += 1
        if step % args.watch == 0 or step == total:
            eer = watch(base, held, device)
            mean = sums / count
            sums, count = np.zeros(3), 0
            seconds = time.time() - started
            log.write(f"{step},{seconds:.0f},{mean.sum():.4f},{mean[0]:.4f},{mean[1]:.4f},{mean[2]:.4f},{eer[0]:.4f},{eer[1]:.4f}\n")
            left = seconds / (step - first) * (total - step) / 60
            print(f"step {step} of {total}: losses {np.round(mean, 3)}, EER map {eer[0]:.3f}, pooled {eer[1]:.3f}; {left:.0f} min left", flush=True)
            save(checkpoint, base=base, optimizer=optimizer, step=step)
            write_weights(os.path.join(args.out, "weights.safetensors"), base)


def phases_from(phases, step):
    """The phases with the steps that each has left at `step`."""
    for steps, *rest in phases:
        yield max(0, steps - step), *rest
        step = max(0, step - steps)


def save(path, step, **parts):
    torch.save({"step": step, **{name: part.state_dict() for name, part in parts.items()}}, path + ".part")
    os.replace(path + ".part", path)


def write_weights(path, base):
    """safetensors: the header's length, the header, the values; kernels as Keras orders them (height, width, in, out), in float16."""
    header, data = {"__metadata__": {"format": "pt", "scaling": "unit"}}, []
    at = 0
    with torch.no_grad():
        for name, kernel, bias in base.folded():
            for part, values in (("kernel", kernel.permute(2, 3, 1, 0)), ("bias", bias)):
                raw = values.half().cpu().numpy().tobytes()
                header[f"{name}/{part}"] = {"dtype": "F16", "shape": list(values.shape), "data_offsets": [at, at + len(raw)]}
                at += len(raw)
                data.append(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".part", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.writelines(data)
    os.replace(path + ".part", path)


if __name__ == "__main__":
    main()
