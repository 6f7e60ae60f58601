#include "office/out/release.h"

#include "forms/print/document_page.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::out {
namespace {

using matters::Event;

void replace_all(std::string& text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

bool is_blank(const std::string& text) {
    return trimmed(text).empty();
}

struct TitleOfEvent {
    std::string operator()(const matters::Noted&) const { return "Tjänsteanteckning"; }
    std::string operator()(const matters::Confirmed&) const { return "Besked till personen"; }
    std::string operator()(const matters::Replied&) const { return "Svar till personen"; }
    std::string operator()(const matters::NewDayAgreed&) const { return "Besked om ny dag"; }
    std::string operator()(const matters::Referred&) const { return "Hänvisning"; }
    std::string operator()(const matters::MeasureTaken&) const { return "Åtgärd"; }
    template <typename Other>
    std::string operator()(const Other&) const {
        return "";
    }
};

ReleasePart part_of(const std::string& id, const std::string& title, const std::string& text,
                    bool suggested) {
    return {id, title, suggested, sentences_of(text)};
}

std::string text_of_answers(const std::vector<office::ToldAnswer>& answers) {
    std::string text;
    for (const office::ToldAnswer& answer : answers) {
        text += (text.empty() ? "" : "\n") + answer.label + ":\n";
        for (const std::string& words : answer.words)
            text += words + "\n";
    }
    return text;
}

/// What stands in the place of what is masked.
std::string mask_of(int provision) {
    return forms::masked_words + (" (" + std::to_string(provision) + ")");
}

class Releasing {
public:
    Releasing(const ReleaseChoice& choice, const forms::OfficeRules& rules)
        : choice_(choice), rules_(rules), found_(choice.words.size()) {}

    Result<void> add(const ReleasePart& part) {
        std::string text;
        int before = 0; // the provision of a mask that nothing stands after yet
        for (std::size_t i = 0; i < part.sentences.size(); ++i) {
            const int provision = TRY(masked(part, static_cast<int>(i) + 1));
            const std::string& sentence = part.sentences[i];
            if (provision == 0) {
                text += TRY(without_words(sentence));
                before = is_blank(sentence) ? before : 0;
                continue;
            }
            // Two in a row are one: how many there were is told by nothing.
            if (provision != before) {
                text += mask_of(provision) + " ";
                ++release_.masks;
            }
            before = provision;
        }
        release_.parts.push_back({part.title, trimmed(text)});
        return {};
    }
    Result<Release> done() {
        for (std::size_t i = 0; i < found_.size(); ++i)
            if (!found_[i])
                return fail("words to be masked, the " + std::to_string(i + 1) +
                            ". of them, stand nowhere in what is handed out; see how they are "
                            "spelled there");
        return std::move(release_);
    }

private:
    Result<int> number_of(const std::string& id) {
        for (std::size_t i = 0; i < release_.provision_ids.size(); ++i)
            if (release_.provision_ids[i] == id)
                return static_cast<int>(i) + 1;
        for (const forms::SecrecyProvision& one : rules_.provisions)
            if (one.id == id) {
                release_.provision_ids.push_back(id);
                release_.provisions.push_back(one.lagrum);
                return static_cast<int>(release_.provisions.size());
            }
        return fail(id + ": is no provision of the municipality's file; each mask needs one");
    }
    /// The number of the provision that this sentence is masked by, 0 for none.
    Result<int> masked(const ReleasePart& part, int sentence) {
        for (const MaskedSentence& mask : choice_.sentences)
            if (mask.part == part.id && mask.sentence == sentence)
                return number_of(mask.provision);
        return 0;
    }
    Result<std::string> without_words(const std::string& sentence) {
        std::vector<char32_t> left = code_points(sentence);
        for (std::size_t i = 0; i < choice_.words.size(); ++i) {
            const auto words = code_points(lower_case(trimmed(choice_.words[i].words)));
            if (words.empty())
                return fail("words to be masked are empty");
            for (;;) {
                const auto lower = code_points(lower_case(to_utf8(left)));
                const auto at = std::search(lower.begin(), lower.end(), words.begin(), words.end());
                if (at == lower.end() || lower.size() != left.size())
                    break;
                const int provision = TRY(number_of(choice_.words[i].provision));
                const auto mask = code_points(mask_of(provision));
                const auto from = left.begin() + (at - lower.begin());
                const auto rest =
                    left.erase(from, from + static_cast<std::ptrdiff_t>(words.size()));
                left.insert(rest, mask.begin(), mask.end());
                found_[i] = true;
                ++release_.masks;
            }
        }
        return to_utf8(left);
    }

    const ReleaseChoice& choice_;
    const forms::OfficeRules& rules_;
    std::vector<bool> found_;
    Release release_;
};

Result<void> check_sentences(const std::vector<ReleasePart>& parts, const ReleaseChoice& choice) {
    for (const MaskedSentence& mask : choice.sentences) {
        const auto part = std::find_if(parts.begin(), parts.end(),
                                       [&](const auto& one) { return one.id == mask.part; });
        if (part == parts.end() || mask.sentence < 1 ||
            mask.sentence > static_cast<int>(part->sentences.size()))
            return fail(mask.part + ", sentence " + std::to_string(mask.sentence) +
                        ": is not there; look at the parts again");
    }
    return {};
}

forms::Document document_of(const Heading& heading, const std::string& title) {
    forms::Document document;
    document.title = title + " " + heading.number;
    document.author = heading.municipality;
    document.head_left = {heading.municipality, heading.office};
    document.head_right = {heading.number, swedish_date(heading.day)};
    document.foot = heading.municipality + " · " + heading.number;
    document.blocks.emplace_back(forms::DocumentHeading{document.title, 1});
    return document;
}

} // namespace

std::vector<std::string> sentences_of(const std::string& text) {
    std::string safe = text;
    // Nobody's words may look like a mask.
    replace_all(safe, forms::masked_words, " dolt ");
    std::vector<std::string> sentences;
    std::string one;
    for (std::size_t i = 0; i < safe.size(); ++i) {
        one += safe[i];
        const bool ends = std::string("!.?").find(safe[i]) != std::string::npos &&
                          i + 1 < safe.size() && safe[i + 1] == ' ';
        if (ends)
            one += safe[++i];
        if (ends || safe[i] == '\n') {
            sentences.push_back(std::move(one));
            one.clear();
        }
    }
    if (!one.empty())
        sentences.push_back(std::move(one));
    return sentences;
}

std::vector<ReleasePart> release_parts(const office::Told& told, const std::vector<Event>& events) {
    std::vector<ReleasePart> parts;
    const std::string came = events.empty() ? "" : ", " + swedish_date(events.front().day);
    parts.push_back(part_of("matter", "Det som kom in" + came, text_of_answers(told.matter), true));
    if (!told.contact.empty())
        parts.push_back(
            part_of("contact", "Vem som lämnade det", text_of_answers(told.contact), false));
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::string title = std::visit(TitleOfEvent(), events[i].kind);
        if (!title.empty() && !events[i].words.text.empty())
            parts.push_back(part_of("event-" + std::to_string(i + 1),
                                    title + ", " + swedish_date(events[i].day),
                                    events[i].words.text, true));
    }
    return parts;
}

Result<Release> released(const std::vector<ReleasePart>& parts, const ReleaseChoice& choice,
                         const forms::OfficeRules& rules) {
    TRY(check_sentences(parts, choice));
    if (choice.parts.empty())
        return fail("no part is chosen: a copy of nothing is a refusal, which is a decision");
    Releasing releasing(choice, rules);
    for (const std::string& id : choice.parts)
        if (std::none_of(parts.begin(), parts.end(), [&](const auto& one) { return one.id == id; }))
            return fail(id + ": the matter has no such part");
    for (const ReleasePart& part : parts)
        if (std::find(choice.parts.begin(), choice.parts.end(), part.id) != choice.parts.end())
            TRY(releasing.add(part));
    return releasing.done();
}

Result<std::string> release_pdf(const Release& release, const Heading& heading) {
    forms::Document document = document_of(heading, "Kopia ur ärende");
    for (const ReleasedPart& part : release.parts) {
        document.blocks.emplace_back(forms::DocumentHeading{part.title});
        document.blocks.emplace_back(forms::DocumentWords{part.text});
    }
    if (!release.provisions.empty()) {
        document.blocks.emplace_back(forms::DocumentHeading{"Det som inte lämnas ut"});
        std::string words = "Uppgifter är dolda med stöd av:";
        for (std::size_t i = 0; i < release.provisions.size(); ++i)
            words += "\n(" + std::to_string(i + 1) + ") " + release.provisions[i];
        words += "\nDu kan begära ett skriftligt beslut om det som är dolt. Beslutet går att "
                 "överklaga.";
        document.blocks.emplace_back(forms::DocumentWords{words});
    }
    return forms::document_pdf(document);
}

std::string_view released_mask() {
    return forms::masked_words;
}

std::string logged_words(const Release& release) {
    std::string words = std::to_string(release.parts.size()) + " parts, " +
                        std::to_string(release.masks) + " masks";
    for (const std::string& id : release.provision_ids)
        words += ", " + id;
    return words;
}

Result<std::string> refusal_pdf(const Refusing& refusing, const Heading& heading) {
    forms::Document document = document_of(heading, "Beslut om att inte lämna ut handling");
    const auto section = [&](const char* title, const std::string& words) {
        document.blocks.emplace_back(forms::DocumentHeading{title});
        document.blocks.emplace_back(forms::DocumentWords{words});
    };
    section("Beslut", heading.office + " lämnar inte ut de begärda uppgifterna i ärende " +
                          heading.number + ".");
    section("Lagrum", refusing.provision);
    section("Skäl", refusing.reasons);
    section(
        "Så överklagar du",
        "Beslutet kan överklagas till kammarrätten. Skriv vilket beslut du överklagar och hur "
        "du vill att det ändras. Lämna skrivelsen till " +
            heading.office + ", " + heading.municipality +
            ". Den ska ha kommit in inom tre veckor från den dag då du fick del av beslutet. Vi "
            "skickar den vidare till kammarrätten om vi inte själva ändrar beslutet som du "
            "vill.");
    document.blocks.emplace_back(forms::DocumentWords{refusing.decided_by});
    return forms::document_pdf(document);
}

} // namespace tycktill::out
