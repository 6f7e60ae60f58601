#pragma once
/// The replies that kiosks fetch: for people whose name nobody knows, each sealed to the key of a code
/// (shared/record/code_reply.h). The archive keeps them as replies to an id that no submission has, one a
/// municipality; what is old is no longer handed out.
#include "office/archive/archive.h"

namespace tycktill::office {

/// How long a reply can be read at a kiosk.
inline constexpr int shelf_days = 180;

/// A municipality's id as it stands in an address: letters, digits and hyphens, 1 to 64.
bool is_municipality_id(std::string_view text);
Result<void> put_on_shelf(Archive& archive, const std::string& municipality, Bytes slot, Day today);
/// What a station of the municipality gets; the same size class whether there are replies or not. `nobodys`
/// fills it up (record::reply_shelf()).
Result<Bytes> shelf_of(Archive& archive, const std::string& municipality, Day today,
                       std::vector<Bytes>& nobodys);
Result<Bytes> shelf_of(Archive& archive, const std::string& municipality, Day today);

/// How many replies, the oldest, no longer fit on the shelf: nobody can read them at a kiosk.
Result<std::size_t> beyond_shelf(Archive& archive, const std::string& municipality, Day today);

} // namespace tycktill::office
