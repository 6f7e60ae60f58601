// «Skriv din kod.»: twelve digits on a number pad, hidden until the person shows them.
#include "kiosk/screens/screens.h"
#include "kiosk/screens/writing.h"
#include "shared/record/code.h"

namespace tycktill::kiosk {
namespace {

/// The kiosk keeps nothing that was sent, so it says where the answer is.
std::string reply_words(const View& view) {
    if (!view.session.reply.empty())
        return view.session.reply;
    const std::string& telephone = view.setting.municipality->telephone;
    return telephone.empty() ? view.word("follow.none_here")
                             : fill(view.word("follow.none"), {{"telephone", telephone}});
}

/// The field and its eye; returns their height.
float draw_code_field(const View& view, touch::PxRect place, Said& said) {
    touch::Ui& ui = view.ui;
    const std::string code = view.session.code;
    touch::FieldLook look;
    look.name = view.word("follow.field");
    look.value = code;
    look.masked = view.session.code_hidden;
    look.digits_only = true;
    look.limit = record::code_length;
    const float gap = ui.measures().step;
    const float button = ui.panel().target(view.setting.landscape ? 71.6 : 76);
    touch::PxRect box = top_of(place, ui.panel().target(24.8));
    box.w -= button + gap;
    take_change(touch::text_field(ui, box, look), said);
    touch::ButtonLook eye;
    eye.icon = view.session.code_hidden ? touch::Icon::Eye : touch::Icon::EyeOff;
    if (touch::small_button(ui, {box.right() + gap, box.y, button, box.h},
                     view.word(view.session.code_hidden ? "follow.show" : "follow.hide"), eye))
        said = HideCode{};
    return box.h;
}

/// The field, the reply under it and the pad, where there is room for all three.
bool draw_beside_reply(const View& view, const Frame& frame, Said& said) {
    touch::Ui& ui = view.ui;
    const std::string words = reply_words(view);
    const float field = ui.panel().target(24.8) + ui.measures().step;
    if (field + touch::notice_height(ui, frame.content.w, words) > frame.content.h)
        return false;
    draw_code_field(view, frame.content, said);
    ui.say_privately(!view.session.reply.empty());
    touch::notice(ui, below(frame.content, field), words, touch::Icon::Phone);
    ui.say_privately(false);
    draw_number_pad(view, frame.layout.tray);
    return true;
}

/// Either the code is written, or its reply is read.
void draw_one(const View& view, const Frame& frame, Said& said) {
    if (view.session.code_looked_up) {
        view.ui.say_privately(!view.session.reply.empty());
        touch::notice(view.ui, frame.content, reply_words(view), touch::Icon::Phone);
        view.ui.say_privately(false);
        return;
    }
    draw_code_field(view, frame.content, said);
    draw_number_pad(view, frame.layout.tray);
}

} // namespace

Said draw_follow_up(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Contact;
    wish.question = view.word("follow.title");
    wish.hint = view.word("follow.hint");
    Said said;
    const Frame frame = open_page(view, wish, said);
    if (!view.session.code_looked_up || !draw_beside_reply(view, frame, said))
        draw_one(view, frame, said);
    switch (foot(view, frame.layout, {view.word("follow.look"), touch::Icon::ArrowRight})) {
    case Foot::Back:
        return Back{};
    case Foot::Next:
        return LookUp{};
    case Foot::None:
        break;
    }
    return said;
}

} // namespace tycktill::kiosk
