// Sentences with figures in them: for the self-check, and to begin a report with.
#include "office/reports/account.h"

#include "office/reports/counting.h"

namespace tycktill::reports {
namespace {

using namespace matters;
using forms::CheckFigure;

std::string counted(int count, const char* one, const char* many) {
    return std::to_string(count) + (count == 1 ? one : many);
}

std::string of_all(int part, int whole) {
    return std::to_string(part) + " av " + std::to_string(whole);
}

template <typename Is>
int how_many(const std::vector<const Case*>& cases, Is is) {
    return static_cast<int>(
        std::count_if(cases.begin(), cases.end(), [&](const Case* one) { return is(*one); }));
}

std::string median_words(const std::vector<Case>& cases, const Circumstances& of) {
    const Table times = handling_times(cases, of);
    const Cell& median = times.rows[1][1];
    return std::get<MedianDays>(median).days
               ? "Halva antalet fick svar inom " + in_words(median) + "."
               : "Ingen har fått svar än.";
}

/// Clocks that end with an answer: stopped in time, of those that have stopped or run out.
Share answered_in_time(const std::vector<Case>& cases, const Circumstances& of) {
    Share share;
    for (const Case* one : arrived_in(cases, of.period))
        for (const ClockState& clock : clocks_of(one->matter, of.rules)) {
            const auto* rule = of.rules.clock(clock.clock);
            if (!rule || rule->stops != forms::ClockRule::Stop::Replied || clock.hindered)
                continue;
            const bool stopped = clock.stopped && *clock.stopped <= of.today;
            const bool late = (stopped ? *clock.stopped : of.today) > clock.due;
            share.whole += stopped || late;
            share.part += stopped && !late;
        }
    return share;
}

std::string figure(CheckFigure which, const std::vector<Case>& cases, const Circumstances& of) {
    const auto all = arrived_in(cases, of.period);
    const int whole = static_cast<int>(all.size());
    switch (which) {
    case CheckFigure::Registered:
        return of_all(
                   how_many(all, [&](const Case& one) { return has<Registered>(one, of.today); }),
                   whole) +
               " är registrerade.";
    case CheckFigure::Ways:
        return of_all(how_many(all,
                               [](const Case& one) {
                                   return one.matter.arrival.way != Way::Kiosk &&
                                          one.matter.arrival.way != Way::Paper;
                               }),
                      whole) +
               " kom per telefon, besök, brev eller e-post.";
    case CheckFigure::Times:
        return median_words(cases, of);
    case CheckFigure::Agreed: {
        const Share share = answered_in_time(cases, of);
        return share.whole == 0 ? "Ingen svarsdag har gått ut."
                                : of_all(share.part, share.whole) + " svar gavs i tid.";
    }
    case CheckFigure::Measures: {
        const int done =
            how_many(all, [&](const Case& one) { return !measures_of(one, of.today).empty(); });
        return of_all(done, whole) + " ledde till en åtgärd.";
    }
    case CheckFigure::Published:
        return counted(
                   how_many(all, [&](const Case& one) { return has<Published>(one, of.today); }),
                   " svar", " svar") +
               " är publicerade.";
    case CheckFigure::Heard: {
        const int heard =
            how_many(all, [&](const Case& one) { return reception_of(one, of.today).has_value(); });
        const int content = how_many(all, [&](const Case& one) {
            return reception_of(one, of.today) == Reception::Content;
        });
        return of_all(content, heard) + " som har sagt vad de tyckte om svaret är nöjda.";
    }
    case CheckFigure::ByCode: {
        const auto by_code = [&](const Case& one) {
            return one.matter.arrival.wish == ReplyWish::ByCode;
        };
        const int answered = how_many(
            all, [&](const Case& one) { return by_code(one) && has<Replied>(one, of.today); });
        return of_all(answered, how_many(all, by_code)) + " anonyma med kod har fått svar.";
    }
    }
    return "";
}

} // namespace

std::vector<std::string> figures_for(const forms::SelfCheckRow& row, const std::vector<Case>& cases,
                                     const Circumstances& of) {
    std::vector<std::string> sentences;
    for (const CheckFigure which : row.figures)
        sentences.push_back(figure(which, cases, of));
    return sentences;
}

std::vector<std::string> summary(const std::vector<Case>& cases, const Circumstances& of) {
    const int now = static_cast<int>(arrived_in(cases, of.period).size());
    const int then = static_cast<int>(arrived_in(cases, before(of.period)).size());
    std::vector<std::string> sentences;
    std::string first = counted(now, " ärende kom in.", " ärenden kom in.");
    if (now != then)
        first += " Det är " + std::to_string(std::abs(now - then)) +
                 (now > then ? " fler än" : " färre än") + " perioden före.";
    else
        first += " Det är lika många som perioden före.";
    sentences.push_back(first);
    const Share share = answered_in_time(cases, of);
    if (share.whole > 0)
        sentences.push_back(of_all(share.part, share.whole) +
                            " som skulle ha fått svar fick det i tid.");
    sentences.push_back(median_words(cases, of));
    return sentences;
}

} // namespace tycktill::reports
