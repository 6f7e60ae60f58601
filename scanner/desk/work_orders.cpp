// What each order does to the queue, and what is shown afterwards.
#include "scanner/desk/work_inside.h"

#include <algorithm>

namespace tycktill::desk {

/// One overload an order; a form is open where the order needs one.
struct DeskWork::CarryOut {
    DeskWork& work;

    queue::Queue& queue() const { return work.inside_->queue(); }
    record::SubmissionId id() const { return work.desk_.form->queued.item.id; }

    Result<void> operator()(const std::monostate&) const { return {}; }
    Result<void> operator()(const Unlock&) const { return {}; }
    Result<void> operator()(const LockDesk&) const { return work.lock(); }
    Result<void> operator()(const OpenForm& order) const { return work.open(order.id); }
    Result<void> operator()(const ReloadQueue&) const { return work.back_to_queue(); }
    Result<void> operator()(const SettleDoubt& order) const {
        TRY(queue().work.settle(id(), order.key, order.values));
        work.inside_->saved = {};
        work.inside_->flips.erase(id()); // settling took the form's draft away
        TRY(work.show(id()));
        if (order.values == std::vector<std::string>{"own"} && order.key.starts_with("@page-"))
            work.tell("Sidan är nu ett eget ärende.");
        return {};
    }
    Result<void> operator()(const UndoLast&) const { return work.undo(); }
    Result<void> operator()(const AcceptForm&) const {
        return work.decide({true, "", work.desk_.person});
    }
    Result<void> operator()(const RejectForm& order) const {
        return work.decide({false, order.why, work.desk_.person});
    }
    Result<void> operator()(const AsideForm& order) const {
        const record::SubmissionId done = id();
        TRY(queue().work.put_aside(done, order.why));
        for (queue::QueueItem& item : work.desk_.items)
            if (item.id == done)
                item.aside = item.reason = order.why;
        work.inside_->left.push_back(done);
        work.tell("Lagd åt sidan. Ctrl Z tar tillbaka den.");
        return work.go_on(done);
    }
    Result<void> operator()(const TakeBack&) const {
        TRY(queue().work.take_back(id()));
        TRY(work.show(id()));
        work.tell("Blanketten är tillbaka i kön.");
        return {};
    }
    Result<void> operator()(const JoinToBefore&) const {
        const record::SubmissionId home = TRY(queue().work.join_to_before(id()));
        TRY(work.reload());
        TRY(work.open(home));
        work.tell("Brevet är nu bilaga till den här blanketten.");
        return {};
    }
    Result<void> operator()(const ChangePage& order) const { return work.change_page(order); }
    Result<void> operator()(const GiveNumber& order) const {
        const record::SubmissionId home =
            TRY(queue().work.read_with_number(id(), order.number, work.doors_.read_text));
        TRY(work.reload());
        return work.open(home);
    }
    Result<void> operator()(const TakeDownForm& order) const {
        const record::SubmissionId made =
            TRY(queue().work.take_down(order.form, work.doors_.today()));
        TRY(work.reload());
        return work.open(made);
    }
    Result<void> operator()(const ArrivedOn& order) const {
        TRY(queue().work.set_arrived(order.batch, order.day));
        TRY(work.reload());
        work.tell("Ankomstdagen gäller hela bunten.");
        return {};
    }
    Result<void> operator()(const ReadFiles& order) const {
        work.read_files(order.paths);
        return {};
    }
    Result<void> operator()(const LoadGroups& order) const { return work.load_groups(order.batch); }
    Result<void> operator()(const SettleGroup& order) const { return work.settle_group(order); }
};

Result<void> DeskWork::carry_out(const DeskOrder& order) {
    return std::visit(CarryOut{*this}, order);
}

Result<void> DeskWork::decide(const queue::Decision& decision) {
    const record::SubmissionId id = desk_.form->queued.item.id;
    const queue::Decided decided = TRY(inside_->queue().sending.decide(id, decision));
    const auto item = std::find_if(desk_.items.begin(), desk_.items.end(),
                                   [&](const queue::QueueItem& one) { return one.id == id; });
    inside_->left.push_back(id);
    if (decided == queue::Decided::SecondLook) {
        if (item != desk_.items.end())
            item->second_look = desk_.person;
        tell("En person till ska se den här. Den väntar i kön.");
        return go_on(id);
    }
    if (item != desk_.items.end())
        desk_.items.erase(item);
    inside_->waiting.push_back({id, inside_->now + doors_.send_after});
    ++desk_.finished_today;
    tell(decision.accepted ? "Godkänd. Ctrl Z tar tillbaka den tills den skickas."
                           : "Avvisad. Ctrl Z tar tillbaka den.");
    return go_on(id);
}

/// First the open form's last step; when it has none, the one that was left last comes back.
Result<void> DeskWork::undo() {
    if (!desk_.form)
        return undo_leaving();
    const record::SubmissionId id = desk_.form->queued.item.id;
    const std::string key = TRY(inside_->queue().work.undo(id));
    if (key.empty())
        return undo_leaving();
    if (key == queue::step_of_pages) {
        TRY(reload());
        if (!inside_->queue().items.load(id))
            return back_to_queue(); // the form was made by what was undone
    }
    TRY(show(id));
    const auto cards = cards_of(*desk_.form);
    if (std::any_of(cards.begin(), cards.end(),
                    [&](const DeskCard& card) { return card.key == key; }))
        desk_.form->current = key;
    tell("Ångrat.");
    return {};
}

Result<void> DeskWork::undo_leaving() {
    if (inside_->left.empty()) {
        tell("Det finns inget att ångra.");
        return {};
    }
    const record::SubmissionId id = inside_->left.back();
    inside_->left.pop_back();
    if (inside_->being_sent == id || !inside_->queue().items.load(id)) {
        tell("Blanketten före är redan skickad.");
        return {};
    }
    TRY(inside_->queue().work.undo(id));
    std::erase_if(inside_->waiting, [&](const auto& one) { return one.id == id; });
    TRY(reload());
    TRY(open(id));
    tell("Ångrat.");
    return {};
}

Result<void> DeskWork::change_page(const ChangePage& change) {
    using How = ChangePage::How;
    queue::Queue& queue = inside_->queue();
    const record::SubmissionId id = desk_.form->queued.item.id;
    record::SubmissionId shown = id;
    std::string said;
    switch (change.how) {
    case How::Turn:
        TRY(queue.work.turn_page(change.page));
        inside_->pictures.erase(change.page);
        break;
    case How::Blank:
        TRY(queue.work.settle(id, returned::key_of_page(change.page), {"blank"}));
        said = "Sidan skickas inte med.";
        break;
    case How::Split:
        TRY(queue.work.make_own(change.page));
        said = "Sidan är nu ett eget ärende.";
        break;
    case How::Join:
        shown = TRY(queue.work.join_page(change.page));
        said = "Sidan ligger nu i blanketten före.";
        break;
    }
    const bool whole = desk_.whole_page;
    TRY(reload());
    if (queue.items.load(id)) // where one was, as long as a page is left there
        shown = id;
    TRY(shown == id ? show(id) : open(shown));
    desk_.whole_page = whole;
    tell(said);
    return {};
}

Result<void> DeskWork::load_groups(std::int64_t batch) {
    DeskGroups groups;
    for (const queue::QueueItem& item : desk_.items) {
        if (item.batch != batch || item.taken)
            continue;
        const queue::QueuedForm form = TRY(inside_->queue().items.load(item.id));
        auto marks = marks_of(form);
        std::move(marks.begin(), marks.end(), std::back_inserter(groups.marks));
        if (const queue::Draft draft = TRY(inside_->queue().desks.draft(item.id));
            !draft.flips.empty()) {
            flip_again(groups, item.id, draft.flips);
            inside_->flips[item.id] = draft.flips;
        }
    }
    if (groups.marks.empty()) {
        tell("Bunten har inga kryss att visa.");
        return {};
    }
    desk_.groups = std::move(groups);
    desk_.view = Desk::View::Group;
    return {};
}

Result<void> DeskWork::settle_group(const SettleGroup& order) {
    for (const GroupSettlement& field : order.fields)
        TRY(inside_->queue().work.settle(field.form, field.field, field.values));
    desk_.groups.reset(); // and back_to_queue() takes their drafts away
    TRY(back_to_queue());
    tell(order.fields.size() == 1 ? "En fråga är avgjord."
                                  : std::to_string(order.fields.size()) + " frågor är avgjorda.");
    return {};
}

} // namespace tycktill::desk
