#include "shared/touch/repaint.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <imgui.h>

namespace tycktill::touch {
namespace {

bool same(const ImDrawVert& a, const ImDrawVert& b) {
    return std::memcmp(&a, &b, sizeof a) == 0;
}

/// Grows to hold a point; empty when least > most.
struct Reach {
    float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
    void take(const ImDrawVert& corner) {
        left = std::min(left, corner.pos.x);
        top = std::min(top, corner.pos.y);
        right = std::max(right, corner.pos.x);
        bottom = std::max(bottom, corner.pos.y);
    }
    /// Whole px, with one to spare for soft edges.
    PxRect rect(const PxRect& panel) const {
        if (left > right)
            return {};
        const float x = std::max(panel.x, std::floor(left) - 1);
        const float y = std::max(panel.y, std::floor(top) - 1);
        return {x, y, std::min(panel.right(), std::ceil(right) + 1) - x,
                std::min(panel.bottom(), std::ceil(bottom) + 1) - y};
    }
};

/// The corners of every triangle that has a corner that changed; the same number of corners before and
/// now, in the same order.
void take_moved(Reach& reach, const std::vector<ImDrawVert>& before,
                const std::vector<ImDrawVert>& now, const std::vector<unsigned>& order) {
    for (std::size_t at = 0; at + 2 < order.size(); at += 3) {
        const unsigned corners[] = {order[at], order[at + 1], order[at + 2]};
        const bool moved = std::any_of(std::begin(corners), std::end(corners),
                                       [&](unsigned c) { return !same(before[c], now[c]); });
        if (!moved)
            continue;
        for (const unsigned corner : corners) {
            reach.take(before[corner]);
            reach.take(now[corner]);
        }
    }
}

/// What lies between the corners that begin alike and those that end alike, before and now.
void take_middle(Reach& reach, const std::vector<ImDrawVert>& before,
                 const std::vector<ImDrawVert>& now) {
    const std::size_t shorter = std::min(before.size(), now.size());
    std::size_t first = 0, last = 0;
    while (first < shorter && same(before[first], now[first]))
        ++first;
    while (last < shorter - first &&
           same(before[before.size() - 1 - last], now[now.size() - 1 - last]))
        ++last;
    // A rectangle's other corners may be alike: a whole shape on each side more.
    constexpr std::size_t shape = 512;
    const std::size_t from = first > shape ? first - shape : 0;
    const std::size_t kept = last > shape ? last - shape : 0;
    std::for_each(before.begin() + static_cast<std::ptrdiff_t>(from),
                  before.end() - static_cast<std::ptrdiff_t>(kept),
                  [&](const ImDrawVert& corner) { reach.take(corner); });
    std::for_each(now.begin() + static_cast<std::ptrdiff_t>(from),
                  now.end() - static_cast<std::ptrdiff_t>(kept),
                  [&](const ImDrawVert& corner) { reach.take(corner); });
}

} // namespace

Repaint::Repaint() = default;
Repaint::~Repaint() = default;

void Repaint::forget() {
    known_ = false;
    std::fill(corners_.begin(), corners_.end(), ImDrawVert{});
    corners_.clear();
}

PxRect Repaint::since_last(const ImDrawData& frame) {
    const PxRect panel{0, 0, frame.DisplaySize.x, frame.DisplaySize.y};
    std::vector<ImDrawVert> corners;
    std::vector<unsigned> order;
    std::vector<Command> commands;
    for (int i = 0; i < frame.CmdListsCount; ++i) {
        const ImDrawList& list = *frame.CmdLists[i];
        const auto base = static_cast<unsigned>(corners.size());
        corners.insert(corners.end(), list.VtxBuffer.begin(), list.VtxBuffer.end());
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImVec4& clip = command.ClipRect;
            commands.push_back({{clip.x, clip.y, clip.z, clip.w},
                                reinterpret_cast<std::uintptr_t>(command.TextureId),
                                command.ElemCount});
            for (unsigned at = 0; at < command.ElemCount; ++at)
                order.push_back(base + command.VtxOffset +
                                list.IdxBuffer[static_cast<int>(command.IdxOffset + at)]);
        }
    }
    const auto looks_alike = [](const Command& a, const Command& b) {
        return a.texture == b.texture && std::equal(a.clip, a.clip + 4, b.clip);
    };
    const bool comparable =
        known_ && commands.size() == commands_.size() &&
        std::equal(commands.begin(), commands.end(), commands_.begin(), looks_alike);
    Reach reach;
    if (comparable && corners.size() == corners_.size() && order == order_ && commands == commands_)
        take_moved(reach, corners_, corners, order);
    else if (comparable)
        take_middle(reach, corners_, corners);
    std::swap(corners_, corners);
    std::swap(order_, order);
    std::swap(commands_, commands);
    known_ = true;
    // What the last frame held is words that somebody may have written.
    std::fill(corners.begin(), corners.end(), ImDrawVert{});
    return comparable ? reach.rect(panel) : panel;
}

std::uint32_t take_ground(ImDrawData& frame) {
    if (frame.CmdListsCount == 0 || frame.CmdLists[0]->CmdBuffer.empty())
        return 0;
    ImDrawList& list = *frame.CmdLists[0];
    ImDrawCmd& first = list.CmdBuffer[0];
    if (first.ElemCount < 6 || list.VtxBuffer.Size < 4 || first.IdxOffset != 0)
        return 0;
    const ImDrawVert* corner = list.VtxBuffer.Data;
    const std::uint32_t colour = corner[0].col;
    const bool plain =
        std::all_of(corner, corner + 4, [&](const ImDrawVert& c) { return c.col == colour; });
    const ImVec2 &begin = corner[0].pos, &end = corner[2].pos;
    const bool covers = begin.x <= 0 && begin.y <= 0 && end.x >= frame.DisplaySize.x &&
                        end.y >= frame.DisplaySize.y && corner[1].pos.x == end.x &&
                        corner[3].pos.y == end.y && corner[1].pos.y == begin.y;
    const bool one_rectangle = list.IdxBuffer[0] == 0 && list.IdxBuffer[5] == 3;
    if (!plain || !covers || !one_rectangle || (colour >> IM_COL32_A_SHIFT) != 0xFF)
        return 0;
    first.IdxOffset += 6;
    first.ElemCount -= 6;
    return colour;
}

void keep_inside(ImDrawData& frame, const PxRect& part) {
    for (int i = 0; i < frame.CmdListsCount; ++i)
        for (ImDrawCmd& command : frame.CmdLists[i]->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clip = {std::max(clip.x, part.x), std::max(clip.y, part.y),
                    std::min(clip.z, part.right()), std::min(clip.w, part.bottom())};
        }
}

} // namespace tycktill::touch
