#pragma once
/// The file of the desk's queue: what stands in it in the clear (ids, days, serials, counts) and what
/// is sealed (everything that a person wrote, pictures, file names). One schema for the intake, which
/// only seals, and the desk, which also opens.
#include "shared/store/database.h"

#include <filesystem>

namespace tycktill::queue {

/// desk.sqlite in the station's data folder.
std::filesystem::path queue_file(const std::filesystem::path& data_folder);
Result<store::Database> open_queue_store(const std::filesystem::path& data_folder);

// What each sealed value is bound to, so that two can never be exchanged.
std::string bound_reading(std::int64_t page);
std::string bound_picture(std::int64_t page);
std::string bound_file(BytesView digest);
std::string bound_original(BytesView digest, std::int64_t place);
std::string bound_name(BytesView digest);
std::string bound_batch(std::int64_t batch);
std::string bound_settled(BytesView form, std::int64_t place);
std::string bound_draft(BytesView form);
std::string bound_decision(BytesView form);
std::string bound_first_look(BytesView form);
std::string bound_form(BytesView form);

} // namespace tycktill::queue
