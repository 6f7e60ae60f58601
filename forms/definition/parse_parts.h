#pragma once
/// The parts of parse.cpp: each reads one kind of table, and knows what must hold inside it.
#include "forms/definition/reader.h"

namespace tycktill::forms {

/// Every word that the screen shows must exist in these.
using Languages = std::vector<std::string>;

Field parse_field(const TomlValue& table, const Languages& languages, FileFaults& faults);
ReplyRule parse_reply_rule(const TomlValue& table, const Form& form, const Languages& languages,
                           FileFaults& faults);
Deadline parse_deadline(const TomlValue& table, const Languages& languages, FileFaults& faults);
/// Sets paper, paper_pages, sender, intro, required_note and slip. The form's fields must be there.
void parse_paper(const TomlValue& table, Form& form, FileFaults& faults);
Form parse_form(const TomlValue& table, const std::string& municipality, const Languages& languages,
                FileFaults& faults);

/// Notes the second and later of equal ids. `ids` stand where `places` say.
void note_doubles(const std::vector<std::pair<std::string, TomlPlace>>& ids, FileFaults& faults);

} // namespace tycktill::forms
