#include "scanner/handwriting/cell_network.h"

#include "scanner/handwriting/ink.h"
#include "shared/base/files.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tycktill::handwriting {

namespace {

constexpr int side = 28; // the network's picture
constexpr int held = 20; // the sign's larger side in it

using Plane = std::vector<float>; ///< channels, rows and columns, one after the other

/// Reads little-endian numbers, as the training script writes them.
class Bytewise {
public:
    explicit Bytewise(const Bytes& bytes) : bytes_(bytes) {}
    template <typename T>
    T next() {
        T value{};
        if (at_ + sizeof(T) <= bytes_.size())
            std::memcpy(&value, bytes_.data() + at_, sizeof(T));
        at_ += sizeof(T);
        return value;
    }
    bool ended_exactly() const { return at_ == bytes_.size(); }

private:
    const Bytes& bytes_;
    std::size_t at_ = 0;
};

/// How much ink a pixel is, 0 … 1.
float ink_of(std::uint8_t grey) {
    return std::clamp(static_cast<float>(flat_paper - grey) / static_cast<float>(flat_paper), 0.0f,
                      1.0f);
}

struct Part {
    int left = 0, top = 0, right = 0, bottom = 0; ///< right and bottom exclusive
};

Part inked_part(const pages::Image& cell) {
    Part part{cell.width(), cell.height(), 0, 0};
    for (int y = 0; y < cell.height(); ++y)
        for (int x = 0; x < cell.width(); ++x)
            if (cell.at(x, y) < ink_below)
                part = {std::min(part.left, x), std::min(part.top, y), std::max(part.right, x + 1),
                        std::max(part.bottom, y + 1)};
    return part;
}

/// The mean ink over a rectangle with broken edges.
float mean_ink(const pages::Image& cell, double left, double top, double right, double bottom) {
    double sum = 0, area = 0;
    for (int y = static_cast<int>(top); y < bottom && y < cell.height(); ++y) {
        const double high = std::min(bottom, y + 1.0) - std::max(top, double(y));
        for (int x = static_cast<int>(left); x < right && x < cell.width(); ++x) {
            const double share = high * (std::min(right, x + 1.0) - std::max(left, double(x)));
            sum += share * double(ink_of(cell.at(x, y)));
            area += share;
        }
    }
    return area > 0 ? static_cast<float>(sum / area) : 0;
}

/// Where the ink's middle lies along one axis, from 0.
double centre_of(const Plane& ink, int width, int height, bool across) {
    double sum = 0, mass = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto value = double(ink[static_cast<std::size_t>(y * width + x)]);
            sum += value * ((across ? x : y) + 0.5);
            mass += value;
        }
    return mass > 0 ? sum / mass : 0;
}

/// The ink's box brought to `held` pixels by area, its centre of mass in the middle, as dark as it
/// gets: exactly what the training script's normalised() does.
Plane normalised(const pages::Image& cell) {
    const Part part = inked_part(cell);
    if (part.right <= part.left)
        return {};
    const int wide = part.right - part.left, high = part.bottom - part.top;
    const double scale = double(held) / std::max(wide, high);
    const int width = std::max(1, int(std::lround(wide * scale)));
    const int height = std::max(1, int(std::lround(high * scale)));
    Plane small(static_cast<std::size_t>(width * height));
    const double step_x = double(wide) / width, step_y = double(high) / height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            small[static_cast<std::size_t>(y * width + x)] =
                mean_ink(cell, part.left + x * step_x, part.top + y * step_y,
                         part.left + (x + 1) * step_x, part.top + (y + 1) * step_y);
    const float darkest = std::max(0.1f, *std::max_element(small.begin(), small.end()));
    const int left =
        std::clamp(int(std::lround(14 - centre_of(small, width, height, true))), 0, side - width);
    const int top =
        std::clamp(int(std::lround(14 - centre_of(small, width, height, false))), 0, side - height);
    Plane out(side * side, 0.0f);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            out[static_cast<std::size_t>((top + y) * side + left + x)] =
                small[static_cast<std::size_t>(y * width + x)] / darkest;
    return out;
}

struct Kernel {
    int channels = 1, size = 5; ///< of the input; the kernel's side
};

/// Every second place of a convolution with zeros outside, then what is above zero.
template <typename Layer>
Plane convolved(const Plane& in, int from, const Layer& layer, Kernel kernel) {
    const int to = (from + 1) / 2, half = kernel.size / 2;
    Plane out(static_cast<std::size_t>(layer.outputs * to * to));
    for (int o = 0; o < layer.outputs; ++o)
        for (int y = 0; y < to; ++y)
            for (int x = 0; x < to; ++x) {
                float sum = layer.bias[static_cast<std::size_t>(o)];
                const float* weight = layer.weights.data() + o * layer.inputs;
                for (int c = 0; c < kernel.channels; ++c)
                    for (int ky = 0; ky < kernel.size; ++ky)
                        for (int kx = 0; kx < kernel.size; ++kx, ++weight) {
                            const int sy = 2 * y + ky - half, sx = 2 * x + kx - half;
                            if (sy >= 0 && sx >= 0 && sy < from && sx < from)
                                sum += *weight *
                                       in[static_cast<std::size_t>((c * from + sy) * from + sx)];
                        }
                out[static_cast<std::size_t>((o * to + y) * to + x)] = std::max(0.0f, sum);
            }
    return out;
}

template <typename Layer>
Plane connected(const Plane& in, const Layer& layer) {
    Plane out(layer.bias);
    for (int o = 0; o < layer.outputs; ++o) {
        const float* weight = layer.weights.data() + o * layer.inputs;
        for (const float value : in)
            out[static_cast<std::size_t>(o)] += *weight++ * value;
    }
    return out;
}

} // namespace

Result<CellNetwork> CellNetwork::load(const std::filesystem::path& weights, Size size) {
    const std::array<std::array<int, 2>, 5> shape{
        {{20, 25}, {40, 180}, {64, 360}, {size.hidden, 1024}, {size.outputs, size.hidden}}};
    const Bytes bytes = TRY(read_file(weights, 1u << 20));
    const auto broken = [&] {
        return fail(weights.string() + ": not the comb reader's weights; install the assets anew");
    };
    Bytewise in(bytes);
    if (in.next<std::array<char, 4>>() != std::array<char, 4>{'T', 'T', 'C', '1'})
        return broken();
    CellNetwork network;
    network.temperature_ = in.next<float>();
    for (std::size_t i = 0; i < shape.size(); ++i) {
        Layer& layer = network.layers_[i];
        layer.outputs = in.next<std::int32_t>();
        layer.inputs = in.next<std::int32_t>();
        if (layer.outputs != shape[i][0] || layer.inputs != shape[i][1])
            return broken();
        for (int o = 0; o < layer.outputs; ++o) {
            const auto scale = in.next<float>();
            layer.bias.push_back(in.next<float>());
            for (int w = 0; w < layer.inputs; ++w)
                layer.weights.push_back(scale * static_cast<float>(in.next<std::int8_t>()));
        }
    }
    if (!in.ended_exactly() || !(network.temperature_ > 0))
        return broken();
    return network;
}

std::optional<CellGuess> CellNetwork::read(const pages::Image& cell) const {
    Plane plane = normalised(cell);
    if (plane.empty())
        return std::nullopt;
    plane = convolved(plane, side, layers_[0], {1, 5});
    plane = convolved(plane, 14, layers_[1], {20, 3});
    plane = convolved(plane, 7, layers_[2], {40, 3});
    plane = connected(plane, layers_[3]);
    for (float& value : plane)
        value = std::max(0.0f, value);
    plane = connected(plane, layers_[4]);
    const float top = *std::max_element(plane.begin(), plane.end());
    double sum = 0;
    for (const float value : plane)
        sum += std::exp(double((value - top) / temperature_));
    const auto best = std::max_element(plane.begin(), plane.end() - 1); // the last one is junk
    return CellGuess{static_cast<std::size_t>(best - plane.begin()),
                     std::exp(double((*best - top) / temperature_)) / sum, plane.back() > *best};
}

} // namespace tycktill::handwriting
