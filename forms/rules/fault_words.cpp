#include "forms/rules/fault_words.h"

#include <algorithm>
#include <array>

namespace tycktill::forms {
namespace {

struct Built {
    const char* key;
    const char* swedish;
    const char* easy; ///< lättläst; nullptr where the Swedish is easy already
    const char* english;
};

constexpr std::array all{
    Built{"fault.choose", "Välj ett svar.", nullptr, "Choose one answer."},
    Built{"fault.choose_some", "Välj minst ett svar.", nullptr, "Choose at least one."},
    Built{"fault.choose_one", "Välj bara ett svar.", nullptr, "Choose only one."},
    Built{"fault.unknown_choice", "Svaret finns inte på blanketten. Välj ett som finns.",
          "Svaret finns inte. Välj ett annat svar.",
          "This answer is not on the form. Choose one that is."},
    Built{"fault.unknown_field", "Uppgiften finns inte på blanketten. Ta bort den.", nullptr,
          "This is not on the form. Remove it."},
    Built{"fault.story", "Skriv vad du vill säga.", nullptr, "Write what you want to say."},
    Built{"fault.fill_in", "Skriv något här.", nullptr, "Write something here."},
    Built{"fault.no_name", "Skriv ditt namn.", nullptr, "Write your name."},
    Built{"fault.no_address", "Skriv din adress.", nullptr, "Write your address."},
    Built{"fault.no_telephone", "Skriv ditt telefonnummer.", nullptr,
          "Write your telephone number."},
    Built{"fault.no_email", "Skriv din e-postadress.", nullptr, "Write your e-mail address."},
    Built{"fault.no_postnummer", "Skriv ditt postnummer.", nullptr, "Write your postcode."},
    Built{"fault.reply", "Välj om du vill ha svar.", nullptr, "Choose whether you want a reply."},
    Built{"fault.anonymous_contact",
          "Du vill vara anonym, men namn eller kontaktuppgift är ifylld. Ta bort uppgifterna "
          "eller ändra svaret.",
          "Du vill inte säga vem du är. Ta bort namn, adress och telefon.",
          "You want to be anonymous, but contact details are filled in. Remove them or change "
          "the answer."},
    Built{"fault.not_anonymous", "Här kan du inte vara anonym. Fyll i dina uppgifter.",
          "Du måste säga vem du är.", "You cannot be anonymous here. Fill in your details."},
    Built{"fault.not_text", "Det finns tecken som inte går att läsa. Skriv om texten.", nullptr,
          "Some characters cannot be read. Write the text again."},
    Built{"fault.too_long", "Texten är för lång. Skriv högst {antal} tecken.", nullptr,
          "The text is too long. Write at most {antal} characters."},
    Built{"fault.no_letters", "Det behöver finnas bokstäver här. Skriv uppgiften igen.",
          "Skriv med bokstäver.", "There must be letters here. Write it again."},
    Built{"fault.not_telephone", "Skriv telefonnumret med siffror, till exempel 070-123 45 67.",
          "Skriv bara siffror.", "Write the telephone number in digits, such as 070-123 45 67."},
    Built{"fault.telephone_sign", "Ta bort ”{tecken}”. Skriv bara telefonnumret.", nullptr,
          "Remove “{tecken}”. Write the telephone number only."},
    Built{"fault.email_sign", "Ta bort ”{tecken}” ur e-postadressen.", nullptr,
          "Remove “{tecken}” from the e-mail address."},
    Built{"fault.email_space", "Ta bort mellanslaget ur e-postadressen.", nullptr,
          "Remove the space from the e-mail address."},
    Built{"fault.telephone_short", "Numret är för kort. Skriv alla siffror.", nullptr,
          "The number is too short. Write all its digits."},
    Built{"fault.telephone_long", "Numret är för långt. Skriv bara ett nummer.", nullptr,
          "The number is too long. Write one number only."},
    Built{"fault.not_postnummer", "Skriv postnumret med fem siffror, till exempel 714 80.",
          "Postnumret har fem siffror. Skriv alla.",
          "Write the postcode with five digits, such as 714 80."},
    Built{"fault.not_email", "E-postadressen ska se ut så här: namn@exempel.se. Skriv den igen.",
          nullptr, "The e-mail address must look like name@example.com. Write it again."},
    Built{"fault.not_digits", "Skriv bara siffror.", nullptr, "Write digits only."},
    Built{"fault.not_day", "Det är inget datum som finns. Skriv år, månad och dag.",
          "Dagen finns inte. Skriv år, månad och dag.",
          "There is no such date. Write year, month and day."},
    Built{"fault.day_to_come", "Dagen har inte varit än. Välj en dag som har varit.", nullptr,
          "That day has not come yet. Choose a day that has been."},
    Built{"fault.day_long_ago", "Året ser fel ut. Skriv år, månad och dag igen.", nullptr,
          "The year looks wrong. Write year, month and day again."},
};

const Built* find(const std::string& key) {
    for (const auto& words : all) {
        if (key == words.key)
            return &words;
    }
    return nullptr;
}

} // namespace

std::vector<std::string> fault_word_keys() {
    std::vector<std::string> keys;
    for (const auto& words : all)
        keys.emplace_back(words.key);
    return keys;
}

bool speaks(const std::string& key, const std::string& language) {
    return find(key) && (language.substr(0, 2) == "sv" || language == "en");
}

std::string fault_words(const Form& form, const std::string& key, const std::string& language) {
    const auto own = form.own_words.find(key);
    if (own != form.own_words.end() &&
        (own->second.by_language.count(language) || !speaks(key, language)))
        return own->second.in(language);
    const Built* words = find(key);
    if (!words)
        return key;
    if (language == "en")
        return words->english;
    return language == "sv@lattlast" && words->easy ? words->easy : words->swedish;
}

namespace {

const char* missing_key(const Field& field) {
    if (field.role != FieldRole::Contact)
        return "fault.fill_in";
    switch (field.rule) {
    case TextRule::Name:
        return "fault.no_name";
    case TextRule::Address:
        return "fault.no_address";
    case TextRule::Telephone:
        return "fault.no_telephone";
    case TextRule::Email:
        return "fault.no_email";
    case TextRule::Postnummer:
        return "fault.no_postnummer";
    default:
        return "fault.fill_in";
    }
}

bool has_own(const Form& form, const std::string& key, const std::string& language) {
    const auto own = form.own_words.find(key);
    return own != form.own_words.end() && own->second.by_language.count(language) != 0;
}

} // namespace

std::string general_key(const std::string& key) {
    static constexpr std::array kinds{"fault.no_name", "fault.no_address", "fault.no_telephone",
                                      "fault.no_email", "fault.no_postnummer"};
    return std::find(kinds.begin(), kinds.end(), key) == kinds.end() ? "" : "fault.fill_in";
}

std::string missing_words(const Form& form, const Field& field, const std::string& language) {
    const std::string key = missing_key(field), general = general_key(key);
    const bool own_general = has_own(form, general, language) && !has_own(form, key, language);
    return fault_words(form, own_general ? general : key, language);
}

} // namespace tycktill::forms
