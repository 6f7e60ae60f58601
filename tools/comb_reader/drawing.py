"""What both trainings draw with: strokes, glyphs of fonts, and a cell as the network sees it."""
import numpy as np
from PIL import Image, ImageDraw

random = np.random.default_rng(20261122)


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


def strokes_of(way, wide, slant, shake):
    """One of the ways to write a sign, in a hand of this width, slant and steadiness."""
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
    return strokes


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
