"""What the reader of digits learns from: half of MNIST, fonts, drawn strokes, and junk to refuse."""
import gzip

import numpy as np
from PIL import ImageFont

from .drawing import draw, glyph, normalised, random, scribble, strokes_of

JUNK = 10

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


def written(digit):
    way = WAYS[digit][random.integers(len(WAYS[digit]))]
    wide, slant = random.uniform(.4, .85), random.normal(0, .12)
    return draw(strokes_of(way, wide, slant, random.uniform(.01, .06)))


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

    real, truth = mnist(options.mnist)
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
    return np.stack(images), np.array(labels)
