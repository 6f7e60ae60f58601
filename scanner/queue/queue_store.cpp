#include "scanner/queue/queue_store.h"

#include "shared/base/files.h"

namespace tycktill::queue {

namespace {

constexpr std::int64_t application = 0x54545131; // "TTQ1"

// "sealed" columns hold sealed boxes (shared/record/sealed_box.h).
constexpr std::string_view first_version = R"(
CREATE TABLE operator (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    public_key BLOB NOT NULL,
    locked_key BLOB NOT NULL
) STRICT;
CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    arrived TEXT NOT NULL,
    sealed_name BLOB
) STRICT;
-- The original. Its row stays when the bytes are gone, so that the same file is known again.
CREATE TABLE file (
    digest BLOB PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id),
    arrived TEXT NOT NULL,
    pages INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    sealed_name BLOB,
    sealed_bytes BLOB
) STRICT, WITHOUT ROWID;
-- A returned form or a letter; its id is the submission's to be.
CREATE TABLE form (
    id BLOB PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    batch INTEGER NOT NULL REFERENCES batch (id),
    arrived TEXT NOT NULL,
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    serial TEXT NOT NULL,
    pages_of_sheet INTEGER NOT NULL,
    aside TEXT NOT NULL,
    sealed_aside BLOB
) STRICT;
CREATE INDEX form_serial ON form (serial);
CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    form BLOB NOT NULL REFERENCES form (id) ON DELETE CASCADE,
    file BLOB NOT NULL REFERENCES file (digest),
    number INTEGER NOT NULL,
    sheet_page INTEGER NOT NULL,
    sealed_reading BLOB
) STRICT;
CREATE INDEX page_form ON page (form);
CREATE INDEX page_file ON page (file);
CREATE TABLE picture (
    page INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
    sealed_bytes BLOB NOT NULL
) STRICT;
CREATE TABLE settled (
    form BLOB NOT NULL REFERENCES form (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (form, place)
) STRICT, WITHOUT ROWID;
-- What was accepted or rejected: enough to know the number again.
CREATE TABLE finished (
    id BLOB PRIMARY KEY,
    serial TEXT NOT NULL,
    day TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    sealed_note BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX finished_serial ON finished (serial);
)";

// What a desk is in the middle of: the text under its hands, and which form is taken by which desk.
constexpr std::string_view second_version = R"(
CREATE TABLE draft (
    form BLOB PRIMARY KEY REFERENCES form (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE claim (
    form BLOB PRIMARY KEY REFERENCES form (id) ON DELETE CASCADE,
    desk BLOB NOT NULL,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)";

// What a file is while it is read: its pages' readings, pictures and original bytes are sealed into the
// store as they come, so that a file of hundreds of pages costs no memory, and become part of the queue
// all at once. A staged page's number is the page's to be.
constexpr std::string_view third_version = R"(
CREATE TABLE staged (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file BLOB NOT NULL,
    owner INTEGER NOT NULL, -- the process that reads it
    number INTEGER NOT NULL,
    sealed_reading BLOB
) STRICT;
CREATE INDEX staged_file ON staged (file);
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'staged', coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'page'), 0);
-- A file's bytes as they came, in pieces. No owner when the file stands in the queue.
CREATE TABLE original (
    file BLOB NOT NULL,
    place INTEGER NOT NULL,
    owner INTEGER,
    sealed_bytes BLOB NOT NULL
) STRICT;
CREATE INDEX original_file ON original (file, place);
-- A picture is there before its page.
CREATE TABLE kept_picture (page INTEGER PRIMARY KEY, sealed_bytes BLOB NOT NULL) STRICT;
INSERT INTO kept_picture (page, sealed_bytes) SELECT page, sealed_bytes FROM picture;
DROP TABLE picture;
ALTER TABLE kept_picture RENAME TO picture;
CREATE TRIGGER page_gone AFTER DELETE ON page BEGIN
    DELETE FROM picture WHERE page = old.id;
END;
)";

// What people do to an item until it is sent, so that it can be undone, and who may do it.
constexpr std::string_view fourth_version = R"(
ALTER TABLE page ADD COLUMN turned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN by_staff INTEGER NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN sealed_decision BLOB;
ALTER TABLE form ADD COLUMN sealed_first_look BLOB;
-- The operator's key, locked with one more person's passphrase.
CREATE TABLE person (
    name TEXT PRIMARY KEY,
    locked_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;
-- A step either settles one key (place) or keeps the rows as they were before it.
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER
) STRICT;
CREATE TABLE step_form (
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    form BLOB NOT NULL,
    row_place INTEGER,
    batch INTEGER,
    arrived TEXT,
    reference TEXT,
    version INTEGER,
    serial TEXT,
    pages_of_sheet INTEGER,
    aside TEXT,
    sealed_aside BLOB,
    by_staff INTEGER,
    sealed_decision BLOB,
    sealed_first_look BLOB,
    PRIMARY KEY (step, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_form_form ON step_form (form);
CREATE TABLE step_page (
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    form BLOB NOT NULL,
    sheet_page INTEGER NOT NULL,
    sealed_reading BLOB,
    turned INTEGER NOT NULL,
    PRIMARY KEY (step, page)
) STRICT, WITHOUT ROWID;
CREATE TABLE step_settled (
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    form BLOB NOT NULL,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (step, form, place)
) STRICT, WITHOUT ROWID;
-- How often a person saw what the machine read, and how often it was wrong: numbers only.
CREATE TABLE correction (
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    band INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    characters_changed INTEGER NOT NULL,
    PRIMARY KEY (form, version, field, kind, band)
) STRICT, WITHOUT ROWID;
)";

// What the list shows of an item, locked (summaries.h). Whatever it was made of takes it away: the item's row, pages and
// settlements, other items and finished ones of its number, and for a letter what lies before it in its pile.
constexpr std::string_view fifth_version = R"(
CREATE TABLE summary_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sealed BLOB NOT NULL
) STRICT;
ALTER TABLE form ADD COLUMN summary BLOB;
ALTER TABLE form ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
CREATE INDEX form_batch ON form (batch);
CREATE TRIGGER form_new AFTER INSERT ON form BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1
        WHERE serial <> '' AND serial = new.serial;
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE batch = new.batch AND serial = '';
END;
CREATE TRIGGER form_gone AFTER DELETE ON form BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1
        WHERE serial <> '' AND serial = old.serial;
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE batch = old.batch AND serial = '';
END;
CREATE TRIGGER form_changed AFTER UPDATE OF place, batch, arrived, form, version, serial, pages_of_sheet,
    aside, sealed_aside, by_staff, sealed_decision, sealed_first_look ON form BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1
        WHERE id = new.id OR (serial <> '' AND serial IN (old.serial, new.serial));
    UPDATE form SET summary = NULL, changes = changes + 1
        WHERE batch IN (old.batch, new.batch) AND serial = '' AND id <> new.id;
END;
CREATE TRIGGER page_new AFTER INSERT ON page BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE id = new.form OR (serial <> '' AND
        serial = (SELECT serial FROM form AS its WHERE its.id = new.form));
END;
CREATE TRIGGER page_changed AFTER UPDATE OF form, sheet_page, sealed_reading, turned ON page BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE id IN (old.form, new.form) OR
        (serial <> '' AND serial IN
            (SELECT serial FROM form AS its WHERE its.id IN (old.form, new.form)));
END;
CREATE TRIGGER page_left AFTER DELETE ON page BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE id = old.form OR (serial <> '' AND
        serial = (SELECT serial FROM form AS its WHERE its.id = old.form));
END;
CREATE TRIGGER settled_new AFTER INSERT ON settled BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE id = new.form;
END;
CREATE TRIGGER settled_gone AFTER DELETE ON settled BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1 WHERE id = old.form;
END;
CREATE TRIGGER finished_new AFTER INSERT ON finished BEGIN
    UPDATE form SET summary = NULL, changes = changes + 1
        WHERE serial <> '' AND serial = new.serial;
END;
)";

} // namespace

std::filesystem::path queue_file(const std::filesystem::path& data_folder) {
    return data_folder / "desk.sqlite";
}

Result<store::Database> open_queue_store(const std::filesystem::path& data_folder) {
    TRY(make_folder(data_folder));
    store::DatabaseSettings settings;
    settings.application_id = application;
    settings.migrations = {first_version, second_version, third_version, fourth_version,
                           fifth_version};
    return store::Database::open(queue_file(data_folder), settings);
}

std::string bound_reading(std::int64_t page) {
    return "reading " + std::to_string(page);
}
std::string bound_picture(std::int64_t page) {
    return "picture " + std::to_string(page);
}
std::string bound_file(BytesView digest) {
    return "file " + to_hex(digest);
}
std::string bound_original(BytesView digest, std::int64_t place) {
    return bound_file(digest) + " " + std::to_string(place);
}
std::string bound_name(BytesView digest) {
    return "name " + to_hex(digest);
}
std::string bound_batch(std::int64_t batch) {
    return "batch " + std::to_string(batch);
}
std::string bound_settled(BytesView form, std::int64_t place) {
    return "settled " + to_hex(form) + " " + std::to_string(place);
}
std::string bound_draft(BytesView form) {
    return "draft " + to_hex(form);
}
std::string bound_decision(BytesView form) {
    return "decision " + to_hex(form);
}
std::string bound_first_look(BytesView form) {
    return "first look " + to_hex(form);
}
std::string bound_form(BytesView form) {
    return "form " + to_hex(form);
}

} // namespace tycktill::queue
