// What the desk does beside the person's work: drafts, claims, sending, fetching, reading files.
#include "scanner/desk/fault_words.h"
#include "scanner/desk/step_parts.h"
#include "scanner/desk/work_inside.h"

#include <algorithm>
#include <filesystem>

namespace tycktill::desk {

namespace {

using namespace std::chrono_literals;

constexpr DeskMoment draft_after = 1s, claim_again = 30s, send_again = 60s, look_again = 400ms;
/// A draft whose key begins so is of a question that the desk asked; its number follows.
constexpr std::string_view question_key_begin = "@ask-";

} // namespace

queue::Draft DeskWork::draft_of_now() const {
    if (!desk_.form || desk_.view != Desk::View::Form)
        return {};
    if (desk_.question)
        return {std::string(question_key_begin) +
                    std::to_string(static_cast<int>(desk_.question->about)),
                desk_.question->text,
                {},
                {}};
    const DeskForm& form = *desk_.form;
    return has_begun(form) ? queue::Draft{form.current, form.input, form.ticked, {}}
                           : queue::Draft{};
}

bool DeskWork::has_changed_draft() const {
    queue::Draft now = draft_of_now();
    now.flips = inside_->saved.flips;
    return now != inside_->saved;
}

Result<void> DeskWork::save_draft() {
    if (!desk_.form || !inside_->shown)
        return {};
    queue::Draft now = draft_of_now();
    now.flips = inside_->saved.flips; // the group's, and not touched here
    inside_->begun.reset();
    if (now == inside_->saved)
        return {};
    TRY(inside_->queue().desks.save_draft(desk_.form->queued.item.id, now));
    inside_->saved = now;
    return {};
}

Result<void> DeskWork::restore_draft() {
    const queue::Draft draft = TRY(inside_->queue().desks.draft(desk_.form->queued.item.id));
    inside_->saved = draft;
    if (draft.text.empty() && draft.ticked.empty())
        return {};
    if (draft.key.starts_with(question_key_begin)) {
        const int about = std::atoi(draft.key.c_str() + question_key_begin.size());
        desk_.question = DeskQuestion{static_cast<DeskQuestion::About>(about), draft.text};
        return {};
    }
    const auto cards = cards_of(*desk_.form);
    const bool field = desk_.form->queued.form && desk_.form->queued.form->find(draft.key);
    if (!field && std::none_of(cards.begin(), cards.end(),
                               [&](const DeskCard& card) { return card.key == draft.key; }))
        return {};
    static_cast<void>(step(desk_, DeskChosenCard{draft.key}));
    desk_.form->input = draft.text;
    desk_.form->ticked = draft.ticked;
    return {};
}

/// What was flipped in the groups lies in the drafts of the forms that it is of.
Result<void> DeskWork::save_flips() {
    const Flips now = desk_.groups ? flips_of(*desk_.groups) : Flips{};
    inside_->flipped.reset();
    Flips before = std::exchange(inside_->flips, now);
    for (const auto& [form, flips] : now)
        if (before[form] == flips)
            before.erase(form);
    for (const auto& [form, old] : before) {
        queue::Draft draft = TRY(inside_->queue().desks.draft(form));
        const auto flips = now.find(form);
        draft.flips = flips == now.end() ? std::vector<std::string>{} : flips->second;
        TRY(inside_->queue().desks.save_draft(form, draft));
    }
    return {};
}

bool DeskWork::tick_flips(DeskMoment now) {
    if (desk_.view != Desk::View::Group || flips_of(*desk_.groups) == inside_->flips) {
        inside_->flipped.reset();
        return false;
    }
    if (!inside_->flipped)
        inside_->flipped = now;
    if (now - *inside_->flipped < draft_after)
        return false;
    if (const auto saved = save_flips(); !saved) {
        tell("Utkastet kunde inte sparas: " + saved.error().what, true);
        inside_->flipped = now;
        return true;
    }
    return false;
}

bool DeskWork::tick_draft(DeskMoment now) {
    if (desk_.view != Desk::View::Form || !has_changed_draft()) {
        inside_->begun.reset();
        return false;
    }
    if (!inside_->begun)
        inside_->begun = now;
    if (now - *inside_->begun < draft_after)
        return false;
    if (const auto saved = save_draft(); !saved) {
        tell("Utkastet kunde inte sparas: " + saved.error().what, true);
        inside_->begun = now;
        return true;
    }
    return false;
}

void DeskWork::tick_claim(DeskMoment now) {
    if (!inside_->shown || now - inside_->claimed < claim_again)
        return;
    inside_->claimed = now;
    static_cast<void>(inside_->queue().desks.claim(*inside_->shown, inside_->id, doors_.clock()));
}

bool DeskWork::tick_sending(DeskMoment now) {
    auto& waiting = inside_->waiting;
    if (inside_->sending.valid()) {
        if (inside_->sending.wait_for(0s) != std::future_status::ready)
            return false;
        const auto sent = inside_->sending.get();
        const auto done = std::find_if(waiting.begin(), waiting.end(), [&](const auto& one) {
            return one.id == *inside_->being_sent;
        });
        inside_->being_sent.reset();
        if (done == waiting.end())
            return false;
        if (sent) {
            waiting.erase(done);
        } else {
            done->due = now + send_again;
            tell(in_swedish(sent.error()), true);
        }
        desk_.can_be_taken_back = waiting.size();
        return true;
    }
    const auto due = std::find_if(waiting.begin(), waiting.end(),
                                  [&](const auto& one) { return one.due <= now; });
    if (due == waiting.end())
        return false;
    inside_->being_sent = due->id;
    inside_->sending =
        std::async(std::launch::async, [send = doors_.send, &queue = inside_->open->sender,
                                        id = due->id] { return send(queue, id); });
    return false;
}

void DeskWork::fetch_pictures(const queue::QueuedForm& form) {
    for (const returned::FormPage& page : form.returned.pages) {
        if (inside_->pictures.count(page.id))
            continue;
        auto packed = inside_->queue().items.packed_picture(page.id);
        if (!packed)
            continue;
        inside_->pictures[page.id].coming =
            std::async(std::launch::async, [kept = std::move(*packed)] {
                auto image = kept.unpacked();
                return image ? std::move(*image) : pages::Image{};
            });
    }
}

/// Once for each form that is shown, while the person looks at it.
void DeskWork::fetch_next() {
    if (inside_->next || !desk_.form)
        return;
    const record::SubmissionId shown = desk_.form->queued.item.id;
    const auto next = next_form(desk_, shown);
    inside_->next = next.value_or(shown);
    inside_->next_pages.clear();
    if (!next)
        return;
    const auto form = inside_->queue().items.load(*next);
    if (!form)
        return;
    std::set<std::int64_t> wanted;
    for (const returned::FormPage& page : desk_.form->queued.returned.pages)
        wanted.insert(page.id);
    for (const returned::FormPage& page : form->returned.pages) {
        wanted.insert(page.id);
        inside_->next_pages.insert(page.id);
    }
    std::erase_if(inside_->pictures,
                  [&](const auto& picture) { return !wanted.count(picture.first); });
    fetch_pictures(*form);
}

const pages::Image& DeskWork::picture(std::int64_t page) {
    static const pages::Image none;
    if (!inside_->open)
        return none;
    if (const auto found = inside_->pictures.find(page); found != inside_->pictures.end())
        return found->second.get();
    auto image = inside_->queue().items.picture(page);
    auto& kept = inside_->pictures[page];
    if (image)
        kept.image = std::move(*image);
    return kept.image;
}

bool DeskWork::is_ready(std::int64_t page) const {
    const auto found = inside_->pictures.find(page);
    return found != inside_->pictures.end() &&
           (!found->second.coming.valid() ||
            found->second.coming.wait_for(0s) == std::future_status::ready);
}

void DeskWork::forget_picture(std::int64_t page) {
    inside_->pictures.erase(page);
}

std::vector<std::int64_t> DeskWork::next_pages() const {
    return {inside_->next_pages.begin(), inside_->next_pages.end()};
}

void DeskWork::read_files(const std::vector<std::string>& paths) {
    if (!doors_.read_files || inside_->reading) {
        tell(inside_->reading ? "Vänta tills bunten som läses är klar."
                              : "Disken kan inte läsa in filer här.");
        return;
    }
    auto reading = std::make_unique<Inside::ReadingFiles>();
    const std::filesystem::path first = paths.front();
    reading->pile = (first.has_filename() ? first : first.parent_path()).stem().string();
    reading->thread = std::jthread(
        [shared = reading.get(), read = doors_.read_files, paths](const std::stop_token& stop) {
            auto result = read(
                paths, shared->pile,
                [shared](int page, int pages) {
                    const std::lock_guard lock(shared->guard);
                    shared->page = page;
                    shared->pages = pages;
                },
                [stop] { return stop.stop_requested(); });
            const std::lock_guard lock(shared->guard);
            shared->result = std::move(result);
            shared->done = true;
        });
    desk_.reading = DeskReading{reading->pile, 0, 0, 0};
    inside_->reading = std::move(reading);
}

bool DeskWork::tick_reading() {
    if (!inside_->reading)
        return false;
    auto& reading = *inside_->reading;
    bool done = false, moved = false;
    {
        const std::lock_guard lock(reading.guard);
        done = reading.done;
        DeskReading shown{reading.pile, reading.page, reading.pages, 0};
        const std::chrono::duration<double> passed =
            std::chrono::steady_clock::now() - reading.began;
        if (reading.page > 1)
            shown.seconds_left = static_cast<int>(passed.count() / (reading.page - 1) *
                                                  (reading.pages - reading.page + 1)) +
                                 1;
        moved = !desk_.reading || desk_.reading->page != shown.page;
        desk_.reading = shown;
    }
    if (!done)
        return moved;
    const FilesRead result = std::move(reading.result);
    inside_->reading.reset();
    desk_.reading.reset();
    if (desk_.view == Desk::View::Queue)
        static_cast<void>(reload());
    if (!result.failed.empty())
        tell("Gick inte att läsa: " + result.failed.front(), true);
    else
        tell("Inläst: " + std::to_string(result.forms) + " blanketter, " +
             std::to_string(result.letters) + " brev.");
    return true;
}

DeskMoment DeskWork::sleep(DeskMoment now) const {
    constexpr DeskMoment long_time = 1h;
    if (!inside_->open)
        return long_time;
    if (inside_->reading || inside_->sending.valid())
        return look_again;
    DeskMoment until = now + long_time;
    if (inside_->begun)
        until = std::min(until, *inside_->begun + draft_after);
    else if (desk_.view == Desk::View::Form && has_changed_draft())
        until = now;
    if (inside_->flipped)
        until = std::min(until, *inside_->flipped + draft_after);
    if (desk_.view == Desk::View::Form && !inside_->next)
        until = now;
    for (const auto& [page, picture] : inside_->pictures)
        if (picture.coming.valid())
            until = std::min(until, now + 50ms);
    if (inside_->shown)
        until = std::min(until, inside_->claimed + claim_again);
    for (const auto& one : inside_->waiting)
        until = std::min(until, one.due);
    if (doors_.lock_after.count() > 0)
        until = std::min(until, inside_->last_key + doors_.lock_after);
    return std::max(until - now, DeskMoment{1});
}

} // namespace tycktill::desk
