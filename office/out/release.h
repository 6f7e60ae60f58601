#pragma once
/// A copy of a matter's documents for whoever asks for them (tryckfrihetsförordningen 2 kap., offentlighets- och
/// sekretesslagen 6 kap.): parts are chosen, and words in them masked, each by a provision. The copy is set anew from what
/// is left, so nothing that is masked lies anywhere in the file; every mask is as wide. Nobody is asked who wants it.
///
/// Only text is handed out so. Page pictures are not: handwriting and what stands beside a form's boxes would go along.
#include "forms/definition/office_rules.h"
#include "office/matters/matter.h"
#include "office/reading/opening.h"

namespace tycktill::out {

/// One document of the matter, or one part of it.
struct ReleasePart {
    std::string id;    ///< "matter", "contact", "event-7"
    std::string title; ///< "Det som kom in, 20 november 2026"
    bool suggested = true;
    std::vector<std::string> sentences; ///< with the space or line break that ends each
    friend bool operator==(const ReleasePart&, const ReleasePart&) = default;
};

/// In the order that they came: what came in, who wrote it (not suggested), notes that stay, what was sent. Working notes
/// are no public record and are none of them.
std::vector<ReleasePart> release_parts(const office::Told& told,
                                       const std::vector<matters::Event>& events);
std::vector<std::string> sentences_of(const std::string& text);

struct MaskedSentence {
    std::string part;
    int sentence = 0;      ///< from 1
    std::string provision; ///< its id
    friend bool operator==(const MaskedSentence&, const MaskedSentence&) = default;
};
/// Wherever these words stand in what is handed out, whatever their case.
struct MaskedWords {
    std::string words;
    std::string provision;
    friend bool operator==(const MaskedWords&, const MaskedWords&) = default;
};
struct ReleaseChoice {
    std::vector<std::string> parts; ///< ids
    std::vector<MaskedSentence> sentences;
    std::vector<MaskedWords> words;
    friend bool operator==(const ReleaseChoice&, const ReleaseChoice&) = default;
};

/// As it leaves the house.
struct ReleasedPart {
    std::string title;
    std::string
        text; ///< forms::masked_words in the place of each mask, then the number of its provision: " (1)"
    friend bool operator==(const ReleasedPart&, const ReleasedPart&) = default;
};
struct Release {
    std::vector<ReleasedPart> parts;
    std::vector<std::string> provisions; ///< lagrum, by their numbers from 1
    std::vector<std::string> provision_ids;
    int masks = 0;
    friend bool operator==(const Release&, const Release&) = default;
};
/// Fails in one line when a part, a sentence or a provision is none, or words to be masked stand nowhere: then somebody
/// has spelled them otherwise, and they would go out.
Result<Release> released(const std::vector<ReleasePart>& parts, const ReleaseChoice& choice,
                         const forms::OfficeRules& rules);

struct Heading {
    std::string municipality, office, number;
    Day day{};
};
Result<std::string> release_pdf(const Release& release, const Heading& heading);
/// What the log keeps of it: how many parts and masks, and the provisions' ids.
std::string logged_words(const Release& release);

/// What stands in a released text in the place of what is masked.
std::string_view released_mask();

/// That a copy is refused, or part of it: a decision that can be appealed to the kammarrätt.
struct Refusing {
    std::string provision;  ///< lagrum
    std::string reasons;    ///< as the authority words them
    std::string decided_by; ///< title and name of who decides for the authority
};
Result<std::string> refusal_pdf(const Refusing& refusing, const Heading& heading);

} // namespace tycktill::out
