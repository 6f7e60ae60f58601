#include "shared/touch/text_edit.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::touch {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Bytes of letters beyond ASCII count as letters; so do the few signs there, which does no harm.
bool is_of_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || (static_cast<unsigned char>(byte) & 0x80);
}

} // namespace

TextSpan marked(const TextEdit& edit) {
    if (edit.mark == TextEdit::nothing)
        return {edit.caret, edit.caret};
    const auto mark = std::min(edit.mark, edit.text.size());
    return {std::min(mark, edit.caret), std::max(mark, edit.caret)};
}

TextSpan word_at(std::string_view text, std::size_t offset) {
    offset = std::min(offset, text.size());
    TextSpan word{offset, offset};
    while (word.begin > 0 && is_of_word(text[word.begin - 1]))
        --word.begin;
    while (word.end < text.size() && is_of_word(text[word.end]))
        ++word.end;
    return word;
}

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

/// True when there was something.
bool TextEdit::erase_marked() {
    const TextSpan span = marked(*this);
    mark = nothing;
    text.erase(span.begin, span.end - span.begin);
    caret = span.begin;
    return !span.empty();
}

void TextEdit::insert(std::string_view characters, std::size_t limit) {
    caret = std::min(caret, text.size());
    erase_marked();
    std::size_t room = limit - std::min(limit, length_of(text));
    std::size_t taken = 0;
    while (taken < characters.size() && room > 0) {
        taken = next_boundary(characters, taken);
        --room;
    }
    text.insert(caret, characters.substr(0, taken));
    caret += taken;
}

void TextEdit::erase_before() {
    if (erase_marked())
        return;
    const auto start = previous_boundary(text, caret);
    text.erase(start, caret - start);
    caret = start;
}

void TextEdit::erase_after() {
    if (erase_marked())
        return;
    text.erase(caret, next_boundary(text, caret) - caret);
}

void TextEdit::left() {
    const TextSpan span = marked(*this);
    caret = span.empty() ? previous_boundary(text, caret) : span.begin;
    mark = nothing;
}

void TextEdit::right() {
    const TextSpan span = marked(*this);
    caret = span.empty() ? next_boundary(text, caret) : span.end;
    mark = nothing;
}

void TextEdit::word_left() {
    while (caret > 0 && !is_of_word(text[caret - 1]))
        --caret;
    caret = word_at(text, caret).begin;
}

void TextEdit::word_right() {
    while (caret < text.size() && !is_of_word(text[caret]))
        ++caret;
    caret = word_at(text, caret).end;
}

void TextEdit::erase_word_before() {
    if (erase_marked())
        return;
    const auto end = caret;
    word_left();
    text.erase(caret, end - caret);
}

void TextEdit::complete(std::string_view word, std::size_t limit) {
    const TextSpan old = word_at(text, caret);
    const auto without =
        length_of(text) - length_of(std::string_view(text).substr(old.begin, old.end - old.begin));
    if (without + length_of(word) > limit)
        return;
    mark = old.begin;
    caret = old.end;
    insert(word, limit);
    if (caret < text.size() && text[caret] == ' ')
        ++caret;
    else
        insert(" ", limit);
}

void TextEdit::mark_word(std::size_t offset) {
    const TextSpan word = word_at(text, offset);
    if (word.empty())
        return;
    mark = word.begin;
    caret = word.end;
}

void TextEdit::home() {
    mark = nothing;
    const auto line_break = caret == 0 ? std::string::npos : text.rfind('\n', caret - 1);
    caret = line_break == std::string::npos ? 0 : line_break + 1;
}

void TextEdit::end() {
    mark = nothing;
    caret = std::min(text.find('\n', caret), text.size());
}

void TextEdit::move_to(std::size_t offset) {
    mark = nothing;
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

} // namespace tycktill::touch
