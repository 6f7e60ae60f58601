#include "tests/support/real_digits.h"

#include "scanner/handwriting/ink.h"
#include "tests/support/any_picture.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace tycktill {

namespace fs = std::filesystem;

namespace {

fs::path real_data(const std::string& part) {
    const char* folder = std::getenv("TYCKTILL_REAL_DATA");
    return folder && fs::exists(fs::path(folder) / part) ? fs::path(folder) / part : fs::path();
}

std::string unpacked(const fs::path& file) {
    std::string bytes;
    FILE* pipe = popen(("zcat '" + file.string() + "'").c_str(), "r");
    char piece[1 << 16];
    for (std::size_t size; pipe && (size = fread(piece, 1, sizeof piece, pipe)) > 0;)
        bytes.append(piece, size);
    if (pipe)
        pclose(pipe);
    return bytes;
}

Image enlarged(const Image& small, int times) {
    Image out(small.width() * times, small.height() * times, 255);
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x)
            out.row(y)[x] =
                static_cast<std::uint8_t>(small.sample({(x + 0.5) / times, (y + 0.5) / times}));
    return out;
}

/// Without what touches the edge (the printed frame) and without specks.
Image only_the_digit(Image image) {
    flatten_paper(image);
    const Ink ink = find_ink(image);
    int largest = 0;
    const auto at_edge = [&](const Blob& blob) {
        return blob.left <= 1 || blob.top <= 1 || blob.right >= image.width() - 1 ||
               blob.bottom >= image.height() - 1;
    };
    for (const Blob& blob : ink.blobs)
        if (!at_edge(blob))
            largest = std::max(largest, blob.pixels);
    for (std::size_t i = 0; i < ink.blobs.size(); ++i)
        if (at_edge(ink.blobs[i]) || ink.blobs[i].pixels * 50 < largest)
            erase(image, ink, static_cast<int>(i));
    return image;
}

/// Only the columns with ink, as a comb's cell is cut.
Image without_sides(const Image& image) {
    int left = image.width(), right = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.at(x, y) < ink_below) {
                left = std::min(left, x);
                right = std::max(right, x + 1);
            }
    Image out(std::max(1, right - left), image.height(), flat_paper);
    for (int y = 0; y < image.height() && right > left; ++y)
        std::copy_n(image.row(y) + left, out.width(), out.row(y));
    return out;
}

} // namespace

std::vector<RealDigit> unseen_mnist_digits() {
    const fs::path folder = real_data("digits");
    if (folder.empty())
        return {};
    constexpr std::size_t first = 5000, all = 10000, size = 28 * 28;
    const std::string images = unpacked(folder / "t10k-images-idx3-ubyte.gz");
    const std::string labels = unpacked(folder / "t10k-labels-idx1-ubyte.gz");
    std::vector<RealDigit> digits;
    if (images.size() != 16 + all * size || labels.size() != 8 + all)
        return digits;
    for (std::size_t i = first; i < all; ++i) {
        Image small(28, 28, flat_paper);
        for (std::size_t p = 0; p < size; ++p) {
            const auto ink = static_cast<unsigned char>(images[16 + i * size + p]);
            small.row(int(p / 28))[p % 28] =
                static_cast<std::uint8_t>(flat_paper - ink * flat_paper / 255);
        }
        digits.push_back(
            {static_cast<char>('0' + labels[8 + i]), without_sides(enlarged(small, 2))});
    }
    return digits;
}

std::vector<RealDigit> photographed_digits() {
    const fs::path folder = real_data("ticks/freehand_numbers");
    std::vector<RealDigit> digits;
    if (folder.empty())
        return digits;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".jpg")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        digits.push_back({file.filename().string().front(),
                          without_sides(only_the_digit(enlarged(any_picture(file), 3)))});
    return digits;
}

} // namespace tycktill
