#include "scanner/queue/corrections.h"

#include "scanner/queue/reading_json.h"
#include "scanner/queue/sending.h"
#include "shared/base/edit_distance.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::queue {

namespace {

std::string only_text(const std::vector<std::string>& values) {
    return values.empty() ? std::string() : trimmed(values.front());
}

CorrectionCount count_of(const QueuedForm& form, const forms::Field& field,
                         const returned::AssembledField& stands) {
    CorrectionCount count;
    count.form = form.form->ref;
    count.field = field.id;
    count.kind = stands.read_kind ? to_text(*stands.read_kind) : "sure";
    count.band = static_cast<int>(std::clamp(stands.read_confidence, 0.0, 1.0) * 10);
    count.seen = 1;
    if (field.kind == forms::FieldKind::OneChoice ||
        field.kind == forms::FieldKind::SeveralChoices) {
        count.changed = stands.value != stands.read;
        return count;
    }
    const auto said = code_points(only_text(stands.value));
    const auto read = code_points(only_text(stands.read));
    count.changed = said != read;
    count.characters = static_cast<std::int64_t>(said.size());
    count.characters_changed = static_cast<std::int64_t>(edit_distance(said, read));
    return count;
}

} // namespace

std::vector<CorrectionCount> corrections_of(const QueuedForm& form, bool all_seen) {
    std::vector<CorrectionCount> counts;
    if (!form.form || form.item.by_staff || form.item.letter)
        return counts;
    for (const returned::AssembledField& stands : form.assembled.fields) {
        const forms::Field* field = form.form->find(stands.field);
        if (field && !stands.cut_outs.empty() && (stands.by_person || all_seen) &&
            !returned::is_illegible(stands.value))
            counts.push_back(count_of(form, *field, stands));
    }
    return counts;
}

Result<void> Sending::count_corrections(const QueuedForm& form) {
    for (const CorrectionCount& one : corrections_of(form, !form.item.second_look.empty()))
        TRY(room_.store.run(
            "INSERT INTO correction (form, version, field, kind, band, seen, changed, "
            "characters, characters_changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (form, version, field, kind, band) DO UPDATE SET seen = seen + "
            "excluded.seen, changed = changed + excluded.changed, characters = "
            "characters + excluded.characters, characters_changed = characters_changed "
            "+ excluded.characters_changed",
            {std::string_view(one.form.id), std::int64_t{one.form.version},
             std::string_view(one.field), std::string_view(one.kind), std::int64_t{one.band},
             one.seen, one.changed, one.characters, one.characters_changed}));
    return {};
}

Result<std::vector<CorrectionCount>> Sending::corrections() const {
    store::Statement statement = TRY(
        room_.store.query("SELECT form, version, field, kind, band, seen, changed, characters, "
                          "characters_changed FROM correction ORDER BY form, version, field, kind, "
                          "band"));
    std::vector<CorrectionCount> counts;
    while (TRY(statement.next()))
        counts.push_back({{statement.text(0), static_cast<int>(statement.number(1))},
                          statement.text(2),
                          statement.text(3),
                          static_cast<int>(statement.number(4)),
                          statement.number(5),
                          statement.number(6),
                          statement.number(7),
                          statement.number(8)});
    return counts;
}

} // namespace tycktill::queue
