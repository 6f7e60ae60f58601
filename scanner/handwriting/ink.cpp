#include "scanner/handwriting/ink.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace tycktill::handwriting {

namespace {

constexpr int tile = 24; // 2 mm: larger than a pen's stroke, smaller than a shadow

/// The grey that four fifths of the tile's pixels do not exceed: its paper, unless it is full of ink.
int white_of_tile(const pages::Image& image, int left, int top) {
    std::array<int, 256> count{};
    int all = 0;
    for (int y = top; y < std::min(top + tile, image.height()); ++y)
        for (int x = left; x < std::min(left + tile, image.width()); ++x, ++all)
            ++count[image.at(x, y)];
    int seen = 0;
    for (int grey = 0; grey < 256; ++grey)
        if ((seen += count[static_cast<std::size_t>(grey)]) * 5 >= all * 4)
            return grey;
    return 255;
}

struct Whites {
    int columns = 0, rows = 0;
    std::vector<int> grey;
    int at(int column, int row) const {
        column = std::clamp(column, 0, columns - 1);
        row = std::clamp(row, 0, rows - 1);
        return grey[static_cast<std::size_t>(row * columns + column)];
    }
};

Whites whites_of(const pages::Image& image) {
    Whites whites{(image.width() + tile - 1) / tile, (image.height() + tile - 1) / tile, {}};
    for (int row = 0; row < whites.rows; ++row)
        for (int column = 0; column < whites.columns; ++column)
            whites.grey.push_back(white_of_tile(image, column * tile, row * tile));
    return whites;
}

/// A tile full of ink takes its neighbours' paper.
Whites lifted(const Whites& whites) {
    Whites result = whites;
    for (int row = 0; row < whites.rows; ++row)
        for (int column = 0; column < whites.columns; ++column) {
            int best = 40;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    best = std::max(best, whites.at(column + dx, row + dy));
            result.grey[static_cast<std::size_t>(row * whites.columns + column)] = best;
        }
    return result;
}

/// In 1/256ths of a grey, between the centres of four tiles.
int between_tiles(const Whites& whites, int x, int y) {
    const int fx = x - tile / 2, fy = y - tile / 2;
    const int column = fx < 0 ? -1 : fx / tile, row = fy < 0 ? -1 : fy / tile;
    const int ax = fx - column * tile, ay = fy - row * tile; // 0 … tile - 1
    const int above = whites.at(column, row) * (tile - ax) + whites.at(column + 1, row) * ax;
    const int below =
        whites.at(column, row + 1) * (tile - ax) + whites.at(column + 1, row + 1) * ax;
    return (above * (tile - ay) + below * ay) * 256 / (tile * tile);
}

/// Union-find over labels: the smallest label names the set.
int root_of(std::vector<int>& parent, int label) {
    while (parent[static_cast<std::size_t>(label)] != label) {
        auto& up = parent[static_cast<std::size_t>(label)];
        up = parent[static_cast<std::size_t>(up)];
        label = up;
    }
    return label;
}

void join(std::vector<int>& parent, int& label, int other) {
    if (other < 0)
        return;
    if (label < 0) {
        label = other;
        return;
    }
    const int a = root_of(parent, label), b = root_of(parent, other);
    parent[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    label = std::min(a, b);
}

/// First pass: every ink pixel has a label, and `parent` knows which labels touch.
std::vector<int> label_pixels(const pages::Image& image, std::vector<int>& parent) {
    const int width = image.width();
    std::vector<int> label(
        static_cast<std::size_t>(width) * static_cast<std::size_t>(image.height()), -1);
    const auto at = [&](int x, int y) -> int {
        return x < 0 || y < 0 || x >= width ? -1 : label[static_cast<std::size_t>(y * width + x)];
    };
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < width; ++x) {
            if (image.at(x, y) >= ink_below)
                continue;
            int mine = -1;
            join(parent, mine, at(x - 1, y));
            join(parent, mine, at(x - 1, y - 1));
            join(parent, mine, at(x, y - 1));
            join(parent, mine, at(x + 1, y - 1));
            if (mine < 0) {
                mine = static_cast<int>(parent.size());
                parent.push_back(mine);
            }
            label[static_cast<std::size_t>(y * width + x)] = mine;
        }
    return label;
}

} // namespace

void flatten_paper(pages::Image& image) {
    if (image.empty())
        return;
    const Whites whites = lifted(whites_of(image));
    for (int y = 0; y < image.height(); ++y) {
        std::uint8_t* row = image.row(y);
        for (int x = 0; x < image.width(); ++x) {
            const int white = std::max(1, between_tiles(whites, x, y));
            row[x] = static_cast<std::uint8_t>(std::min(255, row[x] * flat_paper * 256 / white));
        }
    }
}

Ink find_ink(const pages::Image& image) {
    std::vector<int> parent;
    Ink ink;
    ink.label = label_pixels(image, parent);
    std::vector<int> number(parent.size(), -1);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            int& label = ink.label[static_cast<std::size_t>(y * image.width() + x)];
            if (label < 0)
                continue;
            int& blob = number[static_cast<std::size_t>(root_of(parent, label))];
            if (blob < 0) {
                blob = static_cast<int>(ink.blobs.size());
                ink.blobs.push_back({x, y, x + 1, y + 1, 0});
            }
            label = blob;
            Blob& found = ink.blobs[static_cast<std::size_t>(blob)];
            found.left = std::min(found.left, x);
            found.right = std::max(found.right, x + 1);
            found.bottom = std::max(found.bottom, y + 1);
            ++found.pixels;
        }
    return ink;
}

void erase(pages::Image& image, const Ink& ink, int blob) {
    const Blob& box = ink.blobs[static_cast<std::size_t>(blob)];
    const int width = image.width();
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            if (ink.label[static_cast<std::size_t>(y * width + x)] != blob)
                continue;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < image.height()) {
                        const int near =
                            ink.label[static_cast<std::size_t>((y + dy) * width + x + dx)];
                        if (near < 0 || near == blob)
                            image.row(y + dy)[x + dx] = flat_paper;
                    }
        }
}

namespace {

/// For each new pixel the old ones that it covers, and how much of the first and the last.
struct Cover {
    int first = 0, last = 0;
    float first_share = 1, last_share = 1;
};

std::vector<Cover> covers(int from, int to) {
    std::vector<Cover> result(static_cast<std::size_t>(to));
    const double step = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double begin = i * step, end = std::min<double>(from, (i + 1) * step);
        Cover& cover = result[static_cast<std::size_t>(i)];
        cover.first = static_cast<int>(begin);
        cover.last = std::max(cover.first, std::min(from - 1, static_cast<int>(end - 1e-9)));
        cover.first_share = static_cast<float>(std::min<double>(cover.first + 1, end) - begin);
        cover.last_share = static_cast<float>(end - cover.last);
    }
    return result;
}

template <typename At>
float mean_over(const Cover& cover, const At& at) {
    float sum = cover.first_share * at(cover.first), weight = cover.first_share;
    for (int i = cover.first + 1; i < cover.last; ++i, ++weight)
        sum += at(i);
    if (cover.last > cover.first) {
        sum += cover.last_share * at(cover.last);
        weight += cover.last_share;
    }
    return sum / weight;
}

} // namespace

pages::Image smaller(const pages::Image& image, double scale) {
    const int width = std::max(1, static_cast<int>(image.width() * scale)),
              height = std::max(1, static_cast<int>(image.height() * scale));
    const auto across = covers(image.width(), width), down = covers(image.height(), height);
    std::vector<float> lying(static_cast<std::size_t>(width) *
                             static_cast<std::size_t>(image.height()));
    const auto place = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    };
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* row = image.row(y);
        for (int x = 0; x < width; ++x)
            lying[place(x, y)] = mean_over(across[static_cast<std::size_t>(x)],
                                           [&](int i) { return static_cast<float>(row[i]); });
    }
    pages::Image out(width, height, flat_paper);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            out.row(y)[x] =
                static_cast<std::uint8_t>(mean_over(down[static_cast<std::size_t>(y)],
                                                    [&](int i) { return lying[place(x, i)]; }) +
                                          0.5F);
    return out;
}

bool is_stroke(const Blob& blob) {
    return std::max(blob.width(), blob.height()) >= px_of_mm(1.0) && blob.pixels >= px_of_mm(1.5);
}

bool is_streak(const Blob& blob, const pages::Image& image) {
    const bool lies = blob.height() <= px_of_mm(0.45) && blob.width() * 2 >= image.width();
    const bool stands = blob.width() <= px_of_mm(0.35) &&
                        blob.height() * 20 >= image.height() * 19 && blob.height() >= px_of_mm(8);
    return lies || stands;
}

} // namespace tycktill::handwriting
