// Numbers that belong to one person. A text's groups of digits are tried at every place where a number may
// begin and end: «rum 12 580312-9807» holds three groups, and the last two are a personnummer.
#include "forms/rules/revealing_parts.h"
#include "shared/base/text.h"

#include <algorithm>
#include <optional>

namespace tycktill::forms {
namespace {

int number_of(std::string_view digits) {
    int value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

bool luhn(std::string_view ten_digits) {
    int sum = 0;
    for (std::size_t at = 0; at < ten_digits.size(); ++at) {
        const int product = (ten_digits[at] - '0') * (at % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
}

bool is_day(int day, int month) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool is_any(const std::string& word, std::initializer_list<const char*> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What joins two groups of a number, without its blanks; nullopt where a number ends.
std::optional<std::string> joint_of(const std::string& between) {
    std::string joint;
    for (const char32_t c : code_points(between)) {
        if (c == ' ' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F)
            continue;
        const bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xAD;
        if (dash)
            joint += '-';
        else if (c == 0xB7 || c == 0x2022)
            joint += '.';
        else if (c < 0x80 &&
                 std::string_view("-./()+_~,").find(static_cast<char>(c)) != std::string_view::npos)
            joint += static_cast<char>(c);
        else if (c < 0x200B || c > 0x200F)
            return std::nullopt;
    }
    // «01, 02, 03» is a list; «070,174» somebody's number.
    if (joint.size() > 2 || length_of(between) > 5 || (joint == "," && length_of(between) > 1))
        return std::nullopt;
    return joint;
}

/// Groups of digits that may make numbers together: words [first, first + joints.size()].
struct Run {
    const WordText& text;
    std::size_t first = 0;
    std::vector<std::string> joints; ///< before each group but the first
    std::size_t size() const { return joints.size() + 1; }
    const std::string& group(std::size_t at) const { return text.lower(first + at); }
    const std::string& joint(std::size_t at) const { return joints[at - 1]; }
    std::string digits(std::size_t from, std::size_t to) const {
        std::string all;
        for (std::size_t at = from; at < to; ++at)
            all += group(at);
        return all;
    }
    /// "+" or "(+" stands before the group.
    bool plus(std::size_t at) const {
        const std::string& before = text.words[first + at].before;
        const auto sign = before.find_last_not_of("( ");
        return sign != std::string::npos && before[sign] == '+';
    }
};

/// A word before the number that says what it is, past «på», «är», «nr» and the like.
enum class Told { Nothing, Telephone, Personnummer };
Told told_before(const Run& run, std::size_t from) {
    std::size_t word = run.first + from;
    for (int back = 0; back < 6 && word > 0; ++back) {
        const TextWord& now = run.text.words[word];
        if (back > 0 && now.before.find_first_of(".!?\n") != std::string::npos)
            break;
        const std::string& lower = run.text.lower(--word);
        static const std::vector<std::string_view> telephone{
            "telefon", "telefonnummer", "telefonnumret",   "mobil",         "mobilnummer",
            "mobilen", "puhelin",       "puhelinnumeroni", "puhelinnumero", "phone"};
        if (is_any(lower, {"tel", "tfn", "tlf", "ring", "ringa", "sms", "sms:a", "nås", "mob",
                           "call", "text", "soita", "puh", "gsm", "whatsapp", "swish", "swisha"}) ||
            ends_with_any(lower, telephone))
            return Told::Telephone;
        if (is_any(lower, {"personnummer", "personnummret", "personnumret", "pnr", "pers",
                           "personnr", "född", "samordningsnummer", "samordningsnumret",
                           "henkilötunnus", "henkilötunnukseni", "hetu"}))
            return Told::Personnummer;
        if (run.text.words[word].number)
            break;
    }
    return Told::Nothing;
}

/// Groups [from, to) hold a date and four digits: six (or eight) and four, the date in one or in its three
/// parts with like joints. Ten digits in one group as well.
bool has_shape_of_personnummer(const Run& run, std::size_t from, std::size_t to) {
    if (to - from == 1)
        return true;
    if (run.group(to - 1).size() != 4)
        return false;
    const std::string& last = run.joint(to - 1);
    if (!last.empty() && last != "-" && last != "+" && last != "." && last != "/")
        return false;
    if (to - from == 2)
        return true;
    const bool century = run.group(from) == "19" || run.group(from) == "20";
    if (to - from == 3 && century && run.group(from + 1).size() == 6)
        return true;
    const bool parts =
        to - from == 4 && run.group(from + 1).size() == 2 && run.group(from + 2).size() == 2;
    return parts && run.joint(from + 1) == run.joint(from + 2);
}

bool is_date_and_four(const std::string& digits) {
    const std::size_t skip = digits.size() == 12 ? 2 : 0;
    return is_day(number_of(digits.substr(skip + 4, 2)) % 60,
                  number_of(digits.substr(skip + 2, 2)));
}

bool is_personnummer_at(const Run& run, std::size_t from, std::size_t to) {
    const std::string digits = run.digits(from, to);
    if ((digits.size() != 10 && digits.size() != 12) || !has_shape_of_personnummer(run, from, to))
        return false;
    const Told told = told_before(run, from);
    if (!is_personnummer(digits)) // a slip of the finger still tells the day of birth
        return told == Told::Personnummer && is_date_and_four(digits) && to - from > 1;
    if (digits.size() == 12)
        return true;
    // A mobile number in one, 0701740631, passes as the samordningsnummer of somebody born on 14 January.
    const bool like_mobile = digits[0] == '0' && digits[1] == '7' && to - from == 1;
    const bool coordination = number_of(digits.substr(4, 2)) > 60;
    return !like_mobile || told == Told::Personnummer || (told == Told::Nothing && !coordination);
}

bool looks_like_year(const std::string& group) {
    return group.size() == 4 && (group.substr(0, 2) == "19" || group.substr(0, 2) == "20");
}

/// «05.11.2026», «07 30 - 08 15», «01.02»: a date or hours, however many digits.
bool is_date_or_hours(const Run& run, std::size_t from, std::size_t to) {
    const auto small = [&](std::size_t at, int most) {
        return run.group(at).size() <= 2 && number_of(run.group(at)) <= most;
    };
    if (to - from >= 3 && small(from, 31) && small(from + 1, 12) &&
        looks_like_year(run.group(from + 2)))
        return true;
    if (to - from < 4 || !small(from, 24) || !small(from + 1, 59) || !small(from + 2, 24) ||
        !small(from + 3, 59))
        return false;
    return run.joint(from + 1) == run.joint(from + 3) && run.joint(from + 2) != run.joint(from + 1);
}

/// A Swedish number has eight to ten digits with its 0, other countries' up to eleven.
bool is_national(const Run& run, std::size_t from, std::size_t to, const std::string& digits) {
    if (digits[0] != '0' || digits[1] == '0' || is_date_or_hours(run, from, to))
        return false;
    const std::size_t area = run.group(from).size();
    if (to - from > 1 && area < 2)
        return false;
    const std::size_t least = digits[1] == '7' ? 9 : 8;
    return digits.size() >= least && digits.size() <= 11;
}

/// How well these groups make a telephone number; 0 where they do not.
int telephone_weight(const Run& run, std::size_t from, std::size_t to) {
    const std::string digits = run.digits(from, to);
    const auto count = static_cast<int>(digits.size());
    if (run.plus(from))
        return count >= 8 && count <= 15 ? 20 + (count <= 13 ? count : 0) : 0;
    if (digits.substr(0, 2) == "00" && digits.size() > 2 && digits[2] != '0')
        return count >= 10 && count <= 15 ? 20 + (count <= 14 ? count : 0) : 0;
    if (digits.size() >= 2 && is_national(run, from, to, digits))
        return count == 11 ? 1 : count == 10 ? 12 : count;
    if (count == 11 && digits.substr(0, 3) == "467")
        return 12;
    // (202) 555-0123
    if (to - from == 3 && count == 10 && run.group(from).size() == 3 &&
        run.group(from + 1).size() == 3 && run.joint(from + 2) == "-")
        return 10;
    const bool alone = to == run.size();
    if (alone && count >= 6 && count <= 10 && run.digits(from, to).substr(0, 3) != "116" &&
        told_before(run, from) == Told::Telephone && !is_date_or_hours(run, from, to))
        return 5;
    return 0;
}

/// The best telephone number that begins at `from`; its end, or `from`. A group that begins with 0 after
/// enough digits begins the next number.
std::size_t telephone_from(const Run& run, std::size_t from) {
    std::size_t best = from;
    int weight = 0;
    std::size_t digits = 0;
    for (std::size_t to = from + 1; to <= run.size(); ++to) {
        digits += run.group(to - 1).size();
        if (digits > 15)
            break;
        const bool begins_anew = to - 1 > from && digits > 10 && run.group(to - 1).size() > 1 &&
                                 run.group(to - 1)[0] == '0' && best > from;
        if (begins_anew || (to - 1 > from && run.plus(to - 1)))
            break;
        if (const int now = telephone_weight(run, from, to); now > weight) {
            weight = now;
            best = to;
        }
    }
    return best;
}

std::size_t personnummer_from(const Run& run, std::size_t from) {
    for (std::size_t to = std::min(run.size(), from + 4); to > from; --to)
        if (is_personnummer_at(run, from, to))
            return to;
    return from;
}

Revealing with_plus(const Run& run, Revealing found, std::size_t from) {
    if (run.plus(from)) {
        std::size_t begin = run.text.text.rfind('+', found.at);
        begin -= begin > 0 && run.text.text[begin - 1] == '(';
        found.length += found.at - begin;
        found.at = begin;
    }
    return found;
}

void look_in(const Run& run, std::vector<Revealing>& found) {
    for (std::size_t at = 0; at < run.size();) {
        // With a plus it is a telephone number, whatever its digits weigh.
        std::size_t to = run.plus(at) ? at : personnummer_from(run, at);
        RevealKind kind = RevealKind::Personnummer;
        if (to == at) {
            to = telephone_from(run, at);
            kind = RevealKind::Telephone;
        }
        if (to == at) {
            ++at;
            continue;
        }
        found.push_back(with_plus(run, run.text.span(kind, run.first + at, to - at), at));
        at = to;
    }
}

/// 131052-308T in Finland, 01018012345 in Norway (11 digits, two of them for checking).
void find_foreign(const WordText& text, std::vector<Revealing>& found) {
    static constexpr std::string_view check = "0123456789abcdefhjklmnprstuvwxy";
    const std::string lower = lower_case(text.text);
    if (lower.size() != text.text.size())
        return;
    for (const TextWord& word : text.words) {
        if (!word.number || word.length != 6 || word.at + 11 > lower.size())
            continue;
        const std::string_view rest = std::string_view(lower).substr(word.at, 11);
        const bool sign = std::string_view("-+abcdefyxwvu").find(rest[6]) != std::string_view::npos;
        if (!sign || !std::all_of(rest.begin() + 7, rest.begin() + 10, is_digit))
            continue;
        const int number =
            number_of(std::string(rest.substr(0, 6)) + std::string(rest.substr(7, 3)));
        if (is_day(number_of(rest.substr(0, 2)), number_of(rest.substr(2, 2))) &&
            rest[10] == check[static_cast<std::size_t>(number % 31)])
            found.push_back({RevealKind::Personnummer, word.at, 11});
    }
}

bool is_norwegian(const std::string& digits) {
    if (digits.size() != 11 ||
        !is_day(number_of(digits.substr(0, 2)), number_of(digits.substr(2, 2))))
        return false;
    static constexpr int first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    static constexpr int second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int a = 0, b = 0;
    for (std::size_t at = 0; at < 11; ++at) {
        a += at < 10 ? first[at] * (digits[at] - '0') : 0;
        b += second[at] * (digits[at] - '0');
    }
    return a % 11 == 0 && b % 11 == 0;
}

} // namespace

bool is_personnummer(std::string_view digits) {
    if (!std::all_of(digits.begin(), digits.end(), is_digit))
        return false;
    if (digits.size() == 12)
        return (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20") &&
               is_personnummer(digits.substr(2));
    if (digits.size() != 10 || !luhn(digits))
        return false;
    return is_day(number_of(digits.substr(4, 2)) % 60, number_of(digits.substr(2, 2)));
}

void find_numbers(const WordText& text, std::vector<Revealing>& found) {
    find_foreign(text, found);
    for (std::size_t at = 0; at < text.words.size();) {
        if (!text.words[at].number) {
            ++at;
            continue;
        }
        Run run{text, at, {}};
        while (++at < text.words.size() && text.words[at].number) {
            const auto joint = joint_of(text.words[at].before);
            if (!joint)
                break;
            run.joints.push_back(*joint);
        }
        const bool norwegian = run.size() <= 2 && is_norwegian(run.digits(0, run.size()));
        if (norwegian && !run.plus(0) && told_before(run, 0) != Told::Telephone)
            found.push_back(text.span(RevealKind::Personnummer, run.first, run.size()));
        else
            look_in(run, found);
    }
}

} // namespace tycktill::forms
