#include "scanner/handwriting/belief.h"

#include "scanner/handwriting/comb.h"

#include <regex>

namespace tycktill::handwriting {

namespace {

// One word that was read amiss does not show in the mean of a story. Those that no word list has (names,
// numbers, what the recogniser's model has no letters for: ü, ć) must be surer, for nothing but their
// shape speaks for them.
constexpr double sure_word = 0.8, sure_new_word = 0.9;
// A name is a new word more often than not, and nothing else in the form says it again.
constexpr double sure_new_name = 0.93;
// An address of e-mail stands in no word list.
constexpr double sure_address = 0.9;
// The second check of digits by pen is Tesseract, which says the same number, or that they make a day
// that there is; then each must be surer. Measured by scanner_comb_bench.
constexpr double sure_date = 0.995;
// Typed digits: the reader was taught on hands and is less sure of type, but what Tesseract says too was
// always right above this. A possible day alone is not enough: some typefaces' 1 is a hand's 7.
constexpr double typed_digit = 0.4;

bool is_sure_number(const TextReading& read, const forms::Box& box) {
    const bool day = box.rule == forms::TextRule::PastDay;
    if (read.check == DigitCheck::None || !read.whole)
        return false;
    if (read.hand == Hand::Machine)
        return read.check == DigitCheck::SameTwice && read.weakest >= typed_digit;
    return read.weakest >= (day ? sure_date : reading::sure_digit);
}

// On a line of its own: a speck behind it, or behind its postnummer, is read as a full stop, and the letter
// of a house («32 B») under a streak as a digit.
bool may_be_misread(const std::string& text, const forms::Box& box) {
    static const std::regex odd(R"([.,:;'-]$|[0-9]\.|[0-9] [0-9]([^0-9]|$))");
    return is_words(box.rule) && box.kind != forms::BoxKind::Area && std::regex_search(text, odd);
}

bool is_sure_text(const TextReading& read, const forms::Box& box) {
    if (read.hand != Hand::Machine || !read.whole || may_be_misread(read.text.value, box))
        return false;
    if (box.rule == forms::TextRule::Email)
        return read.text.confidence >= sure_address;
    const double sure_new = box.rule == forms::TextRule::Name ? sure_new_name : sure_new_word;
    return read.text.confidence >= sure_text && read.weakest >= sure_word &&
           read.weakest_new >= sure_new;
}

} // namespace

bool is_sure(const TextReading& read, const forms::Box& box) {
    return box.kind == forms::BoxKind::Comb && is_number(box.rule) ? is_sure_number(read, box)
                                                                   : is_sure_text(read, box);
}

} // namespace tycktill::handwriting
