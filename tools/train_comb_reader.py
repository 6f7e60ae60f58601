#!/usr/bin/python3
"""Trains the small network that reads one handwritten digit of a comb (scanner/handwriting/digit).

    tools/train_comb_reader.py --digits FOLDER --fonts FILE… --out assets/models/comb-digits.bin

FOLDER holds MNIST's t10k files; only the first half is used, the second is for measuring. FONTS are
handwriting fonts under the SIL Open Font License. Everything else is drawn here: strokes of the ways
that people write each digit, and junk (scribbles, letters, halves) that must be refused.
Needs Debian's python3-torch, python3-numpy, python3-pil and libopenblas0-pthread. The same seed gives
the same weights on the same machine; a few minutes on one core.
"""
import argparse
import gzip
import math
import struct

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import nn
from torch.nn import functional as F

JUNK = 10
random = np.random.default_rng(20261122)

# Strokes in a unit box, y down: each digit's ways to be written; "~" curves through its points.
WAYS = {
    0: [["~", (.5, 0), (.1, .25), (.05, .6), (.4, 1), (.85, .75), (.9, .3), (.5, 0)],
        ["~", (.6, .02), (.15, .2), (.1, .8), (.5, 1), (.95, .7), (.8, .15), (.45, .03)],
        ["~", (.5, 0), (.1, .3), (.1, .7), (.5, 1), (.9, .7), (.9, .3), (.5, 0), None, "-", (.85, .05), (.15, .95)]],
    1: [["-", (.5, 0), (.5, 1)], ["-", (.25, .25), (.55, 0), (.55, 1)], ["-", (.1, .4), (.6, 0), (.55, 1)],
        ["-", (.3, .2), (.55, 0), (.55, 1), None, "-", (.25, 1), (.85, 1)]],
    2: [["~", (.1, .25), (.4, 0), (.8, .15), (.75, .45), (.1, 1), None, "-", (.1, 1), (.95, .97)],
        ["~", (.1, .2), (.5, 0), (.85, .3), (.4, .75), (.1, .95), (.25, .8), (.5, .9), (.95, .95)]],
    3: [["~", (.1, .1), (.5, 0), (.8, .2), (.4, .45), (.85, .7), (.5, 1), (.05, .9)],
        ["-", (.1, .02), (.85, .02), (.45, .4), None, "~", (.45, .4), (.9, .65), (.6, 1), (.05, .9)]],
    4: [["-", (.35, 0), (.05, .6), (.95, .6), None, "-", (.7, .3), (.7, 1)],
        ["-", (.65, 1), (.65, 0), (.05, .65), (.95, .65)],
        ["-", (.15, 0), (.12, .5), (.85, .5), None, "-", (.8, 0), (.75, 1)]],
    5: [["-", (.85, 0), (.2, 0), (.15, .45), None, "~", (.15, .45), (.6, .38), (.9, .7), (.5, 1), (.05, .92)],
        ["~", (.2, .05), (.15, .45), (.6, .4), (.85, .7), (.5, 1), (.05, .9), None, "-", (.2, .05), (.9, 0)]],
    6: [["~", (.75, 0), (.3, .3), (.1, .7), (.45, 1), (.85, .75), (.5, .5), (.12, .72)],
        ["~", (.5, 0), (.15, .4), (.12, .8), (.5, 1), (.85, .8), (.6, .58), (.2, .7)]],
    7: [["-", (.05, .02), (.9, .02), (.35, 1)], ["-", (.05, .02), (.9, .02), (.4, 1), None, "-", (.25, .5), (.85, .48)],
        ["-", (.08, .2), (.1, .02), (.9, .02), (.45, 1)], ["~", (.05, .08), (.5, .05), (.9, .03), (.55, .5), (.4, 1)]],
    8: [["~", (.75, .15), (.4, 0), (.15, .2), (.5, .47), (.85, .75), (.5, 1), (.12, .78), (.5, .47), (.8, .2), (.65, .05)],
        ["~", (.5, .45), (.15, .25), (.5, 0), (.85, .2), (.5, .45), None, "~", (.5, .45), (.1, .75), (.5, 1), (.9, .75), (.5, .45)]],
    9: [["~", (.8, .15), (.4, 0), (.1, .25), (.45, .5), (.8, .2), None, "-", (.82, .1), (.75, 1)],
        ["~", (.8, .2), (.45, 0), (.1, .25), (.4, .5), (.8, .25), (.8, .6), (.6, 1), (.2, .95)]],
}


def curve(points, steps=8):
    """Catmull-Rom through all points."""
    p = [points[0]] + list(points) + [points[-1]]
    out = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        for t in np.arange(steps) / steps:
            out.append(tuple(.5 * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t ** 2
                                   + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3) for k in (0, 1)))
    return out + [points[-1]]


def draw(strokes, size=96):
    image = Image.new("L", (size * 2, size * 2), 0)
    pen = ImageDraw.Draw(image)
    width = int(random.integers(5, 20))
    for stroke in strokes:
        pixels = [(size / 2 + x * size, size / 2 + y * size) for x, y in stroke]
        pen.line(pixels, fill=255, width=width, joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=255)
    return np.asarray(image, np.float32) / 255


def written(digit):
    way = WAYS[digit][random.integers(len(WAYS[digit]))]
    wide, slant = random.uniform(.4, .85), random.normal(0, .12)
    shake = random.uniform(.01, .06)
    strokes, kind, points = [], None, []
    for item in way + [None]:
        if item is None:
            strokes.append(curve(points) if kind == "~" else points)
            points = []
        elif isinstance(item, str):
            kind = item
        else:
            x, y = item[0] + random.normal(0, shake), item[1] + random.normal(0, shake)
            points.append((x * wide + (1 - y) * slant, y))
    return draw(strokes)


def scribble():
    points = [tuple(random.uniform(0, 1, 2)) for _ in range(random.integers(4, 14))]
    return draw([curve(points)])


def glyph(font, text):
    image = Image.new("L", (200, 200), 0)
    ImageDraw.Draw(image).text((100, 100), text, 255, font=font, anchor="mm")
    return np.asarray(image, np.float32) / 255


def normalised(ink):
    """As digit.cpp does it: the ink's box to 20 pixels by area, its centre of mass in the middle."""
    rows, columns = np.where(ink.max(1) > .2)[0], np.where(ink.max(0) > .2)[0]
    if len(rows) == 0:
        return None
    ink = ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    scale = 20 / max(ink.shape)
    size = [max(1, round(side * scale)) for side in ink.shape]
    small = np.asarray(Image.fromarray(np.uint8(ink * 255)).resize(size[::-1], Image.BOX), np.float32) / 255
    mass = small.sum()
    cy = (small.sum(1) * (np.arange(size[0]) + .5)).sum() / mass
    cx = (small.sum(0) * (np.arange(size[1]) + .5)).sum() / mass
    top, left = round(14 - cy), round(14 - cx)
    top, left = min(max(top, 0), 28 - size[0]), min(max(left, 0), 28 - size[1])
    out = np.zeros((28, 28), np.float32)
    out[top:top + size[0], left:left + size[1]] = small / max(small.max(), .1)
    return out


def mnist(folder):
    with gzip.open(f"{folder}/t10k-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(f"{folder}/t10k-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8).astype(np.int64)
    return images.astype(np.float32) / 255, labels


def examples(options):
    images, labels = [], []

    def add(picture, label):
        picture = normalised(picture)
        if picture is not None:
            images.append(picture)
            labels.append(label)

    real, truth = mnist(options.digits)
    for picture, label in zip(real[:5000], truth[:5000]):
        add(picture, label)
        add(picture, label)  # real hands weigh more
    fonts = [ImageFont.truetype(file, 96) for file in options.fonts]
    for font in fonts:
        for _ in range(6):
            for digit in range(10):
                add(glyph(font, str(digit)), digit)
    for digit in range(10):
        for _ in range(700):
            add(written(digit), digit)
    for _ in range(700):
        add(scribble(), JUNK)
        font = fonts[random.integers(len(fonts))]
        add(glyph(font, str(random.choice(list("ABCDEFGHKMNPRTUVXYÅÄÖabdefhkmnprtuåäö?!&#%")))), JUNK)
        add(glyph(font, str(random.integers(10, 100))), JUNK)  # two in one cell
        one, two = real[random.integers(5000)], real[random.integers(5000)]
        add(np.hstack([one[:, 4:24], two[:, 4:24]]), JUNK)
        half = one.copy()
        half[random.integers(11, 15):] = 0
        if random.uniform() < .5:
            half = half[::-1].copy()
        if random.uniform() < .3:
            add(half * 1., JUNK)
    return torch.tensor(np.stack(images)).unsqueeze(1), torch.tensor(np.array(labels))


def varied(batch, generator):
    """Another hand, another pen, another scanner."""
    n = len(batch)
    normal = lambda *shape: torch.randn(*shape, generator=generator)
    uniform = lambda low, high: low + (high - low) * torch.rand(n, generator=generator)
    turn, slant = normal(n) * .12, normal(n) * .15
    wide, high = uniform(.85, 1.3), uniform(.88, 1.15)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0] = wide * torch.cos(turn)
    theta[:, 0, 1] = -torch.sin(turn) + slant
    theta[:, 1, 0] = torch.sin(turn)
    theta[:, 1, 1] = high * torch.cos(turn)
    theta[:, :, 2] = normal(n, 2) * .05
    grid = F.affine_grid(theta, batch.shape, align_corners=False)
    bend = F.interpolate(normal(n, 2, 5, 5) * .045, size=(28, 28), mode="bicubic", align_corners=True)
    batch = F.grid_sample(batch, grid + bend.permute(0, 2, 3, 1), align_corners=False)
    pen = uniform(-1, 1).view(-1, 1, 1, 1)
    thick, thin = F.max_pool2d(batch, 3, 1, 1), -F.max_pool2d(-batch, 3, 1, 1)
    batch = torch.where(pen > 0, batch + (thick - batch) * pen * .8, batch + (batch - thin) * pen * .5)
    grain = F.interpolate(normal(n, 1, 14, 14), size=(28, 28)) * uniform(0, .15).view(-1, 1, 1, 1)
    gain = uniform(.8, 2.2).view(-1, 1, 1, 1)
    return torch.clamp((batch + grain * (batch > .1)) * gain - (gain - 1) * .25, 0, 1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(1, 20, 5, 2, 2)
        self.two = nn.Conv2d(20, 40, 3, 2, 1)
        self.three = nn.Conv2d(40, 64, 3, 2, 1)
        self.four = nn.Linear(64 * 16, 96)
        self.five = nn.Linear(96, 11)
        self.drop = nn.Dropout(.25)

    def forward(self, x):
        for layer in (self.one, self.two, self.three):
            x = F.relu(layer(x))
        return self.five(self.drop(F.relu(self.four(self.drop(x.flatten(1))))))


def rounded(net):
    """Weights as the file holds them: int8 with a scale for each output."""
    with torch.no_grad():
        for layer in (net.one, net.two, net.three, net.four, net.five):
            flat = layer.weight.view(layer.weight.shape[0], -1)
            scale = flat.abs().max(1, keepdim=True).values / 127
            flat.copy_((flat / scale).round() * scale)


def save(net, temperature, file):
    """"TTC1", temperature, then each layer: outputs, weights an output, then an output at a time its
    scale, bias and weights. Little endian; float32, int32 and int8."""
    with open(file, "wb") as out:
        out.write(b"TTC1" + struct.pack("<f", temperature))
        for layer in (net.one, net.two, net.three, net.four, net.five):
            flat = layer.weight.detach().view(layer.weight.shape[0], -1).numpy()
            out.write(struct.pack("<ii", *flat.shape))
            for row, bias in zip(flat, layer.bias.detach().numpy()):
                scale = float(np.abs(row).max() / 127)
                out.write(struct.pack("<ff", scale, bias) + np.round(row / scale).astype(np.int8).tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--digits", required=True)
    parser.add_argument("--fonts", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=20)
    options = parser.parse_args()
    torch.manual_seed(1)
    generator = torch.Generator().manual_seed(2)
    images, labels = examples(options)
    print(len(images), "examples", flush=True)
    net = Net()
    steps = options.epochs * math.ceil(len(images) / 128)
    optimiser = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    for epoch in range(options.epochs):
        total = 0.
        for chosen in torch.randperm(len(images), generator=generator).split(128):
            optimiser.zero_grad()
            loss = F.cross_entropy(net(varied(images[chosen], generator)), labels[chosen], label_smoothing=.02)
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item() * len(chosen)
        print("epoch", epoch + 1, "loss", round(total / len(images), 4), flush=True)
    net.eval()
    rounded(net)
    temperature = .7
    save(net, temperature, options.out)
    # The second half never trained: how it does.
    real, truth = mnist(options.digits)
    unseen = torch.tensor(np.stack([normalised(picture) for picture in real[5000:]])).unsqueeze(1)
    with torch.no_grad():
        likely = F.softmax(net(unseen) / temperature, 1)
    sure, said = likely[:, :10].max(1)
    right = said == torch.tensor(truth[5000:])
    print("unseen digits right", right.float().mean().item())
    for threshold in (.9, .95, .98, .99, .995, .999):
        taken = sure >= threshold
        print(threshold, "accepted", taken.float().mean().item(), "wrong", int((~right[taken]).sum()))


if __name__ == "__main__":
    main()
