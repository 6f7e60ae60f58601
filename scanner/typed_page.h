#pragma once
/// A page whose code no machine can read, and whose number a person typed. The number says neither form
/// nor page, so the page must show by its own tick boxes which sheet it is, and only that one: it is
/// asked about rather than guessed.
#include "scanner/registration.h"

namespace tycktill {

struct PlacedPage {
    const Sheet* sheet = nullptr;
    const Page* page = nullptr;
    Registration place;
};

/// Fails with what the person can do instead.
Result<PlacedPage> find_page_by_boxes(const Image& image, const std::vector<const Sheet*>& sheets);

} // namespace tycktill
