"""The network, how its examples are varied and how its weights are written."""
import math
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


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
    def __init__(self, hidden, outputs):
        super().__init__()
        self.one = nn.Conv2d(1, 20, 5, 2, 2)
        self.two = nn.Conv2d(20, 40, 3, 2, 1)
        self.three = nn.Conv2d(40, 64, 3, 2, 1)
        self.four = nn.Linear(64 * 16, hidden)
        self.five = nn.Linear(hidden, outputs)
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


def train(net, images, labels, epochs, generator):
    """Leaves the net as its file will hold it."""
    steps = epochs * math.ceil(len(images) / 128)
    optimiser = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    for epoch in range(epochs):
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
