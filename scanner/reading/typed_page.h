#pragma once
/// A page whose code no machine can read, and whose number a person typed. The number says neither form
/// nor page, so the page must show by its own tick boxes which sheet it is, and only that one: it is
/// asked about rather than guessed.
#include "scanner/reading/registration.h"

namespace tycktill::reading {

struct PlacedPage {
    const forms::Sheet* sheet = nullptr;
    const forms::Page* page = nullptr;
    Registration place;
};

/// Fails with what the person can do instead.
Result<PlacedPage> find_page_by_boxes(const pages::Image& image,
                                      const std::vector<const forms::Sheet*>& sheets);

} // namespace tycktill::reading
