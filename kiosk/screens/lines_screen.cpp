// «Hur når vi dig?», and any other page of single lines. All lines that are asked for stand there all the
// time; what is wrong is said where the hint stands, so that none of them moves.
#include "forms/rules/fault_words.h"
#include "forms/rules/text_rules.h"
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "kiosk/session/editing.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

using Fields = std::vector<const forms::Field*>;

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool may_be_left_out(const View& view, const forms::Field& field) {
    const forms::ReplyRule& reply = view.setting.form->reply;
    return field.role == forms::FieldRole::Contact && !field.required &&
           !holds(reply.needs_all, field.id) && !holds(reply.needs_any, field.id);
}

enum class Label { Whole, Short };

/// Short: «Adress» of «Adress, postnummer och ort».
std::string label_of(const View& view, const forms::Field& field, Label length = Label::Whole) {
    std::string label = view.in_words(field.question.empty() ? field.label : field.question);
    if (length == Label::Short)
        label = label.substr(0, label.find(','));
    return may_be_left_out(view, field) ? fill(view.word("lines.optional"), {{"label", label}})
                                        : label;
}

touch::KeyboardKind keyboard_for(const forms::Field& field) {
    switch (field.rule) {
    case forms::TextRule::Telephone:
    case forms::TextRule::Postnummer:
    case forms::TextRule::Digits:
        return touch::KeyboardKind::Numbers;
    case forms::TextRule::Email:
        return touch::KeyboardKind::Email;
    default:
        return touch::KeyboardKind::Letters;
    }
}

/// A written line that no rule of the form objects to gets a check.
bool is_good(const View& view, const forms::Field& field) {
    if (!view.session.answers.has(field.id))
        return false;
    const forms::Faults faults = forms::check(*view.setting.form, view.session.answers,
                                              circumstances(view.setting, view.session));
    return std::none_of(faults.begin(), faults.end(),
                        [&](const forms::Fault& fault) { return fault.field == field.id; });
}

bool is_full(const View& view, const forms::Field& field) {
    return field.id == view.session.active &&
           length_of(view.session.answers.text(field.id)) >= forms::longest_taken(field);
}

/// One short message: of the line that is written in, else the first there is.
std::string message_of(const View& view) {
    const std::string here = fault_of(view, view.session.active);
    const forms::Field* active = view.setting.form->find(view.session.active);
    if (!here.empty())
        return here;
    if (active != nullptr && is_full(view, *active))
        return view.word("text.full");
    return view.session.faults.empty() ? "" : view.session.faults.front().why;
}

/// How the lines stand: one under the other, or two abreast.
struct Plan {
    std::size_t abreast = 1;
    double box_mm = 24.8;
    bool labels_grow = true;
    touch::Step label_step = touch::Step::Body;
    Label words = Label::Whole;
    float label = 0, box = 0, gap = 0; ///< px
    bool fits = false;
    float bottom = 0; ///< of the last line
};

touch::TextLook label_look(const Plan& plan) {
    return {.step = plan.label_step,
            .weight = touch::Weight::SemiBold,
            .line = 1.2,
            .spoken = false,
            .may_grow = plan.labels_grow};
}

float column_width(const View& view, const touch::PxRect& place, const Plan& plan) {
    return plan.abreast == 1 ? place.w : (place.w - view.ui.measures().card_gap) / 2;
}

/// Measures the plan in that place.
Plan measured(const View& view, const touch::PxRect& place, const Fields& fields, Plan plan) {
    touch::Ui& ui = view.ui;
    const float width = column_width(view, place, plan);
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const bool alone = plan.abreast == 1 || (fields.size() % 2 == 1 && at + 1 == fields.size());
        const std::string label = label_of(view, *fields[at], plan.words);
        plan.label = std::max(
            plan.label, touch::text_height(ui, alone ? place.w : width, label, label_look(plan)));
    }
    plan.label += ui.unit(6);
    plan.box = ui.panel().target(plan.box_mm);
    const auto rows = static_cast<float>((fields.size() + plan.abreast - 1) / plan.abreast);
    const float lines = rows * (plan.label + plan.box);
    const float spare = rows > 1 ? (place.h - lines) / (rows - 1) : place.h - lines;
    const float least = ui.unit(view.setting.landscape ? 6 : 10);
    plan.fits = spare >= (rows > 1 ? least : 0);
    plan.gap = std::clamp(spare, least, ui.unit(26));
    plan.bottom = place.y + lines + (rows - 1) * plan.gap;
    return plan;
}

/// Ways to stand, the best one first.
std::vector<Plan> plans_for(const View& view, const Fields& fields) {
    const double box = view.setting.landscape ? 20 : 24.8;
    std::vector<Plan> plans;
    for (const bool grow : {true, false}) {
        if (!view.setting.landscape || fields.size() == 1)
            for (const double mm : {box, 20.0})
                plans.push_back({1, mm, grow});
        if (fields.size() > 1)
            for (const double mm : {box, 20.0})
                plans.push_back({2, mm, grow});
    }
    if (!view.setting.landscape || fields.size() == 1)
        return plans;
    const touch::Step step = view.ui.larger() ? touch::Step::Body : touch::Step::Label;
    plans.push_back({2, box, false, step, Label::Whole});
    plans.push_back({2, box, false, step, Label::Short});
    return plans;
}

/// What gives way, in this order: their air, the column, the labels' size and length. No line ever does.
Plan plan_in(const View& view, const touch::PxRect& place, const Fields& fields) {
    Plan last;
    for (const Plan& plan : plans_for(view, fields)) {
        last = measured(view, place, fields, plan);
        if (last.fits)
            break;
    }
    return last;
}

Said draw_line(const View& view, const touch::PxRect& place, const Plan& plan,
               const forms::Field& field) {
    touch::Ui& ui = view.ui;
    const std::string name = label_of(view, field);
    const std::string value = view.session.answers.text(field.id);
    const std::string error = fault_of(view, field.id);
    // Labels of one row end alike, over their boxes.
    const std::string shown = label_of(view, field, plan.words);
    const float label = touch::text_height(ui, place.w, shown, label_look(plan));
    touch::text_block(ui, {place.x, place.y + plan.label - ui.unit(6) - label, place.w, 0}, shown,
                      label_look(plan));
    touch::FieldLook look;
    look.name = name;
    look.value = value;
    look.error = error;
    look.valid = field.id != view.session.active && is_good(view, field);
    look.limit = forms::longest_taken(field);
    const touch::TextChange change =
        touch::text_field(ui, {place.x, place.y + plan.label, place.w, plan.box}, look);
    const std::string key = ui.tree().nodes().back().key;
    const bool active = field.id == view.session.active, edited = key == ui.editing();
    if (edited && !active && ui.went_to_field())
        return Focus{field.id};
    if (active && !edited && !ui.went_to_field()) {
        ui.edit(key); // Nästa has gone on to it, or what is wrong stands there
        ui.focus(key);
        ui.wake_at(ui.now());
    }
    if (change.text && active)
        return Write{*change.text};
    return std::nullopt;
}

Said draw_all(const View& view, const touch::PxRect& place, const Plan& plan,
              const Fields& fields) {
    Said said;
    const float width = column_width(view, place, plan);
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const auto column = static_cast<float>(at % plan.abreast),
                   row = static_cast<float>(at / plan.abreast);
        const bool alone = at + 1 == fields.size() && at % plan.abreast == 0;
        const touch::PxRect box{place.x + column * (width + view.ui.measures().card_gap),
                                place.y + row * (plan.label + plan.box + plan.gap),
                                alone ? place.w : width, plan.label + plan.box};
        if (Said one = draw_line(view, box, plan, *fields[at]))
            said = std::move(one);
    }
    return said;
}

/// «Lägg till e-post», where there is room for it.
void draw_further_ways(const View& view, touch::PxRect rest, Said& said) {
    touch::Ui& ui = view.ui;
    const auto ways = further_ways(view.session);
    const float height = ui.panel().target(20), gap = ui.measures().card_gap;
    rest = below(rest, std::max(ui.unit(22), ui.measures().step));
    if (ways.empty() || rest.h < height)
        return;
    const float width =
        (rest.w - gap * static_cast<float>(ways.size() - 1)) / static_cast<float>(ways.size());
    std::vector<std::string> words;
    for (const std::string& way : ways)
        words.push_back(fill(view.word("way.add"),
                             {{"way", lower_case(way_name(view, *view.setting.form->find(way)))}}));
    touch::ButtonLook look;
    look.grows = all_grow(view, width, words);
    look.icon = touch::Icon::Plus;
    for (std::size_t at = 0; at < ways.size(); ++at)
        if (touch::small_button(
                ui, {rest.x + static_cast<float>(at) * (width + gap), rest.y, width, height},
                words[at], look))
            said = AddWay{ways[at]};
}

/// What is wrong, in the question's place: lying there is one line for it, or two of small words. The whole
/// is heard with its line.
struct Told {
    std::string words;
    float height = 0;
    bool small = false;
};

touch::TextLook small_look(const View& view) {
    return {.step = touch::Step::Label,
            .weight = touch::Weight::SemiBold,
            .colour = view.ui.theme().error,
            .role = touch::Role::Error};
}

/// Where the message is long its first sentence does, or what is to be written; else which line it is about.
std::vector<std::string> shorter_than(const View& view, const std::string& message) {
    std::vector<std::string> shorter{message, message.substr(0, message.find(". ") + 1)};
    const forms::Field* active = view.setting.form->find(view.session.active);
    if (active != nullptr && !view.session.answers.has(active->id))
        shorter.push_back(forms::missing_words(*view.setting.form, *active, view.language()));
    if (active != nullptr && view.ui.larger())
        shorter.push_back(
            fill(view.word("lines.mend"), {{"label", label_of(view, *active, Label::Short)}}));
    return shorter;
}

Told told_in(const View& view, const touch::PxRect& title) {
    const std::string message = message_of(view);
    if (message.empty())
        return {};
    const auto high = [&](const std::string& words) {
        return touch::error_height(view.ui, title, words);
    };
    if (!view.setting.landscape)
        return {message, high(message)};
    for (const std::string& words : shorter_than(view, message))
        if (!words.empty() && high(words) <= high("Å") + 1)
            return {words, high(words)};
    return {message, touch::text_height(view.ui, title.w, message, small_look(view)), true};
}

void draw_told(const View& view, const touch::PxRect& title, const Told& told) {
    if (told.small)
        touch::text_block(view.ui, title, told.words, small_look(view));
    else if (!told.words.empty())
        touch::error_line(view.ui, title, told.words);
}

PageWish wish_of(const View& view, const Fields& fields) {
    PageWish wish;
    wish.kind = touch::PageKind::Contact;
    wish.steps = true;
    wish.question = label_of(view, *fields.front());
    wish.hint = view.in_words(fields.front()->hint);
    if (is_contact(*view.setting.form, current(view.session))) {
        const bool optional = std::any_of(fields.begin(), fields.end(), [&](const auto* field) {
            return may_be_left_out(view, *field);
        });
        const forms::ReplyRule& reply = view.setting.form->reply;
        wish.question = view.word("question.contact");
        wish.hint = optional                  ? view.word("hint.contact")
                    : reply.needs_all.empty() ? ""
                                              : view.in_words(reply.missing);
    }
    return wish;
}

touch::PxRect from(const Frame& frame, float y) {
    return below(frame.layout.content, y - frame.layout.content.y);
}

} // namespace

Said draw_lines(const View& view) {
    Fields fields;
    for (const std::string& id : shown_lines(view.session))
        fields.push_back(view.setting.form->find(id));
    const std::string message = message_of(view);
    PageWish wish = wish_of(view, fields);
    Frame frame = measure_page(view, wish);
    const bool designed = !view.setting.landscape && !view.ui.larger();
    const auto place_in = [&](const Frame& in) { return designed ? in.content : in.under_hint; };
    touch::PxRect place = place_in(frame);
    wish.fault = message;
    if (const Frame told = measure_page(view, wish); place_in(told).y > place.y)
        place = place_in(told);
    Plan plan = plan_in(view, place, fields);
    // Where the lines need the hint's room, what is wrong stands in the question's place.
    const touch::PxRect title = frame.layout.question;
    const bool in_question = !plan.fits;
    const bool steps_beside = view.setting.landscape && !view.ui.larger();
    const Told told = in_question ? told_in(view, title) : Told{};
    if (in_question) {
        wish.hint.clear();
        wish.fault.clear();
        // Lying, the municipality and the steps stand at its end.
        const float beside = steps_beside ? frame.layout.step.bottom() : 0;
        const float under = std::max(beside, title.y + told.height + view.ui.unit(8));
        place = told.words.empty() ? frame.under_question : from(frame, under);
        plan = plan_in(view, place, fields);
        if (told.words.empty() && !plan.fits)
            plan = plan_in(view, place = from(frame, std::max(beside, title.y)), fields);
        if (!told.words.empty() || place.y < frame.under_question.y)
            wish.question.clear();
    }
    Said said;
    frame = open_page(view, wish, said);
    draw_told(view, title, told);
    if (Said drawn = draw_all(view, place, plan, fields))
        said = std::move(drawn);
    draw_further_ways(view, below(place, plan.bottom - place.y), said);
    touch::KeyboardLook keys;
    const forms::Field* active = view.setting.form->find(view.session.active);
    keys.kind = active == nullptr ? touch::KeyboardKind::Letters : keyboard_for(*active);
    keys.new_line = false;
    keys.capitals = active != nullptr && (active->rule == forms::TextRule::Name ||
                                          active->rule == forms::TextRule::Address);
    draw_keyboard(view, frame.layout, keys);
    return step_foot(view, frame.layout, std::move(said));
}

} // namespace tycktill::kiosk
