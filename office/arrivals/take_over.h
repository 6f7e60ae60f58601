#pragma once
/// Where matters come from. An envelope that has arrived gets its row in the register, numbered in the series of the nämnd
/// that it concerns. Where the municipality has one, that needs no key. Where it has several only the opened envelope tells
/// which: the program that has the key numbers it as it comes, and what nobody has opened by the next day is numbered
/// without one, in the series of the first nämnd, which receives for all: nothing waits for a lost passphrase.
/// When the office's key is at hand each is opened once by the program, which writes what it says of itself (type, unit,
/// promise, hints) as the first event.
///
/// Both are found by set difference, never by a counter, and may be done by several programs at once and again after a
/// stop: a row is given once, and the first event is the first.
#include "forms/definition/catalogue.h"
#include "forms/definition/office_rules.h"
#include "office/archive/archive.h"
#include "office/arrivals/hints.h"
#include "office/keys/key_ring.h"
#include "office/register/register.h"

namespace tycktill::arrivals {

/// Rows for what has arrived and has none, as far as that can be known without a key: how many. Nothing without rules.
Result<int> make_rows(office::Archive& archive, registry::Register& kept,
                      const forms::OfficeRules& rules, Day today);

/// What opening needs beside the key.
struct OpeningWords {
    const forms::Catalogue& catalogue;
    const forms::OfficeRules& rules;
    const HintWords& hints;
};
struct TakenOver {
    int rows = 0;   ///< made
    int opened = 0; ///< for the first time
    std::vector<std::string>
        unreadable; ///< ids that no key opens; they are tried again the next time
};
/// Rows for all that has none, each in its nämnd's series, then opens what nobody has opened.
Result<TakenOver> take_over(office::Archive& archive, registry::Register& kept,
                            const office::KeyRing& ring, const OpeningWords& words,
                            const record::PublicKey& to, Day today);

/// Which municipality's rules hold where the settings name none: that of the newest submission that opens. "" when there is
/// none.
Result<std::string> municipality_of_newest(office::Archive& archive, const office::KeyRing& ring);

} // namespace tycktill::arrivals
