#include "scanner/desk/check_words.h"

#include "scanner/returned/place_check.h"
#include "shared/base/text.h"

namespace tycktill::desk {

namespace {

std::optional<CheckWords> check_postnummer(const forms::Municipality& municipality,
                                           const std::string& typed) {
    const returned::PlaceCheck check = returned::check_place(municipality.postnummer, typed);
    switch (check.verdict) {
    case returned::PlaceVerdict::Agrees:
    case returned::PlaceVerdict::NumberOnly:
        return CheckWords{check.number + " hör till " + check.belongs + ".", true};
    case returned::PlaceVerdict::OtherTown:
        return CheckWords{returned::other_town_in_words(check), false};
    case returned::PlaceVerdict::OtherNumber:
        return CheckWords{check.town + " har " + check.belongs + ". Jämför siffrorna.", false};
    case returned::PlaceVerdict::Unknown:
        break;
    }
    return {};
}

std::optional<CheckWords> check_telephone(const std::string& typed) {
    std::size_t digits = 0;
    for (const char c : typed)
        digits += is_digit(c);
    if (digits == 0)
        return {};
    const bool mobile = typed.rfind("07", 0) == 0;
    const auto count = std::to_string(digits) + " siffror";
    if (mobile)
        return CheckWords{digits == 10 ? count + ", som ett mobilnummer."
                                       : count + ": ett mobilnummer har 10.",
                          digits == 10};
    return CheckWords{count + ".", digits >= 8 && digits <= 10};
}

} // namespace

std::optional<CheckWords> check_in_words(const queue::QueuedForm& form, const forms::Field& field,
                                         const std::string& typed) {
    if (typed.empty())
        return {};
    if (field.rule == forms::TextRule::Telephone)
        return check_telephone(typed);
    if (form.municipality &&
        (field.rule == forms::TextRule::Address || field.rule == forms::TextRule::Postnummer))
        return check_postnummer(*form.municipality, typed);
    return {};
}

} // namespace tycktill::desk
