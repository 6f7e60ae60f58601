#pragma once
/// A locked box: bytes that only who has the key, or knows the passphrase, can read. The scanning desk
/// keeps its undecided pages so; the office its private key.
///
/// Format, kept on disk, version byte 1 (do not change: raise the version):
///   box        1 ‖ 24 header ‖ secretstream chunks of 64 KiB + 17 bytes, the last one marked final
///   passphrase 2 ‖ 16 salt ‖ operations u32 ‖ memory KiB u32 ‖ box          (little-endian)
#include "shared/base/bytes.h"
#include "shared/record/secret.h"

namespace tycktill::record {

/// A symmetric key of 32 bytes.
struct BoxKey {
    SecretBytes bytes;
};
BoxKey make_box_key();
/// Fails when it is not 32 bytes.
Result<BoxKey> box_key_of(BytesView bytes);

/// `bound_to` names what the box is (an id, a purpose): it opens only under the same name, so that two
/// boxes cannot be exchanged.
Bytes lock(const BoxKey& key, BytesView plain, std::string_view bound_to);
/// Fails in one line when a byte was changed, the end is missing or the key or the name is another's.
Result<Bytes> unlock(const BoxKey& key, BytesView box, std::string_view bound_to);

/// How much work a guess of the passphrase costs (Argon2id). Interactive: 64 MiB and about 0.1 s, for
/// a login; Sensitive: 1 GiB and seconds, for a key that is opened rarely.
enum class GuessCost { Interactive, Moderate, Sensitive };

/// The key of a passphrase: the same salt (16 bytes) and cost give the same key again.
Result<BoxKey> key_from_passphrase(std::string_view passphrase, BytesView salt, GuessCost cost);

/// A box that carries its own salt and cost.
Result<Bytes> lock_with_passphrase(std::string_view passphrase, BytesView plain,
                                   std::string_view bound_to, GuessCost cost = GuessCost::Moderate);
Result<SecretBytes> unlock_with_passphrase(std::string_view passphrase, BytesView box,
                                           std::string_view bound_to);

} // namespace tycktill::record
