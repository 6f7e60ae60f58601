#pragma once
/// The papers of a reception's post, made by code: what was written on each is known.
#include "forms/definition/catalogue.h"
#include "scanner/pages/image.h"
#include "tests/scanner/pile.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

namespace tycktill {

/// What a page is.
enum class PaperKind { Form, Copied, Stranger, Attachment, Letter, Blank };

const char* name_of(PaperKind kind);

/// One scanned side, and what the judge knows of it.
struct Side {
    PaperKind kind = PaperKind::Form;
    Image image;        ///< empty when it is put away
    Bytes put_away;     ///< the image as JPEG, because there may be a thousand
    std::string serial; ///< of a page with a code
    Filling filling;    ///< of a form's page: what was written on it
};

using Bundle = std::vector<Side>; ///< what lies together

/// In the order that they are handed out.
std::vector<Bundle> papers_of(const PileOrder& order, const Catalogue& catalogue);

} // namespace tycktill
