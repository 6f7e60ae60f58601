// Where somebody lives or can be written to: street and number, postcode and town, box, c/o, e-mail.
#include "forms/rules/revealing_parts.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

bool is_street(const TextWord& word) {
    static const std::vector<std::string_view> endings{
        "gatan",      "gata",    "vägen",   "väg",   "gränd",  "gränden", "stigen",  "backen",
        "torget",     "allén",   "allen",   "leden", "kroken", "svängen", "slingan", "esplanaden",
        "promenaden", "vretten", "platsen", "plan",  "katu",   "tie",     "kuja",    "polku",
        "kaari",      "raitti",  "väylä",   "gaten", "veien",  "straße",  "strasse"};
    static const std::vector<std::string> road{"riksväg", "riksvägen", "länsväg",     "bilväg",
                                               "omväg",   "väg",       "vägen",       "gatan",
                                               "plan",    "tie",       "våningsplan", "bottenplan"};
    return ends_with_any(word.lower, endings) &&
           std::find(road.begin(), road.end(), word.lower) == road.end();
}

bool is_english_street(const std::string& lower) {
    static const std::vector<std::string> all{"street", "st",    "road",  "rd",     "avenue", "ave",
                                              "lane",   "drive", "close", "square", "terrace"};
    return std::find(all.begin(), all.end(), lower) != all.end();
}

/// «bor på», «adress», «live at» within a few words before.
bool told_to_live(const WordText& text, std::size_t word) {
    for (std::size_t back = 1; back <= 5 && back <= word; ++back) {
        const std::string& lower = text.lower(word - back);
        for (const char* lives : {"bor", "bodde", "adress", "adressen", "asun", "asuu", "osoite",
                                  "osoitteeni", "live", "lives", "address"})
            if (lower == lives)
                return true;
    }
    return false;
}

bool is_house_number(const WordText& text, std::size_t word) {
    return word < text.words.size() && text.words[word].number && text.words[word].length <= 4 &&
           text.words[word].before.size() <= 2 &&
           text.words[word].before.find_first_not_of(" ,") == std::string::npos;
}

/// The number and its «A», «B lgh 1102» if they stand there.
std::size_t end_of_house(const WordText& text, std::size_t number) {
    std::size_t end = number + 1;
    const bool near = end < text.words.size() && text.words[end].before.size() <= 1 &&
                      text.words[end].before.find_first_not_of(' ') == std::string::npos;
    if (near && text.words[end].length == 1 && text.words[end].lower != "i")
        ++end;
    return end;
}

/// «714 80 Kopparberg», «71480 Kopparberg», «SE-714 80 …»: the number of words, or 0.
std::size_t postcode_and_town(const WordText& text, std::size_t at) {
    if (!text.words[at].number || text.words[at].lower[0] == '0')
        return 0;
    std::size_t town = 0;
    if (text.words[at].length == 5)
        town = at + 1;
    else if (text.words[at].length == 3 && text.joined(at + 1) && text.words[at + 1].number &&
             text.words[at + 1].length == 2)
        town = at + 2;
    if (town == 0 || !text.joined(town) || !text.capital(town))
        return 0;
    return town - at + 1;
}

void find_streets(const WordText& text, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at < text.words.size(); ++at) {
        const TextWord& word = text.words[at];
        if (const std::size_t count = postcode_and_town(text, at); count > 0)
            found.push_back(text.span(RevealKind::Address, at, count));
        const bool nr = text.lower(at + 1) == "nr" || text.lower(at + 1) == "nummer";
        const std::size_t number = at + (nr ? 2 : 1);
        if (!is_house_number(text, number)) {
            const bool care_of = word.lower == "c" && text.lower(at + 1) == "o" &&
                                 text.words[at + 1].before == "/" && text.capital(at + 2);
            if (care_of)
                found.push_back(text.span(RevealKind::Address, at, text.capital(at + 3) ? 4 : 3));
            continue;
        }
        std::size_t first = at;
        // «Södra vägen 3»: the street's name is of two words.
        const bool two = at > 0 && text.joined(at) && text.capital(at - 1) &&
                         (word.lower == "vägen" || word.lower == "gatan" ||
                          word.lower == "torget" || word.lower == "gränd");
        if (two)
            --first;
        const bool named = two || (is_street(word) && (word.capital || told_to_live(text, at)));
        const bool box = word.capital && (word.lower == "box" || word.lower == "pl") && !nr;
        const bool village = word.capital && text.lower(at - 1) != "rum" &&
                             !is_no_name(word.lower) && at > 1 &&
                             (text.lower(at - 1) == "i" || text.lower(at - 1) == "på") &&
                             text.lower(at - 2) == "bor";
        if (named || box || village)
            found.push_back(
                text.span(RevealKind::Address, first, end_of_house(text, number) - first));
    }
}

/// «12 Baker Street».
void find_english_streets(const WordText& text, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at + 2 < text.words.size(); ++at) {
        if (!text.words[at].number || text.words[at].length > 4)
            continue;
        std::size_t end = at + 1;
        while (end < at + 4 && text.joined(end) && text.capital(end) &&
               !is_english_street(text.lower(end)))
            ++end;
        if (end > at + 1 && text.joined(end) && text.capital(end) &&
            is_english_street(text.lower(end)))
            found.push_back(text.span(RevealKind::Address, at, end - at + 1));
    }
}

bool is_mail_byte(char c, bool host) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || is_digit(byte) || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || c == '-' || c == '.' ||
           (!host && (c == '_' || c == '+' || c == '%' || c == '\''));
}

/// What may stand for @ and for the dot, with their blanks.
std::size_t sign_at(std::string_view lower, std::size_t at, bool dot) {
    static const std::vector<std::string_view> ats{
        "@",   " @ ",   " @",         "@ ",        " (at) ",     "(at)", "[at]", " [at] ",
        "(a)", " (a) ", " snabel-a ", " snabela ", " snabel a ", " at ", " ät "};
    static const std::vector<std::string_view> dots{
        " punkt ", " dot ", " (dot) ", "(dot)", " [dot] ", "[dot]", "(punkt)", " piste ", " . "};
    for (const std::string_view sign : dot ? dots : ats)
        if (lower.substr(at, sign.size()) == sign)
            return sign.size();
    return 0;
}

/// The host from `at` on, its spelled dots as well; its end, or `at` when there is no dot or no land.
std::size_t end_of_host(std::string_view lower, std::size_t at) {
    std::size_t to = at, after_dot = 0;
    while (to < lower.size()) {
        if (is_mail_byte(lower[to], true)) {
            if (lower[to] == '.' && to > at && to + 1 < lower.size() && lower[to + 1] != '.' &&
                is_mail_byte(lower[to + 1], true))
                after_dot = to + 1;
            ++to;
        } else if (const std::size_t dot = sign_at(lower, to, true); dot > 0 && to > at) {
            to += dot;
            after_dot = to;
        } else {
            break;
        }
    }
    while (to > at && (lower[to - 1] == '.' || lower[to - 1] == '-'))
        --to;
    const bool land = std::none_of(
        lower.begin() + static_cast<std::ptrdiff_t>(after_dot),
        lower.begin() + static_cast<std::ptrdiff_t>(std::max(to, after_dot)), is_digit);
    return after_dot > at && to >= after_dot + 2 && land ? to : at;
}

void find_email(const WordText& text, std::vector<Revealing>& found) {
    std::string lower = lower_case(text.text);
    if (lower.size() != text.text.size())
        lower = text.text;
    for (std::size_t at = 1; at < lower.size(); ++at) {
        const std::size_t sign = sign_at(lower, at, false);
        if (sign == 0 || !is_mail_byte(lower[at - 1], false))
            continue;
        const std::size_t end = end_of_host(lower, at + sign);
        std::size_t from = at;
        while (from > 0 && is_mail_byte(lower[from - 1], false))
            --from;
        if (end > at + sign) {
            found.push_back({RevealKind::Email, from, end - from});
            at = end;
        }
    }
}

} // namespace

void find_addresses(const WordText& text, std::vector<Revealing>& found) {
    find_streets(text, found);
    find_english_streets(text, found);
    find_email(text, found);
}

} // namespace tycktill::forms
