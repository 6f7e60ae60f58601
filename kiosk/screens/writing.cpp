#include "kiosk/screens/writing.h"

namespace tycktill::kiosk {
namespace {

touch::KeyboardWords words_of(const View& view) {
    touch::KeyboardWords words;
    words.shift = view.word("key.shift");
    words.erase = view.word("key.erase");
    words.new_line = view.word("key.return");
    words.space = view.word("key.space");
    words.digits = view.word("key.digits");
    words.letters = view.word("key.letters");
    words.erase_word = view.word("key.erase_word");
    words.by_alphabet = view.word("key.by_alphabet");
    words.as_typed = view.word("key.as_typed");
    return words;
}

} // namespace

void draw_keyboard(const View& view, const touch::PageLayout& layout, touch::KeyboardLook look) {
    look.words = words_of(view);
    touch::on_screen_keyboard(view.ui, layout.tray, look);
}

void draw_number_pad(const View& view, touch::PxRect rect) {
    touch::KeyboardLook look;
    look.letters = false;
    look.kind = touch::KeyboardKind::Numbers;
    look.words = words_of(view);
    touch::on_screen_keyboard(view.ui, rect, look);
}

void take_change(const touch::TextChange& change, Said& said) {
    if (change.text)
        said = Write{*change.text};
}

} // namespace tycktill::kiosk
