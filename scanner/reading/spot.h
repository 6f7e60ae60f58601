#pragma once
/// Black shapes whose middle is known roughly, measured to a fraction of a pixel: a page's corner
/// marks and the eyes of its codes.
#include "scanner/pages/image.h"

#include <optional>
#include <vector>

namespace tycktill::reading {

/// A solid square with sides of about `side` pixels whose middle is within `reach` pixels of
/// `expected`. Every one that fits, the best shape first: a filled tick box may be among them.
std::vector<pages::PxPoint> find_squares(const pages::Image& image, pages::PxPoint expected,
                                         double side, double reach);

/// The middle of the dark core of a code's eye. `module` is a module's side in pixels, `expected`
/// within two modules of it. Nothing when there is no core with a white ring.
std::optional<pages::PxPoint> find_eye(const pages::Image& image, pages::PxPoint expected,
                                       double module);

} // namespace tycktill::reading
