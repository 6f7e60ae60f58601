// Names: signed with («Med vänlig hälsning Karin Lindberg», «/Karin»), said of oneself («jag heter …»), of
// one's own people («min mamma Eva Lind»), and a common first name with a surname after it.
#include "forms/rules/revealing_parts.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

/// How sure it is that a name follows.
enum class Sign {
    Strong,  ///< what follows is the name, in small letters as well
    Signed,  ///< the same, in small letters where the text ends with it
    Capital, ///< what follows is a name when it is written as one
    Weak, ///< only where the text ends with it, after a comma or a new line, or a known first name
};
struct Opening {
    std::vector<std::string> words;
    Sign sign;
};

const std::vector<Opening>& openings() {
    static const std::vector<Opening> all = [] {
        std::vector<Opening> made;
        const auto add = [&](Sign sign, std::initializer_list<const char*> phrases) {
            for (const char* phrase : phrases)
                made.push_back({split(phrase, ' '), sign});
        };
        add(Sign::Strong, {"jag heter", "mitt namn är", "mitt namn", "jag kallas", "undertecknad",
                           "undertecknat", "nimeni on", "my name is", "my name's", "my name"});
        add(Sign::Signed, {"mvh",
                           "m v h",
                           "vänlig hälsning",
                           "vänliga hälsningar",
                           "vänligaste hälsningar",
                           "bästa hälsningar",
                           "bästa hälsning",
                           "varma hälsningar",
                           "vänlig hälsn",
                           "med hälsning",
                           "terveisin",
                           "ystävällisin terveisin",
                           "kunnioittavasti",
                           "best regards",
                           "kind regards",
                           "warm regards",
                           "yours sincerely",
                           "yours faithfully",
                           "yours truly",
                           "many thanks and regards"});
        add(Sign::Capital, {"hälsningar",
                            "hälsning",
                            "hälsn",
                            "hälsar",
                            "vh",
                            "bh",
                            "regards",
                            "sincerely",
                            "faithfully",
                            "best wishes",
                            "signerat",
                            "skrivet av",
                            "skriven av",
                            "written by",
                            "signed",
                            "avsändare",
                            "sender",
                            "lähettäjä",
                            "allekirjoittanut",
                            "heter",
                            "namn",
                            "namnet är",
                            "nimi",
                            "nimi on",
                            "name",
                            "called",
                            "named",
                            "is called",
                            "högaktningsfullt",
                            "terveiset",
                            "terv",
                            "terkuin",
                            "yst terv",
                            "familjen",
                            "herr",
                            "fru",
                            "fröken",
                            "mr",
                            "mrs",
                            "ms",
                            "rouva",
                            "herra",
                            "perhe",
                            "tack på förhand",
                            "thanks in advance",
                            "kiitos etukäteen"});
        add(Sign::Weak,
            {"tack",      "kram",   "kramar",    "vänligen", "hej då", "hejdå", "ha det bra",
             "allt gott", "thanks", "thank you", "cheers",   "love",   "yours", "best",
             "kiitos",    "t",      "terkut",    "jag är",   "i am",   "i'm",   "olen",
             "this is",   "det är", "jag",       "från",     "from"});
        std::stable_sort(made.begin(), made.end(), [](const Opening& a, const Opening& b) {
            return a.words.size() > b.words.size();
        });
        return made;
    }();
    return all;
}

bool is_particle(const std::string& lower) {
    for (const char* particle :
         {"von", "af", "de", "van", "der", "el", "al", "bin", "ben", "da", "du"})
        if (lower == particle)
            return true;
    return false;
}

bool is_name_word(const WordText& text, std::size_t word) {
    return text.capital(word) && !text.words[word].number && !is_no_name(text.lower(word));
}

/// How many words from here on are one name as it is written: «Karin Lindberg», «K. von Essen».
std::size_t name_words(const WordText& text, std::size_t first) {
    if (!is_name_word(text, first))
        return 0;
    std::size_t count = 1;
    while (count < 4) {
        const std::size_t next = first + count;
        if (next >= text.words.size())
            break;
        const bool initial = text.words[next - 1].length == 1 && text.words[next].before == ". ";
        if (!text.joined(next) && !initial)
            break;
        if (is_name_word(text, next) && !is_place(text.lower(next)))
            ++count;
        else if (is_particle(text.lower(next)) && text.joined(next + 1) &&
                 is_name_word(text, next + 1))
            count += 2;
        else
            break;
    }
    return count;
}

bool has_two_letters(const WordText& text, std::size_t first, std::size_t count) {
    return count > 1 || length_of(text.lower(first)) > 1;
}

/// Nothing more stands on the line, or the sentence ends there.
bool ends_there(const WordText& text, std::size_t after) {
    return after >= text.words.size() || text.words[after].new_line;
}

/// A name in small letters: «mvh karin». One or two words at the end, neither of them an everyday one.
std::size_t small_name_words(const WordText& text, std::size_t first, Sign sign) {
    if (first >= text.words.size() || text.words[first].number || text.capital(first))
        return 0;
    const auto possible = [&](std::size_t word) {
        return !is_no_name(text.lower(word)) && !is_relation(text.lower(word)) &&
               !is_staff_title(text.lower(word)) && !is_place(text.lower(word)) &&
               !text.words[word].number && length_of(text.lower(word)) > 1;
    };
    if (!possible(first) || (sign == Sign::Capital && !is_first_name(text.lower(first))))
        return 0;
    const bool two = text.joined(first + 1) && possible(first + 1) && ends_there(text, first + 2);
    if (two || ends_there(text, first + 1) || is_first_name(text.lower(first)))
        return two ? 2 : 1;
    if (sign == Sign::Signed)
        return 0;
    const bool sentence_ends =
        text.words[first + 1].sentence || text.words[first + 1].before != " ";
    return sentence_ends ? 1 : is_no_name(text.lower(first + 1)) ? 1 : 0;
}

bool matches(const WordText& text, std::size_t at, const Opening& opening) {
    for (std::size_t word = 0; word < opening.words.size(); ++word) {
        if (text.lower(at + word) != opening.words[word])
            return false;
        if (word > 0 && text.words[at + word].before.size() > 2)
            return false;
    }
    return true;
}

/// «Avdelningen heter Solen», «boendets namn är …»: not a person's.
bool names_a_place(const WordText& text, std::size_t opening) {
    for (std::size_t back = 1; back <= 3 && back <= opening; ++back) {
        const std::string& lower = text.lower(opening - back);
        static const std::vector<std::string_view> places{
            "avdelning", "avdelningen", "boende",    "boendet", "boendets",   "skola",   "skolan",
            "skolans",   "förskola",    "förskolan", "hus",     "huset",      "gata",    "gatan",
            "enhet",     "enheten",     "hem",       "hemmet",  "väg",        "vägen",   "ward",
            "school",    "home",        "unit",      "osasto",  "koulu",      "hund",    "hunden",
            "katt",      "katten",      "appen",     "boken",   "medicinen",  "gård",    "gården",
            "park",      "parken",      "street",    "place",   "programmet", "product", "medicine",
            "grupp",     "gruppen"};
        if (ends_with_any(lower, places))
            return true;
        if (text.words[opening - back + 1].sentence)
            break;
    }
    return false;
}

/// Past «från», «/» and «mamma» to where the name begins.
std::size_t past_small_words(const WordText& text, std::size_t word) {
    for (int most = 0; most < 2 && word < text.words.size(); ++most) {
        const std::string& lower = text.lower(word);
        const bool passed = lower == "från" || lower == "from" || lower == "fr" || lower == "är" ||
                            lower == "is" || is_relation(lower);
        if (!passed)
            break;
        ++word;
    }
    return word;
}

/// The name after an opening that ends before `at`.
std::size_t name_after(const WordText& text, std::size_t at, Sign sign) {
    if (at >= text.words.size())
        return 0;
    const std::string& before = text.words[at].before;
    const bool apart = before.find_first_of(",\n/!-") != std::string::npos;
    const bool stop = before.find_first_of(".?") != std::string::npos &&
                      ((sign != Sign::Strong && sign != Sign::Signed) || before.size() > 3);
    const std::size_t written = name_words(text, at);
    if (sign == Sign::Weak) {
        if (written == 0 || (stop && text.lower(at - 1) != "t"))
            return 0;
        const bool known = is_first_name(text.lower(at));
        const bool ends = ends_there(text, at + written) && apart;
        return known || written > 1 || ends ? written : 0;
    }
    if (stop && !text.words[at].new_line && sign == Sign::Capital && before.size() > 2)
        return 0;
    if (written > 0)
        return has_two_letters(text, at, written) ? written : 0;
    return small_name_words(text, at, sign);
}

/// A weak opening stands at the beginning of a sentence or names oneself; «jag» only before a comma.
bool weak_stands(const WordText& text, std::size_t at, const Opening& opening) {
    const std::string& word = opening.words.front();
    const std::size_t next = at + opening.words.size();
    if (next >= text.words.size())
        return false;
    const bool full = is_first_name(text.lower(next));
    if (opening.words.size() == 1 && word == "jag")
        return text.words[next].before == ", " && name_words(text, next) > 0;
    if (word == "jag" || word == "i" || word == "i'm" || word == "olen" || word == "this" ||
        word == "det")
        return full && !is_place(text.lower(next + 1));
    if (word == "från" || word == "from")
        return name_words(text, next) > 1 && full;
    return text.words[at].sentence || text.words[at].before.find(',') != std::string::npos ||
           ends_there(text, next + name_words(text, next));
}

void find_after_openings(const WordText& text, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at < text.words.size(); ++at) {
        for (const Opening& opening : openings()) {
            if (!matches(text, at, opening))
                continue;
            if (opening.sign == Sign::Weak && !weak_stands(text, at, opening))
                continue;
            if (opening.sign == Sign::Capital && names_a_place(text, at))
                break;
            const std::size_t name = past_small_words(text, at + opening.words.size());
            if (const std::size_t count = name_after(text, name, opening.sign); count > 0) {
                found.push_back(text.span(RevealKind::Name, name, count));
                break;
            }
        }
    }
}

/// «min mamma Eva Lind», «Mamma (Eva)», «äitini Eva Lind».
void find_relations(const WordText& text, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at + 1 < text.words.size(); ++at) {
        // «man» is a small word as well, and «min man» a husband.
        const bool mine = at > 0 && (text.lower(at - 1) == "min" || text.lower(at - 1) == "hennes");
        if (!is_relation(text.lower(at)) && !(mine && text.lower(at) == "man"))
            continue;
        const std::size_t name = at + (text.lower(at + 1) == "till" ? 2 : 1);
        if (name >= text.words.size())
            break;
        const std::string& before = text.words[name].before;
        if (before.find_first_of(".!?\n/") != std::string::npos || before.size() > 5)
            continue;
        const std::size_t count = name_words(text, name);
        if (count > 0 && has_two_letters(text, name, count) && !is_place(text.lower(name)))
            found.push_back(text.span(RevealKind::Name, name, count));
        else if (count == 0 && before == " " && is_first_name(text.lower(name)))
            found.push_back(text.span(RevealKind::Name, name, 1));
    }
}

/// «/Karin Lindberg», «//Karin», «– Karin» at the end of a line.
void find_slashed(const WordText& text, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at < text.words.size(); ++at) {
        const std::string& before = text.words[at].before;
        const bool slash = before.find('/') != std::string::npos;
        const bool dash =
            before.find("– ") != std::string::npos || before.find("—") != std::string::npos ||
            before.find('~') != std::string::npos || before.find("- ") != std::string::npos;
        if (!slash && !dash)
            continue;
        const bool after_blank = at == 0 || before.find_first_of(" \n.!?,") < before.find('/') ||
                                 before.find("//") != std::string::npos;
        const bool closed = at == 0 || before.find_first_of(".!?\n,") != std::string::npos;
        const std::size_t count = name_words(text, at);
        const bool ends = ends_there(text, at + count) || text.words[at + count].before[0] == ',' ||
                          text.words[at + count].before[0] == '.';
        const bool signs = slash ? after_blank : closed && at > 0;
        if (count > 0 && ends && signs && has_two_letters(text, at, count) &&
            (count > 1 || !is_place(text.lower(at))))
            found.push_back(text.span(RevealKind::Name, at, count));
        else if (count == 0 && slash && (closed || after_blank) &&
                 (closed || is_first_name(text.lower(at)))) {
            const std::size_t small =
                small_name_words(text, at, closed ? Sign::Signed : Sign::Capital);
            if (small > 0 && ends_there(text, at + small))
                found.push_back(text.span(RevealKind::Name, at, small));
        }
    }
}

/// A known first name and a surname, unless a title says that it is somebody of the staff; and a last
/// line or sentence that is a name alone.
void find_full_names(const WordText& text, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at < text.words.size(); ++at) {
        const std::size_t count = name_words(text, at);
        if (count == 0)
            continue;
        const bool known = is_first_name(text.lower(at));
        const bool titled = at > 0 && is_staff_title(text.lower(at - 1)) && text.joined(at);
        const bool place = is_place(text.lower(at + 1)) || is_place(text.lower(at + count));
        const bool whole = known && count > 1 && !titled && !place;
        const bool last = at > 0 && text.words[at].sentence && ends_there(text, at + count) &&
                          at + count >= text.words.size() &&
                          (known || (count > 1 && text.words[at].new_line)) &&
                          !is_place(text.lower(at));
        if (whole || last)
            found.push_back(text.span(RevealKind::Name, at, count));
    }
}

} // namespace

void find_names(const WordText& text, std::vector<Revealing>& found) {
    find_after_openings(text, found);
    find_relations(text, found);
    find_slashed(text, found);
    find_full_names(text, found);
}

} // namespace tycktill::forms
