#pragma once
/// Marks over letters that the recogniser has no letter for. Its Swedish model knows å ä ö é and little
/// more: it takes ü for ä and ć for c, and is sure of it. The marks still stand in the picture.
#include "scanner/handwriting/ink.h"

#include <string>

namespace tycktill::handwriting {

/// How many letters wider than an i have a mark above them, and whether one of them is surely none of å ä ö
/// é: two dots over an open top (ü), a mark that leans to the left (è). `round` are those with one mark and
/// nothing across their middle, as an å may be, and a ć. `image` is what the blobs were found in.
struct AccentCount {
    int letters = 0, round = 0;
    bool unknown = false;
};
AccentCount accents_of(const std::vector<Blob>& blobs, const pages::Image& image);

/// Whether the picture has a mark that the text does not tell.
bool has_unread_accent(const AccentCount& seen, const std::string& text);

} // namespace tycktill::handwriting
