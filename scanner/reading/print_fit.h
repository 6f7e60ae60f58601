#pragma once
/// A small part of a page held against what is printed there, at a tenth of a millimetre: the print is moved and
/// blurred until it fits best, and what is darker than it afterwards is foreign ink. It costs as much as a whole page's
/// dots do in twenty such parts, so it is asked only where something looks foreign already. Pure.
#include "scanner/reading/mesh.h"
#include "scanner/reading/print_map.h"
#include "scanner/reading/registration.h"

#include <functional>

namespace tycktill::reading {

/// Lengths and places in sheet millimetres.
struct ForeignInk {
    double area = 0;    ///< mm² of strokes; specks are left out
    double longest = 0; ///< that one of them reaches
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
};

class PrintFit {
public:
    static constexpr double side = 6; ///< mm of the square that is looked at

    /// All of them must live as long.
    PrintFit(const pages::Image& image, const Registration& place, const Mesh& mesh,
             const PrintMap& print)
        : image_(image), place_(place), mesh_(mesh), print_(print) {}

    using Counts = std::function<bool(MmPoint)>;
    /// Around that place; where `counts` says no, something else may stand.
    ForeignInk foreign_around(MmPoint middle, const Counts& counts) const;

private:
    const pages::Image& image_;
    const Registration& place_;
    const Mesh& mesh_;
    const PrintMap& print_;
};

} // namespace tycktill::reading
