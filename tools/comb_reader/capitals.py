"""What the reader of capitals learns from: fonts, drawn strokes with drawn rings and dots, and junk."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .drawing import draw, glyph, normalised, random, scribble, strokes_of

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
JUNK = len(LETTERS)
BARE = {"Å": "A", "Ä": "A", "Ö": "O"}

STEM = ["-", (.05, 0), (.05, 1), None]
ROUND = ["~", (.5, 0), (.08, .35), (.08, .7), (.5, 1), (.92, .7), (.92, .3), (.5, 0)]
# As the digits' ways: a unit box, y down; "~" curves through its points, None lifts the pen.
WAYS = {
    "A": [["-", (0, 1), (.5, 0), (1, 1), None, "-", (.2, .62), (.8, .62)],
          ["~", (0, 1), (.12, .3), (.5, 0), (.88, .3), (1, 1), None, "-", (.1, .6), (.92, .6)],
          ["-", (0, 1), (.45, 0), (.95, 1), None, "-", (.08, .78), (.85, .78)],
          ["-", (0, 1), (.45, 0), (.9, 1), (.2, .62), (1, .55)]],
    "B": [STEM + ["~", (.05, 0), (.7, .08), (.7, .4), (.05, .48), None, "~", (.05, .48), (.85, .55), (.85, .92), (.05, 1)],
          ["-", (.1, 1), (.1, 0), None, "~", (0, .08), (.5, 0), (.75, .2), (.2, .48), (.9, .7), (.6, 1), (.02, .97)]],
    "C": [["~", (.95, .15), (.5, 0), (.08, .4), (.15, .8), (.55, 1), (.95, .85)],
          ["~", (.8, .05), (.3, .1), (.05, .5), (.3, .95), (.9, .95)]],
    "D": [STEM + ["~", (.05, 0), (.7, .1), (.95, .5), (.7, .9), (.05, 1)],
          ["-", (.15, .05), (.15, .95), None, "~", (0, .02), (.6, .05), (1, .45), (.7, .9), (0, 1)]],
    "E": [["-", (.9, 0), (.05, 0), (.05, 1), (.95, 1), None, "-", (.05, .48), (.75, .48)],
          STEM + ["-", (.05, .02), (.9, 0), None, "-", (.05, .5), (.7, .48), None, "-", (.05, 1), (.95, .97)],
          ["~", (.9, .12), (.4, 0), (.15, .25), (.6, .48), (.1, .7), (.4, 1), (.95, .88)]],
    "F": [["-", (.05, 1), (.05, 0), (.95, 0), None, "-", (.05, .48), (.75, .48)],
          ["-", (0, 0), (1, 0), None, "-", (.25, 0), (.2, 1), None, "-", (.05, .5), (.8, .48)]],
    "G": [["~", (.9, .15), (.5, 0), (.08, .4), (.15, .85), (.6, 1), (.92, .8), None, "-", (.92, .82), (.92, .52), (.55, .52)],
          ["~", (.9, .12), (.4, 0), (.05, .5), (.35, 1), (.85, .85), (.95, .55), None, "-", (.45, .55), (1, .55)],
          ["~", (.85, .1), (.3, .08), (.05, .5), (.3, .9), (.9, .75), None, "-", (.5, .55), (.92, .55), (.92, 1)]],
    "H": [STEM + ["-", (.95, 0), (.95, 1), None, "-", (.05, .5), (.95, .5)],
          ["-", (.08, 0), (0, 1), None, "-", (.98, .02), (.9, 1), None, "-", (0, .55), (1, .45)]],
    "I": [["-", (.5, 0), (.5, 1)], ["-", (.5, 0), (.48, 1)],
          ["-", (.5, 0), (.5, 1), None, "-", (.15, 0), (.85, 0), None, "-", (.15, 1), (.85, 1)]],
    "J": [["~", (.8, 0), (.8, .6), (.7, .92), (.4, 1), (.05, .8)],
          ["-", (.3, 0), (1, 0), None, "~", (.75, 0), (.75, .7), (.4, 1), (.05, .8)],
          ["~", (.6, 0), (.6, .8), (.4, 1), (.1, .97)]],
    "K": [STEM + ["-", (.9, 0), (.05, .55), None, "-", (.3, .4), (.95, 1)],
          STEM + ["-", (.9, .02), (.08, .5), (.95, 1)],
          STEM + ["~", (.9, .05), (.5, .35), (.1, .5), (.5, .6), (.95, 1)]],
    "L": [["-", (.05, 0), (.05, 1), (.9, 1)], ["~", (.15, 0), (.08, .5), (.1, .95), (.5, 1), (.95, .95)]],
    "M": [["-", (0, 1), (.05, 0), (.5, .7), (.95, 0), (1, 1)],
          ["-", (.02, 1), (.2, 0), (.5, .95), (.8, 0), (1, 1)],
          ["-", (.05, 1), (.05, 0), (.5, .45), (.95, 0), (.95, 1)],
          ["~", (0, 1), (.1, .1), (.3, .15), (.5, .85), (.68, .1), (.9, .1), (1, 1)]],
    "N": [["-", (.05, 1), (.05, 0), (.95, 1), (.95, 0)], ["-", (0, 1), (.12, 0), (.85, 1), (1, 0)],
          STEM + ["-", (.05, .02), (.95, .95), None, "-", (.95, 0), (.95, 1)]],
    "O": [ROUND, ["~", (.6, .02), (.15, .15), (.08, .75), (.5, 1), (.95, .75), (.85, .15), (.45, .04)],
          ["~", (.4, .05), (.05, .5), (.4, 1), (.95, .6), (.7, .05), (.3, .1)]],
    "P": [STEM + ["~", (.05, 0), (.8, .05), (.85, .42), (.05, .52)],
          ["-", (.15, 1), (.18, 0), None, "~", (0, .1), (.6, 0), (.95, .25), (.6, .5), (.15, .5)]],
    "Q": [ROUND + [None, "-", (.6, .7), (1, 1.05)], ROUND + [None, "-", (.35, .75), (1, 1.1)],
          ROUND + [None, "~", (.4, 1), (.55, 1.15), (.95, 1.1)]],
    "R": [STEM + ["~", (.05, 0), (.8, .05), (.8, .42), (.05, .5), None, "-", (.35, .5), (.95, 1)],
          ["-", (.1, 1), (.12, 0), None, "~", (0, .08), (.6, 0), (.85, .25), (.2, .5), None, "-", (.2, .5), (.95, 1)],
          STEM + ["~", (.05, .05), (.7, .05), (.6, .45), (.1, .52), (.5, .65), (.95, 1)]],
    "S": [["~", (.9, .12), (.5, 0), (.12, .22), (.5, .48), (.88, .75), (.5, 1), (.05, .88)],
          ["~", (.95, .02), (.4, .05), (.2, .35), (.75, .6), (.65, .95), (0, .98)]],
    "T": [["-", (0, 0), (1, 0), None, "-", (.5, 0), (.5, 1)], ["-", (0, .06), (1, 0), None, "-", (.55, .02), (.45, 1)]],
    "U": [["~", (.05, 0), (.05, .6), (.25, .95), (.5, 1), (.75, .95), (.95, .6), (.95, 0)],
          ["~", (.05, 0), (.08, .7), (.45, 1), (.9, .7), (.9, 0), None, "-", (.9, 0), (.92, 1)]],
    "V": [["-", (0, 0), (.5, 1), (1, 0)], ["~", (0, .02), (.25, .5), (.45, 1), (.7, .5), (1, 0)]],
    "W": [["-", (0, 0), (.25, 1), (.5, .25), (.75, 1), (1, 0)], ["-", (0, 0), (.28, 1), (.5, 0), (.75, 1), (1, 0)],
          ["~", (0, 0), (.1, .85), (.38, .9), (.5, .3), (.62, .9), (.9, .85), (1, 0)]],
    "X": [["-", (0, 0), (1, 1), None, "-", (1, 0), (0, 1)], ["-", (.1, .05), (.9, 1), None, "-", (1, 0), (0, .95)]],
    "Y": [["-", (0, 0), (.5, .5), None, "-", (1, 0), (.5, .5), (.5, 1)], ["-", (.05, 0), (.5, .5), None, "-", (1, 0), (.25, 1)],
          ["~", (.05, 0), (.12, .4), (.5, .5), (.9, .3), (.95, 0), None, "~", (.95, 0), (.9, .7), (.55, 1), (.2, .95)]],
    "Z": [["-", (.05, 0), (.95, 0), (.05, 1), (.98, 1)],
          ["-", (.05, 0), (.95, 0), (.05, 1), (.98, 1), None, "-", (.25, .5), (.8, .5)],
          ["~", (.05, .1), (.5, .02), (.9, .1), (.4, .6), (.05, .95), (.5, .92), (.98, 1)]],
}


def marks(letter, left, top, wide, high):
    """The ring of Å or the dots of Ä and Ö as a hand puts them, as strokes over a letter's box."""
    gap = high * random.uniform(.02, .22)
    middle = left + wide * (.5 + random.normal(0, .06))
    if letter == "Å":
        radius = high * random.uniform(.07, .16)
        across, turn = radius * random.uniform(.75, 1.3), random.uniform(0, 6.3)
        centre = top - radius - gap + high * random.uniform(0, .06)
        angles = turn + np.linspace(0, random.uniform(5.6, 6.8), 14)
        return [[(middle + across * np.cos(a), centre + radius * np.sin(a)) for a in angles]]
    apart, tall = wide * random.uniform(.12, .34), high * random.uniform(0, .14)
    lean = high * random.normal(0, .04)
    if random.uniform() < .08:  # quick hands draw one line
        return [[(middle - apart, top - gap), (middle + apart, top - gap + lean)]]
    dots = []
    for x in (middle - apart, middle + apart):
        y = top - gap + high * random.normal(0, .025)
        dots.append([(x, y), (x + lean, y - tall)])
    return dots


def written(letter):
    ways = WAYS[BARE.get(letter, letter)]
    wide = random.uniform(.4, .95) * (1.2 if letter in "MW" else 1)
    strokes = strokes_of(ways[random.integers(len(ways))], wide, random.normal(0, .12), random.uniform(.01, .06))
    if letter in BARE:
        x = [point[0] for stroke in strokes for point in stroke]
        strokes += marks(letter, min(x), 0, max(x) - min(x), 1)
    return draw(strokes)


def set_in(font, letter):
    """A font's letter; its A or O with marks drawn by hand where it has none, and often where it has."""
    bare = BARE.get(letter)
    own = bare and font.getmask(letter).getbbox() and bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))
    if not bare or (own and random.uniform() < .6):
        return glyph(font, letter)
    picture = glyph(font, bare)
    rows, columns = np.where(picture.max(1) > .2)[0], np.where(picture.max(0) > .2)[0]
    high, wide = rows[-1] - rows[0], columns[-1] - columns[0]
    image = Image.fromarray(np.uint8(picture * 255))
    pen, width = ImageDraw.Draw(image), int(max(3, high * random.uniform(.05, .16)))
    for stroke in marks(letter, columns[0], rows[0], wide, high):
        pen.line(stroke, fill=255, width=width, joint="curve")
        for x, y in (stroke[0], stroke[-1]):
            pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=255)
    return np.asarray(image, np.float32) / 255


def in_another_pen(picture):
    """Slanted, stretched, thinner or thicker, now and then a harsh or broken copy; before it is shrunk."""
    image = Image.fromarray(np.uint8(picture * 255))
    side = image.width
    slant, wide = random.normal(0, .16), random.uniform(.75, 1.35)
    image = image.transform(image.size, Image.AFFINE, (wide, slant, side / 2 * (1 - wide - slant), 0, 1, 0), Image.BILINEAR)
    pen = random.uniform()
    if pen < .3:
        image = image.filter(ImageFilter.MaxFilter(int(random.choice([3, 5, 7]))))
    elif pen < .45:
        thin = image.filter(ImageFilter.MinFilter(3))
        image = thin if np.asarray(thin).sum() > .5 * np.asarray(image).sum() else image
    out = np.asarray(image, np.float32) / 255
    kind = random.uniform()
    if kind < .15:
        coarse = Image.fromarray(np.float32(random.uniform(0, 1, (side // 3, side // 3)))).resize(image.size, Image.BILINEAR)
        out = out * (np.asarray(coarse) > random.uniform(.1, .35))
    elif kind < .3:
        out = (out > random.uniform(.3, .7)).astype(np.float32)
    return out


def has_small_letters(font):
    """Many hands' fonts hold other capitals instead."""
    high = {letter: font.getmask(letter).getbbox() for letter in "eEnN"}
    return all(high[small][3] - high[small][1] < .85 * (high[tall][3] - high[tall][1]) for small, tall in ("eE", "nN"))


def examples(options):
    images, labels = [], []

    def add(picture, label):
        picture = normalised(in_another_pen(picture))
        if picture is not None:
            images.append(picture)
            labels.append(label)

    fonts = [ImageFont.truetype(file, 96) for file in options.fonts]
    for font in fonts:
        for label, letter in enumerate(LETTERS):
            for _ in range(14):
                add(set_in(font, letter), label)
    for label, letter in enumerate(LETTERS):
        for _ in range(360):
            add(written(letter), label)
    small = [font for font in fonts if has_small_letters(font)]
    for _ in range(500):
        add(scribble(), JUNK)
        add(glyph(small[random.integers(len(small))], random.choice(list("abdefghnqrt"))), JUNK)
        add(glyph(fonts[random.integers(len(fonts))], str(random.choice(list("234679?!&#%")))), JUNK)
        pair = "".join(random.choice(list("ABCDEFGHKMNOPRSTUVXYZ"), 2))
        add(glyph(fonts[random.integers(len(fonts))], pair), JUNK)
    return np.stack(images), np.array(labels)
