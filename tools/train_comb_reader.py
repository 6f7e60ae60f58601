#!/usr/bin/python3
"""Trains the small networks that read one handwritten sign of a comb's cell (scanner/handwriting/cell_network).

    tools/train_comb_reader.py digits --mnist FOLDER --fonts FILE… --out assets/models/comb-digits.bin
    tools/train_comb_reader.py capitals --fonts FILE… --out assets/models/comb-capitals.bin

FOLDER holds MNIST's t10k files; only the first half is used, the second is for measuring. FONTS are
handwriting fonts under free licences; assets/models/README.md says which. Everything else is drawn: strokes
of the ways that people write each sign, and junk (scribbles, pairs, halves) that must be refused.
Needs Debian's python3-torch, python3-numpy, python3-pil and libopenblas0-pthread. The same seed gives
the same weights on the same machine; a few minutes on one core.
"""
import argparse

import numpy as np
import torch
from torch.nn import functional as F

from comb_reader import capitals, digits
from comb_reader.drawing import normalised
from comb_reader.network import Net, save, train


def measure_digits(options, net, temperature):
    """The second half never trained: how it does."""
    real, truth = digits.mnist(options.mnist)
    unseen = torch.tensor(np.stack([normalised(picture) for picture in real[5000:]])).unsqueeze(1)
    with torch.no_grad():
        likely = F.softmax(net(unseen) / temperature, 1)
    sure, said = likely[:, :10].max(1)
    right = said == torch.tensor(truth[5000:])
    print("unseen digits right", right.float().mean().item())
    for threshold in (.9, .95, .98, .99, .995, .999):
        taken = sure >= threshold
        print(threshold, "accepted", taken.float().mean().item(), "wrong", int((~right[taken]).sum()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("signs", choices=["digits", "capitals"])
    parser.add_argument("--mnist")
    parser.add_argument("--fonts", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=20)
    options = parser.parse_args()
    torch.manual_seed(1)
    generator = torch.Generator().manual_seed(2)
    of_digits = options.signs == "digits"
    if of_digits and not options.mnist:
        parser.error("digits need --mnist FOLDER")
    images, labels = (digits if of_digits else capitals).examples(options)
    print(len(images), "examples", flush=True)
    net, temperature = (Net(96, 11), .7) if of_digits else (Net(128, capitals.JUNK + 1), .85)
    train(net, torch.tensor(images).unsqueeze(1), torch.tensor(labels), options.epochs, generator)
    save(net, temperature, options.out)
    if of_digits:
        measure_digits(options, net, temperature)


if __name__ == "__main__":
    main()
