#pragma once
/// An answer to somebody nobody knows. The code of the thank-you page makes a key pair; its public half
/// travels sealed with the submission, its private half is made anew from the code when it is typed. A
/// reply sealed to it is opened by the code alone, without a network.
///
/// From code to key: Argon2id, 64 MiB, four passes, salted with the municipality: about a quarter of a
/// second for who has the code. Who has a shelf and tries all 8^12 of them needs 749 years of one core; of
/// graphics cards, by published rates (1 400 to 4 700 guesses a second and card), about a year of one or five
/// days of a hundred, and has then every code of that municipality. What falls is the reply, never the matter.
///
/// A slot is crypto_box_seal of (length, 2 bytes little endian ‖ text ‖ zeros), always 4 096 bytes. A shelf
/// is 5 ‖ slots: 16, 64, 256 or 1 024 of them, in random order, those that no reply needs sealed to nobody.
/// Whether it holds any reply cannot be told without a code. Kept on disk: do not change, raise the first byte.
#include "shared/record/envelope.h"

#include <string>

namespace tycktill::record {

inline constexpr std::size_t reply_slot_bytes = 4096;
inline constexpr std::size_t longest_code_reply = 4046; ///< bytes of UTF-8
inline constexpr std::size_t most_shelf_slots = 1024;
inline constexpr std::size_t longest_reply_shelf = 1 + most_shelf_slots * reply_slot_bytes;

/// Fails when there is not enough memory.
Result<KeyPair> reply_key(std::string_view code, std::string_view municipality);

/// "svarsnyckel <64 hexadecimal digits>": the flag of a submission that can be answered by its code.
std::string reply_key_flag(const PublicKey& key);
/// The key of such a flag among the submission's.
std::optional<PublicKey> reply_key_in(const std::vector<std::string>& flags);

/// Fails when the text is too long.
Result<Bytes> seal_for_code(std::string_view text, const PublicKey& key);
std::optional<std::string> open_with_code(BytesView slot, const KeyPair& key);

/// The newest of the slots, when there are more than a shelf holds; they stand oldest first. What fills it up
/// is taken from `nobodys` and added there when it is too few: kept from one shelf to the next, so that each
/// costs no keys, and who sees two shelves cannot tell what fills them by what has changed.
Bytes reply_shelf(std::vector<Bytes> slots, std::vector<Bytes>& nobodys);
Bytes reply_shelf(std::vector<Bytes> slots);
/// Fails when the bytes are no shelf.
Result<std::vector<Bytes>> parse_reply_shelf(BytesView bytes);

} // namespace tycktill::record
