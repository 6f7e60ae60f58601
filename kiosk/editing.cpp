#include "kiosk/editing.h"

#include "kiosk/forget.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill {
namespace {

constexpr std::size_t longest_search = 60;
constexpr std::size_t longest_pin = 8;

std::size_t longest(const Setting& setting, const Session& session, Keys keys) {
    switch (keys) {
    case Keys::Search:
        return longest_search;
    case Keys::Code:
        return code_length;
    case Keys::Pin:
        return longest_pin;
    case Keys::Field:
        break;
    }
    const Field* field = setting.form->find(session.active);
    return field == nullptr ? 0 : static_cast<std::size_t>(std::max(0, field->longest));
}

bool all_digits(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_taken(const Setting& setting, const Session& session, Keys keys, const std::string& text) {
    if ((keys == Keys::Code || keys == Keys::Pin) && !all_digits(text))
        return false;
    const Field* field = setting.form->find(session.active);
    const bool one_line = keys != Keys::Field || field == nullptr || field->kind != FieldKind::Area;
    return !one_line || text.find('\n') == std::string::npos;
}

void put(Session& session, Keys keys, std::string text) {
    switch (keys) {
    case Keys::Field:
        session.answers.set(session.active, text);
        break;
    case Keys::Search:
        session.search = text;
        session.answers.remove(current(session).fields.front());
        break;
    case Keys::Code:
        session.code = text;
        session.code_looked_up = false;
        break;
    case Keys::Pin:
        session.pin = text;
        break;
    }
    forget(text);
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

void drop_fault(Session& session) {
    std::erase_if(session.faults, [&](const Fault& fault) {
        return fault.field.empty() || fault.field == session.active;
    });
}

} // namespace

std::optional<Keys> keys_go_to(const Session& session) {
    if (session.overlay == Overlay::Pin)
        return Keys::Pin;
    if (session.overlay != Overlay::None)
        return std::nullopt;
    if (session.place == Place::FollowUp)
        return Keys::Code;
    if (session.place != Place::Asking)
        return std::nullopt;
    const StepKind kind = current(session).kind;
    if (kind == StepKind::Unit && session.inner)
        return Keys::Search;
    if (kind == StepKind::Text || kind == StepKind::Lines)
        return Keys::Field;
    return std::nullopt;
}

std::string typed(const Session& session) {
    const auto keys = keys_go_to(session);
    if (!keys)
        return "";
    switch (*keys) {
    case Keys::Search:
        return session.search;
    case Keys::Code:
        return session.code;
    case Keys::Pin:
        return session.pin;
    case Keys::Field:
        break;
    }
    return session.answers.text(session.active);
}

void caret_to_end(Session& session) {
    session.caret = typed(session).size();
}

void type_into(const Setting& setting, Session& session, const std::string& text) {
    const auto keys = keys_go_to(session);
    if (!keys || !is_utf8(text) || !is_taken(setting, session, *keys, text))
        return;
    std::string whole = typed(session);
    if (length_of(whole) + length_of(text) > longest(setting, session, *keys))
        return;
    const std::size_t at = std::min(session.caret, whole.size());
    whole.insert(at, text);
    put(session, *keys, std::move(whole));
    session.caret = at + text.size();
    drop_fault(session);
}

void erase_in(const Setting&, Session& session) {
    const auto keys = keys_go_to(session);
    if (!keys)
        return;
    std::string whole = typed(session);
    const std::size_t end = std::min(session.caret, whole.size());
    if (end == 0)
        return;
    std::size_t begin = end - 1;
    while (begin > 0 && is_continuation(whole[begin]))
        --begin;
    whole.erase(begin, end - begin);
    put(session, *keys, std::move(whole));
    session.caret = begin;
    drop_fault(session);
}

} // namespace tycktill
