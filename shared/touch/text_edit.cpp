#include "shared/touch/text_edit.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

std::size_t previous_boundary(std::string_view text, std::size_t offset) {
    offset = std::min(offset, text.size());
    while (offset > 0 && is_continuation(text[--offset])) {
    }
    return offset;
}

std::size_t next_boundary(std::string_view text, std::size_t offset) {
    if (offset >= text.size())
        return text.size();
    while (++offset < text.size() && is_continuation(text[offset])) {
    }
    return offset;
}

void TextEdit::insert(std::string_view characters, std::size_t limit) {
    std::size_t room = limit - std::min(limit, length_of(text));
    std::size_t taken = 0;
    while (taken < characters.size() && room > 0) {
        taken = next_boundary(characters, taken);
        --room;
    }
    caret = std::min(caret, text.size());
    text.insert(caret, characters.substr(0, taken));
    caret += taken;
}

void TextEdit::erase_before() {
    const auto start = previous_boundary(text, caret);
    text.erase(start, caret - start);
    caret = start;
}

void TextEdit::erase_after() {
    text.erase(caret, next_boundary(text, caret) - caret);
}

void TextEdit::left() {
    caret = previous_boundary(text, caret);
}

void TextEdit::right() {
    caret = next_boundary(text, caret);
}

void TextEdit::home() {
    const auto line_break = caret == 0 ? std::string::npos : text.rfind('\n', caret - 1);
    caret = line_break == std::string::npos ? 0 : line_break + 1;
}

void TextEdit::end() {
    caret = std::min(text.find('\n', caret), text.size());
}

void TextEdit::move_to(std::size_t offset) {
    caret = std::min(offset, text.size());
    while (caret > 0 && caret < text.size() && is_continuation(text[caret]))
        --caret;
}

bool sentence_begins(std::string_view before) {
    bool space = before.empty();
    while (!before.empty() && before.back() == ' ') {
        before.remove_suffix(1);
        space = true;
    }
    if (before.empty() || before.back() == '\n')
        return true;
    return space && std::string_view(".!?").find(before.back()) != std::string_view::npos;
}

void wipe(std::string& text) {
    text.resize(text.capacity()); // what stood there before and was cut off is overwritten too
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.size(); ++i)
        bytes[i] = 0;
    text.clear();
}

} // namespace tycktill
