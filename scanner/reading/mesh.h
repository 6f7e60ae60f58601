#pragma once
/// Where a page's print stands beside its homography, place by place: a feeder that slipped, a fold or a bend
/// moves parts of a page by a millimetre or two that no homography explains. Measured at the printed rules
/// of the text boxes, along them and at both ends; a tick box finds its own frame (frame.h).
#include "forms/paper/sheet.h"
#include "scanner/reading/homography.h"

#include <optional>
#include <vector>

namespace tycktill::reading {

/// From where the homography puts a box to where it is, in sheet millimetres.
struct LocalShift {
    double dx = 0, dy = 0;
    friend bool operator==(const LocalShift&, const LocalShift&) = default;
};

/// The shift of a line's or comb's printed rule, up to 1.5 mm. Nothing when the rule is not seen from end to
/// end, or the two ends moved apart.
std::optional<LocalShift> find_rule(const pages::Image& image, const Homography& map,
                                    const forms::Box& box);

class Mesh {
public:
    /// A measured place.
    struct Node {
        MmPoint at;
        LocalShift shift;
        friend bool operator==(const Node&, const Node&) = default;
    };
    Mesh() = default;
    explicit Mesh(std::vector<Node> nodes) : nodes_(std::move(nodes)) {}
    static Mesh measured(const pages::Image& image, const Homography& map, const forms::Page& page);
    /// The homography as it is around that rectangle: its nearest rule's shift, up and down the page.
    Homography around(const Homography& map, const forms::Rect& rect) const;

    const std::vector<Node>& nodes() const { return nodes_; }

private:
    std::vector<Node> nodes_;
};

} // namespace tycktill::reading
