// «Hur når vi dig?», and any other page of single lines. All lines that are asked for stand there all the
// time; what is wrong is said where the hint stands, so that none of them moves.
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

std::string label_of(const View& view, const forms::Field& field) {
    const std::string& label = view.in_words(field.question.empty() ? field.label : field.question);
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
    float label = 0, box = 0, gap = 0; ///< px
    bool fits = false;
    float bottom = 0; ///< of the last line
};

touch::TextLook label_look(const Plan& plan) {
    return {.weight = touch::Weight::SemiBold,
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
        plan.label =
            std::max(plan.label, touch::text_height(ui, alone ? place.w : width,
                                                    label_of(view, *fields[at]), label_look(plan)));
    }
    plan.label += ui.unit(6);
    plan.box = ui.panel().target(plan.box_mm);
    const auto rows = static_cast<float>((fields.size() + plan.abreast - 1) / plan.abreast);
    const float lines = rows * (plan.label + plan.box);
    const float spare = rows > 1 ? (place.h - lines) / (rows - 1) : place.h - lines;
    plan.fits = spare >= (rows > 1 ? ui.unit(10) : 0);
    plan.gap = std::clamp(spare, ui.unit(10), ui.unit(26));
    plan.bottom = place.y + lines + (rows - 1) * plan.gap;
    return plan;
}

/// What gives way, in this order: their air, the column, the labels' size. No line ever does.
Plan plan_in(const View& view, const touch::PxRect& place, const Fields& fields) {
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
    Plan last;
    for (const Plan& plan : plans) {
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
    const float label = touch::text_height(ui, place.w, name, label_look(plan));
    touch::text_block(ui, {place.x, place.y + plan.label - ui.unit(6) - label, place.w, 0}, name,
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
    rest = below(rest, ui.unit(22));
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
    const bool in_question = !plan.fits;
    if (in_question) {
        place = frame.under_question;
        plan = plan_in(view, place, fields);
        wish.hint.clear();
        wish.fault.clear();
        if (!message.empty())
            wish.question.clear();
    }
    Said said;
    frame = open_page(view, wish, said);
    if (in_question && !message.empty()) {
        const touch::PxRect& title = frame.layout.question;
        touch::error_line(view.ui, {title.x, title.y, title.w, place.y - title.y}, message);
    }
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
