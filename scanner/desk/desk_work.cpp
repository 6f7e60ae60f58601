#include "scanner/desk/desk_work.h"

#include "scanner/desk/fault_words.h"
#include "scanner/desk/work_inside.h"
#include "scanner/queue/queue_fault.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

queue::DeskId random_desk() {
    return {record::random_submission_id().bytes};
}

} // namespace

DeskWork::DeskWork(DeskDoors doors) : doors_(std::move(doors)), inside_(new Inside) {
    inside_->id = random_desk();
    desk_.words = doors_.words;
    for (const bool own : {true, false})
        for (const auto& municipality : doors_.catalogue.municipalities())
            if ((municipality.id == doors_.municipality) == own)
                for (const auto& form : municipality.forms)
                    desk_.letter_forms.push_back(
                        {form.ref.id, form.title.in("sv") + ", " + municipality.name});
}

DeskWork::~DeskWork() {
    static_cast<void>(put_away());
}

void DeskWork::tell(std::string message, bool fault) {
    desk_.message = std::move(message);
    desk_.message_is_fault = fault;
}

void DeskWork::start() {
    if (const auto opened = unlock(""); !opened) {
        desk_.view = Desk::View::Login;
        // That it is locked says the page itself; nobody has done anything wrong yet.
        if (opened.error().kind != queue::QueueFault::Locked)
            desk_.login.fault = in_swedish(opened.error());
    }
}

Result<void> DeskWork::unlock(const std::string& passphrase) {
    inside_->open = std::make_unique<UnlockedQueue>(TRY(doors_.unlock(passphrase)));
    desk_.person = inside_->open->person;
    desk_.login = {};
    inside_->waiting.clear();
    // Decisions of before are done soon: nobody is there any more to take them back.
    for (const record::SubmissionId& id : TRY(inside_->queue().sending.decided()))
        inside_->waiting.push_back({id, inside_->now + doors_.send_after});
    desk_.view = Desk::View::Queue;
    TRY(reload());
    if (const auto shown = std::exchange(inside_->shown, {}))
        return open(*shown);
    return {};
}

/// Nothing that a person wrote stays in memory, and the key does not either.
Result<void> DeskWork::lock() {
    TRY(save_draft());
    TRY(save_flips());
    inside_->flips.clear(); // they stay in the drafts
    send_all();
    TRY(inside_->queue().desks.release(inside_->id));
    inside_->pictures.clear();
    inside_->next.reset();
    inside_->saved = {};
    inside_->open.reset();
    Desk locked;
    locked.view = Desk::View::Login;
    locked.login.after = true;
    locked.letter_forms = desk_.letter_forms;
    locked.words = desk_.words;
    locked.batch = desk_.batch;
    locked.scale = desk_.scale;
    locked.dark = desk_.dark;
    locked.english = desk_.english;
    desk_ = std::move(locked);
    return {};
}

Result<void> DeskWork::put_away() {
    if (!inside_->open)
        return {};
    inside_->reading.reset();
    TRY(save_draft());
    TRY(save_flips());
    send_all();
    return inside_->queue().desks.release(inside_->id);
}

/// What cannot be sent now is sent when the desk is unlocked the next time.
void DeskWork::send_all() {
    if (inside_->sending.valid())
        static_cast<void>(inside_->sending.get());
    inside_->being_sent.reset();
    for (const auto& one : inside_->waiting)
        static_cast<void>(doors_.send(inside_->queue(), one.id));
    inside_->waiting.clear();
    inside_->left.clear();
}

Result<void> DeskWork::reload() {
    auto items = TRY(inside_->queue().items.list());
    auto batches = TRY(inside_->queue().items.batches(items));
    const auto taken = TRY(inside_->queue().desks.taken_from(inside_->id, doors_.clock()));
    for (queue::QueueItem& item : items)
        item.taken = std::find(taken.begin(), taken.end(), item.id) != taken.end();
    show_queue(desk_, std::move(batches), std::move(items));
    desk_.can_be_taken_back = inside_->waiting.size();
    desk_.finished_today = TRY(inside_->queue().items.finished_on(doors_.today())) +
                           static_cast<std::int64_t>(inside_->waiting.size());
    if (doors_.waiting_to_send)
        desk_.waiting_to_send = doors_.waiting_to_send();
    return {};
}

/// The form as it is now, without asking whether another desk has it.
Result<void> DeskWork::show(const record::SubmissionId& id) {
    queue::QueuedForm form = TRY(inside_->queue().items.load(id));
    for (queue::QueueItem& item : desk_.items)
        if (item.id == id)
            item = form.item;
    fetch_pictures(form);
    show_form(desk_, std::move(form));
    inside_->saved = {};
    inside_->begun.reset();
    return {};
}

Result<void> DeskWork::open(const record::SubmissionId& id) {
    TRY(save_draft());
    if (!TRY(inside_->queue().desks.claim(id, inside_->id, doors_.clock()))) {
        for (queue::QueueItem& item : desk_.items)
            item.taken = item.taken || item.id == id;
        tell("Blanketten är öppen vid en annan disk.");
        if (!desk_.form)
            desk_.view = Desk::View::Queue;
        return {};
    }
    inside_->claimed = inside_->now;
    const bool other = inside_->shown != id;
    inside_->shown = id;
    TRY(show(id));
    if (other)
        inside_->next.reset();
    return restore_draft();
}

/// The next form on the screen at once: the person's eyes are still on the page's place.
Result<void> DeskWork::go_on(const record::SubmissionId& done) {
    inside_->begun.reset();
    inside_->saved = {};
    desk_.form.reset();
    inside_->shown.reset();
    while (const auto next = next_form(desk_, done)) {
        const std::string said = desk_.message;
        TRY(open(*next));
        if (desk_.form) {
            tell(said);
            return {};
        }
    }
    desk_.kind.reset();
    return back_to_queue();
}

Result<void> DeskWork::back_to_queue() {
    TRY(save_draft());
    desk_.form.reset();
    inside_->shown.reset();
    inside_->pictures.clear();
    inside_->next.reset();
    desk_.view = desk_.groups ? Desk::View::Group : Desk::View::Queue;
    TRY(save_flips());
    TRY(inside_->queue().desks.release(inside_->id));
    return reload();
}

void DeskWork::happened(const DeskEvent& event, DeskMoment now) {
    inside_->now = inside_->last_key = now;
    const DeskOrder order = step(desk_, event);
    if (const auto* unlocking = std::get_if<Unlock>(&order)) {
        if (const auto opened = unlock(unlocking->passphrase); !opened) {
            desk_.login.typed.clear();
            desk_.login.fault = in_swedish(opened.error());
        }
        return;
    }
    if (!inside_->open || std::holds_alternative<std::monostate>(order))
        return;
    const auto done = carry_out(order);
    if (!done)
        tell(in_swedish(done.error()), true);
    desk_.can_be_taken_back = inside_->waiting.size();
}

bool DeskWork::tick(DeskMoment now) {
    inside_->now = now;
    if (!inside_->open)
        return false;
    bool changed = tick_draft(now);
    changed = tick_flips(now) || changed;
    changed = tick_sending(now) || changed;
    changed = tick_reading() || changed;
    tick_claim(now);
    if (doors_.lock_after.count() > 0 && now - inside_->last_key >= doors_.lock_after) {
        if (const auto locked = lock(); !locked)
            tell(in_swedish(locked.error()), true);
        return true;
    }
    if (desk_.view == Desk::View::Form)
        fetch_next();
    return changed;
}

} // namespace tycktill::desk
