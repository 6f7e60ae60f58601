// The reader of single digits beside Tesseract on the same cells: real hands that trained neither.
#include "scanner/handwriting/digit.h"
#include "scanner/handwriting/ink.h"
#include "scanner/handwriting/recogniser.h"
#include "scanner/handwriting/text_value.h"
#include "tests/scanner/letter_comb_bench.h"
#include "tests/scanner/typed_comb_bench.h"
#include "tests/support/bench_row.h"
#include "tests/support/real_digits.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <random>

using namespace tycktill;

namespace {

constexpr const char* only_digits = "0123456789";
constexpr double sure = 0.99; // as the reader of fields has it
constexpr double sure_date = 0.995;
constexpr double sure_typed = 0.4;

/// Cells side by side with a border, as the reader of combs sets them.
Image strip_of(const RealDigit* digits, std::size_t count) {
    constexpr int border = 16, gap = 12;
    int width = 2 * border - gap, height = 0;
    for (std::size_t i = 0; i < count; ++i) {
        width += digits[i].cell.width() + gap;
        height = std::max(height, digits[i].cell.height());
    }
    Image strip(width, height + 2 * border, flat_paper);
    int at = border;
    for (std::size_t i = 0; i < count; ++i) {
        const Image& cell = digits[i].cell;
        for (int y = 0; y < cell.height(); ++y)
            std::copy_n(cell.row(y), cell.width(), strip.row(border + y) + at);
        at += cell.width() + gap;
    }
    return strip;
}

std::string tesseract(Recogniser& recogniser, const RealDigit* digits, std::size_t count) {
    std::string text = one_line(recogniser.recognise(strip_of(digits, count), TextShape::OneLine,
                                                     TextModel::Swedish, only_digits));
    std::erase(text, ' ');
    return text;
}

void cells(const std::string& name, const std::vector<RealDigit>& digits, const DigitReader& own,
           Recogniser& recogniser) {
    double wrong = 0, accepted = 0, wrongly = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (const RealDigit& digit : digits) {
        const DigitGuess guess = own.read(digit.cell);
        wrong += guess.digit != digit.truth;
        accepted += guess.confidence >= sure;
        wrongly += guess.confidence >= sure && guess.digit != digit.truth;
    }
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    double theirs = 0;
    const std::size_t some = std::min<std::size_t>(digits.size(), 1000);
    for (std::size_t i = 0; i < some; ++i)
        theirs += tesseract(recogniser, &digits[i], 1) != std::string(1, digits[i].truth);
    const auto all = double(digits.size());
    print_row({name + ": cells read wrongly", wrong / all * 100, "%", "tesseract, a cell at a time",
               theirs / double(some) * 100, ""});
    print_row({name + ": cells above the threshold", accepted / all * 100, "%", "", 0, ""});
    print_row({name + ": of those wrong", wrongly, "cells", "cells above the threshold", accepted,
               "at most 1 in 1 000"});
    print_row({name + ": one cell", time.count() / all, "ms", "", 0, ""});
}

/// Ten digits of one comb, accepted as a telephone number is.
void numbers(const std::vector<RealDigit>& digits, const DigitReader& own, Recogniser& recogniser) {
    double whole = 0, theirs = 0, accepted = 0, wrongly = 0, all = 0, as_typed = 0, typed_wrong = 0;
    for (std::size_t i = 0; i + 10 <= digits.size(); i += 10, ++all) {
        std::string truth, read;
        double weakest = 1;
        for (std::size_t k = i; k < i + 10; ++k) {
            const DigitGuess guess = own.read(digits[k].cell);
            truth += digits[k].truth;
            read += guess.digit;
            weakest = std::min(weakest, guess.confidence);
        }
        const std::string other = tesseract(recogniser, &digits[i], 10);
        whole += read == truth;
        theirs += other == truth;
        const bool taken = weakest >= sure && other == read;
        accepted += taken;
        wrongly += taken && read != truth;
        const bool typed = weakest >= sure_typed && other == read;
        as_typed += typed;
        typed_wrong += typed && read != truth;
    }
    print_row({"ten digits by pen: the whole number right", whole / all * 100, "%",
               "tesseract on the joined cells", theirs / all * 100, ""});
    print_row({"ten digits by pen: accepted because two readers agree", accepted / all * 100, "%",
               "", 0, ""});
    print_row({"ten digits by pen: accepted and wrong", wrongly, "numbers", "accepted", accepted,
               "at most 1 in 1 000"});
    print_row({"ten digits by pen, taken for type: accepted and wrong", typed_wrong, "numbers",
               "accepted", as_typed, "at most 1 in 1 000"});
}

/// Dates of the years before 2027 in a comb, accepted as the reader of fields does: sure cells that
/// make a day there is.
void dates(const std::vector<RealDigit>& digits, const DigitReader& own) {
    std::array<std::vector<DigitGuess>, 10> guesses;
    for (const RealDigit& digit : digits)
        guesses[std::size_t(digit.truth - '0')].push_back(own.read(digit.cell));
    std::mt19937 random(7);
    double accepted = 0, wrongly = 0, right = 0;
    constexpr int all = 20'000;
    for (int i = 0; i < all; ++i) {
        char text[16];
        std::snprintf(text, sizeof text, "202%u%02u%02u", unsigned(4 + random() % 3),
                      unsigned(1 + random() % 12), unsigned(1 + random() % 28));
        const std::string truth = text;
        std::string read;
        double weakest = 1;
        for (const char c : truth) {
            const auto& pool = guesses[std::size_t(c - '0')];
            const DigitGuess guess = pool[random() % pool.size()];
            read += guess.digit;
            weakest = std::min(weakest, guess.confidence);
        }
        right += read == truth;
        const bool taken = weakest >= sure_date && read.compare(0, 2, "20") == 0 &&
                           read < "20270101" &&
                           plausible(spelled(read, TextRule::PastDay), TextRule::PastDay);
        accepted += taken;
        wrongly += taken && read != truth;
    }
    print_row({"a date by pen: the whole date right", right / all * 100, "%", "", 0, ""});
    print_row(
        {"a date by pen: accepted as sure and possible", accepted / all * 100, "%", "", 0, ""});
    print_row({"a date by pen: accepted and wrong", wrongly, "dates", "accepted", accepted,
               "at most 1 in 1 000"});
}

} // namespace

int main() {
    measure_typed_combs();
    measure_letter_combs();
    const std::vector<RealDigit> mnist = unseen_mnist_digits();
    const std::vector<RealDigit> photographed = photographed_digits();
    const auto own = DigitReader::load(TYCKTILL_SOURCE "/assets/models/comb-digits.bin");
    auto recogniser = Recogniser::open();
    if (!own || !recogniser) {
        std::fprintf(stderr, "comb_bench: the weights or Tesseract's Swedish model are missing\n");
        return 1;
    }
    if (mnist.empty() || photographed.empty()) {
        std::fprintf(stderr, "comb_bench: skipped, TYCKTILL_REAL_DATA has no digits\n");
        return 0;
    }
    cells("unseen digits", mnist, *own, *recogniser);
    cells("photographed digits", photographed, *own, *recogniser);
    dates(mnist, *own);
    numbers(mnist, *own, *recogniser);
}
