#include "kiosk/session/editing.h"

#include "forms/rules/text_rules.h"
#include "kiosk/session/forget.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

constexpr std::size_t longest_search = 60;
constexpr std::size_t longest_pin = 8;

bool all_digits(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_taken(const Setting& setting, const Session& session, Keys keys, const std::string& text) {
    if (!is_utf8(text) || length_of(text) > longest_text(setting, session))
        return false;
    if ((keys == Keys::Code || keys == Keys::Pin) && !all_digits(text))
        return false;
    const forms::Field* field = setting.form->find(session.active);
    const bool lines =
        keys == Keys::Field && field != nullptr && field->kind == forms::FieldKind::Area;
    return lines || text.find('\n') == std::string::npos;
}

void replace(std::string& old, const std::string& text) {
    forget(old);
    old = text;
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

std::size_t longest_text(const Setting& setting, const Session& session) {
    const auto keys = keys_go_to(session);
    if (!keys)
        return 0;
    switch (*keys) {
    case Keys::Search:
        return longest_search;
    case Keys::Code:
        return record::code_length;
    case Keys::Pin:
        return longest_pin;
    case Keys::Field:
        break;
    }
    const forms::Field* field = setting.form->find(session.active);
    return field == nullptr ? 0 : forms::longest_taken(*field);
}

void write(const Setting& setting, Session& session, const std::string& text) {
    const auto keys = keys_go_to(session);
    if (!keys || !is_taken(setting, session, *keys, text))
        return;
    switch (*keys) {
    case Keys::Field:
        session.answers.set(session.active, text);
        break;
    case Keys::Search:
        replace(session.search, text);
        session.answers.remove(current(session).fields.front());
        break;
    case Keys::Code:
        replace(session.code, text);
        session.code_looked_up = false;
        forget(session.reply);
        break;
    case Keys::Pin:
        replace(session.pin, text);
        session.pin_wrong = false;
        break;
    }
    std::erase_if(session.faults, [&](const forms::Fault& fault) {
        return fault.field.empty() || fault.field == session.active;
    });
}

} // namespace tycktill::kiosk
