#include "scanner/desk/desk.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::desk {

const std::vector<DeskKind>& desk_kinds() {
    static const std::vector<DeskKind> kinds = {
        {"Handstil",
         "Handskrift läses inte säkert. Skriv av bilden.",
         {reading::DoubtKind::Handwriting, reading::DoubtKind::UnsureText,
          reading::DoubtKind::Outside}},
        {"Kryss",
         "Ett svagt streck, eller en ruta som är helt svärtad.",
         {reading::DoubtKind::UnsureMark, reading::DoubtKind::DarkBox, reading::DoubtKind::TwoTicks,
          reading::DoubtKind::PoorCopy}},
        {"Brev utan blankett",
         "Ingen kod på sidan. Du väljer enhet och typ.",
         {reading::DoubtKind::Letter}},
        {"Uppgifter som inte går ihop",
         "Till exempel: vill ha svar men har inte skrivit adress.",
         {reading::DoubtKind::Rule, reading::DoubtKind::Missing}},
        {"Sida saknas",
         "En av blankettens sidor har inte kommit in.",
         {reading::DoubtKind::MissingPage}},
        {"Nästan tom baksida",
         "Smuts eller ett litet streck. Behåll eller ta bort.",
         {reading::DoubtKind::BlankBack}},
        {"Samma nummer igen",
         "Blanketten har troligen kopierats.",
         {reading::DoubtKind::OtherContent}},
        {"Sidan kunde inte rätas upp",
         "Hörnen syns inte. Skriv av bilden eller skanna om.",
         {reading::DoubtKind::NotFitted, reading::DoubtKind::Foreign}},
        {"Väntar på någon",
         "Lagda åt sidan, och de som en person till ska se.",
         {reading::DoubtKind::Parked, reading::DoubtKind::SecondLook}},
    };
    return kinds;
}

namespace {

/// The number is found with and without its hyphens.
bool passes(const queue::QueueItem& item, const std::string& wanted) {
    if (wanted.empty())
        return true;
    std::string number = lower_case(item.serial), typed = wanted;
    typed.erase(std::remove(typed.begin(), typed.end(), '-'), typed.end());
    return number.find(typed) != std::string::npos ||
           lower_case(item.title).find(wanted) != std::string::npos ||
           lower_case(item.reason).find(wanted) != std::string::npos;
}

} // namespace

std::vector<const queue::QueueItem*> items_of_batch(const Desk& desk) {
    std::vector<const queue::QueueItem*> items;
    if (desk.batch >= desk.batches.size())
        return items;
    for (const auto& item : desk.items)
        if (item.batch == desk.batches[desk.batch].id && passes(item, lower_case(desk.filter)))
            items.push_back(&item);
    return items;
}

namespace {

bool is_of_kind(reading::DoubtKind doubt, std::size_t kind) {
    const auto& doubts = desk_kinds()[kind].doubts;
    return std::find(doubts.begin(), doubts.end(), doubt) != doubts.end();
}

} // namespace

std::size_t count_of_kind(const Desk& desk, std::size_t kind) {
    std::size_t count = 0;
    for (const auto& item : desk.items)
        count += static_cast<std::size_t>(
            std::count_if(item.kinds.begin(), item.kinds.end(),
                          [&](reading::DoubtKind doubt) { return is_of_kind(doubt, kind); }));
    return count;
}

int doubts_in_all(const Desk& desk) {
    int doubts = 0;
    for (const auto& item : desk.items)
        doubts += item.doubts;
    return doubts;
}

std::size_t forms_with_doubts(const Desk& desk) {
    return static_cast<std::size_t>(
        std::count_if(desk.items.begin(), desk.items.end(),
                      [](const queue::QueueItem& item) { return item.doubts > 0; }));
}

int minutes_of_work(int doubts) {
    constexpr int seconds_a_doubt = 38; // counted on people who copied a page of handwriting
    return (doubts * seconds_a_doubt + 59) / 60;
}

std::string in_forms(int doubts, int forms) {
    return std::to_string(doubts) + " i " + std::to_string(forms) +
           (forms == 1 ? " blankett" : " blanketter");
}

void show_queue(Desk& desk, std::vector<queue::Batch> batches,
                std::vector<queue::QueueItem> items) {
    std::stable_sort(items.begin(), items.end(),
                     [](const queue::QueueItem& a, const queue::QueueItem& b) {
                         if (a.aside.empty() != b.aside.empty())
                             return a.aside.empty();
                         return a.doubts > b.doubts;
                     });
    desk.batches = std::move(batches);
    desk.items = std::move(items);
    if (desk.batch >= desk.batches.size())
        desk.batch = desk.batches.empty() ? 0 : desk.batches.size() - 1;
    if (desk.item && *desk.item >= items_of_batch(desk).size())
        desk.item.reset();
}

void show_form(Desk& desk, queue::QueuedForm form) {
    const bool same = desk.form && desk.form->queued.item.id == form.item.id;
    DeskForm shown;
    shown.queued = std::move(form);
    if (same) {
        shown.current = desk.form->current;
        shown.page = desk.form->page;
    }
    const auto cards = cards_of(shown);
    const auto from = open_card(shown, cards).value_or(0);
    shown.current.clear();
    for (std::size_t i = 0; i < cards.size() && shown.current.empty(); ++i) {
        const auto& card = cards[(from + i) % cards.size()];
        if (!card.settled())
            shown.current = card.key;
    }
    const auto& pages = shown.queued.returned.pages;
    shown.page = pages.empty() ? 0 : std::min(shown.page, pages.size() - 1);
    desk.view = Desk::View::Form;
    desk.sure_to_leave = false;
    desk.question.reset();
    if (!same) {
        desk.zoom = 1;
        desk.pan = {};
        desk.whole_page = false;
        // The second look is at everything, not only at what was in doubt.
        const auto& first = shown.queued.item.second_look;
        desk.show_sure = !first.empty() && first != desk.person;
    }
    desk.form = std::move(shown);
}

std::optional<record::SubmissionId> next_form(const Desk& desk, const record::SubmissionId& after) {
    // What lies aside or waits for another person is gone through only by its own number.
    const auto waits = [&](const queue::QueueItem& item) {
        return item.taken || !item.aside.empty() ||
               (!item.second_look.empty() && item.second_look == desk.person);
    };
    for (const auto& item : desk.items) {
        const bool of_kind = desk.kind && std::any_of(item.kinds.begin(), item.kinds.end(),
                                                      [&](reading::DoubtKind doubt) {
                                                          return is_of_kind(doubt, *desk.kind);
                                                      });
        const bool asked_for = desk.kind && (is_of_kind(reading::DoubtKind::Parked, *desk.kind) ||
                                             is_of_kind(reading::DoubtKind::Foreign, *desk.kind));
        if (item.id == after || item.taken || (waits(item) && !(of_kind && asked_for)))
            continue;
        if (desk.kind
                ? of_kind
                : desk.batch < desk.batches.size() && item.batch == desk.batches[desk.batch].id)
            return item.id;
    }
    return {};
}

} // namespace tycktill::desk
