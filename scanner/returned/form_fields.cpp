#include "scanner/returned/form_fields.h"

#include "scanner/returned/doubt_words.h"
#include "scanner/returned/place_check.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>

namespace tycktill::returned {

namespace {

bool is_text(const forms::Field& field) {
    return field.kind != forms::FieldKind::OneChoice &&
           field.kind != forms::FieldKind::SeveralChoices;
}

bool has_fixed_form(const forms::Field& field) {
    return field.rule != forms::TextRule::Any && field.rule != forms::TextRule::Name &&
           field.rule != forms::TextRule::Address;
}

/// All that the pages say of one field.
struct Gathered {
    reading::FieldReading reading;
    std::vector<CutOut> cut_outs;
    bool found = false;
};

void add_text(reading::FieldReading& sum, const reading::FieldReading& more) {
    if (!more.value.empty()) {
        if (sum.value.empty())
            sum.value = more.value;
        else
            sum.value.front() += "\n" + more.value.front();
    }
    sum.confidence = std::min(sum.confidence, more.confidence);
    if (more.doubt && (!sum.doubt || *more.doubt == reading::DoubtKind::Handwriting))
        sum.doubt = more.doubt;
}

Gathered gather(const forms::Field& field, const std::vector<const FormPage*>& pages) {
    Gathered all;
    for (const FormPage* page : pages)
        for (const reading::FieldReading& reading : page->reading.fields) {
            if (reading.field != field.id)
                continue;
            if (reading.box_px.width > 0)
                all.cut_outs.push_back({page->id, reading.box_px});
            if (!all.found)
                all.reading = reading;
            else if (is_text(field))
                add_text(all.reading, reading);
            all.found = true;
        }
    return all;
}

/// The town that another field of the form ends with, as a person or the reader has it; or "".
std::string town_of(const forms::Form& form, const std::map<std::string, Gathered>& all,
                    const Settled& settled, const std::vector<std::string>& postnummer) {
    for (const forms::Field& field : form.fields) {
        if (!is_text(field) || field.kind == forms::FieldKind::Area ||
            field.rule == forms::TextRule::Postnummer)
            continue;
        const auto said = settled.find(field.id);
        const auto& value = said != settled.end() ? said->second : all.at(field.id).reading.value;
        if (const auto town = value.empty() ? "" : town_at_end(postnummer, value.front());
            !town.empty())
            return town;
    }
    return "";
}

/// Five sure digits that the municipality's list has for the town which the form names: two readings that
/// know nothing of each other. Then nobody needs to look.
void believe_place(reading::FieldReading& reading, const std::string& town,
                   const std::vector<std::string>& postnummer) {
    if (!reading.doubt || reading.value.empty() || town.empty() ||
        reading.confidence < reading::sure_digit)
        return;
    const PlaceCheck check = check_place(postnummer, reading.value.front() + " " + town);
    if (check.number == reading.value.front() && check.verdict == PlaceVerdict::Agrees)
        reading.doubt.reset();
}

/// Puts a field's reading, or what a person said of it, into the answers and the doubts.
class FieldByField {
public:
    FieldByField(Assembled& result, const Settled& settled) : result_(result), settled_(settled) {}

    void add(const forms::Field& field, const Gathered& gathered) {
        AssembledField stands;
        stands.field = field.id;
        stands.read = gathered.reading.value;
        stands.confidence = stands.read_confidence = gathered.reading.confidence;
        stands.read_kind = gathered.reading.doubt;
        stands.cut_outs = gathered.cut_outs;
        const auto said = settled_.find(field.id);
        if (said != settled_.end()) {
            stands.by_person = true;
            stands.confidence = 1;
            stands.value = said->second;
        } else if (gathered.reading.doubt) {
            doubt(field, gathered, *gathered.reading.doubt);
        } else {
            stands.value = gathered.reading.value;
            const std::string note = withdrawn_in_words(field, gathered.reading);
            if (!note.empty())
                result_.notes.push_back(note);
        }
        put(result_.answers, field, stands.value);
        put(likely_, field, in_doubt_.count(field.id) ? gathered.reading.value : stands.value);
        if (gathered.found || stands.by_person)
            result_.fields.push_back(std::move(stands));
        cut_outs_[field.id] = gathered.cut_outs;
    }

    /// What a person keyed was compared with the list at the desk.
    void add_places(const forms::Form& form, const std::string& town,
                    const std::vector<std::string>& postnummer) {
        for (const forms::Field& field : form.fields) {
            const bool number = field.rule == forms::TextRule::Postnummer;
            if ((!number && field.rule != forms::TextRule::Address) || settled_.count(field.id) ||
                in_doubt_.count(field.id))
                continue;
            const PlaceCheck check = check_place(
                postnummer, likely_.text(field.id) + (number && !town.empty() ? " " + town : ""));
            if (check.verdict != PlaceVerdict::OtherTown)
                continue;
            Doubt doubt;
            doubt.key = field.id;
            doubt.kind = reading::DoubtKind::Rule;
            doubt.why = other_town_in_words(check);
            doubt.suggestion = {likely_.text(field.id)};
            doubt.cut_outs = cut_outs_[field.id];
            in_doubt_.insert(field.id);
            result_.doubts.push_back(std::move(doubt));
        }
    }

    /// Rules are tried on the likely answers; a field that is in doubt anyway is not blamed twice.
    void add_faults(const forms::Form& form, const forms::Circumstances& circumstances) {
        for (const forms::Fault& fault : check(form, likely_, circumstances)) {
            if (in_doubt_.count(fault.field))
                continue;
            const forms::Field* field = form.find(fault.field);
            Doubt doubt;
            doubt.key = fault.field;
            doubt.kind = field && field->required && !likely_.has(fault.field)
                             ? reading::DoubtKind::Missing
                             : reading::DoubtKind::Rule;
            // The form's own words speak to who fills it in; here a clerk reads.
            doubt.why = doubt.kind == reading::DoubtKind::Missing && field
                            ? why_in_words(*field, {}, reading::DoubtKind::Missing)
                            : fault.why;
            doubt.cut_outs = cut_outs_[fault.field];
            in_doubt_.insert(fault.field);
            result_.doubts.push_back(std::move(doubt));
        }
    }

private:
    static void put(record::Answers& answers, const forms::Field& field,
                    const std::vector<std::string>& value) {
        if (is_text(field))
            answers.set(field.id, value.empty() || (is_illegible(value) && has_fixed_form(field))
                                      ? std::string()
                                      : value.front());
        else
            answers.set(field.id, value);
    }

    void doubt(const forms::Field& field, const Gathered& gathered, reading::DoubtKind kind) {
        in_doubt_.insert(field.id);
        Doubt doubt;
        doubt.key = field.id;
        doubt.kind = kind;
        doubt.why = why_in_words(field, gathered.reading, kind);
        doubt.suggestion = gathered.reading.value;
        doubt.confidence = gathered.reading.confidence;
        doubt.cut_outs = gathered.cut_outs;
        result_.doubts.push_back(std::move(doubt));
    }

    Assembled& result_;
    const Settled& settled_;
    record::Answers likely_;
    std::set<std::string> in_doubt_;
    std::map<std::string, std::vector<CutOut>> cut_outs_;
};

} // namespace

void add_fields(Assembled& result, const forms::Form& form,
                const std::vector<const FormPage*>& pages, const Settled& settled,
                const forms::Circumstances& circumstances,
                const std::vector<std::string>& postnummer) {
    std::map<std::string, Gathered> all;
    for (const forms::Field& field : form.fields)
        all[field.id] = gather(field, pages);
    const std::string town = town_of(form, all, settled, postnummer);
    FieldByField fields(result, settled);
    for (const forms::Field& field : form.fields) {
        if (field.rule == forms::TextRule::Postnummer)
            believe_place(all[field.id].reading, town, postnummer);
        fields.add(field, all[field.id]);
    }
    fields.add_places(form, town, postnummer);
    fields.add_faults(form, circumstances);
}

} // namespace tycktill::returned
