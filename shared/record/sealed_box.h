#pragma once
/// A sealed box: bytes that anyone may put in, and only who holds the private key can read. The
/// scanning station fills its queue so, also while nobody has unlocked it.
///
/// Format, kept on disk, version byte 3 (do not change: raise the version):
///   3 ‖ the box's key in crypto_box_seal, 80 bytes ‖ locked box (locked_box.h)
#include "shared/record/envelope.h"
#include "shared/record/locked_box.h"

namespace tycktill::record {

/// `bound_to` as in locked_box.h.
Bytes seal_box(const PublicKey& to, BytesView plain, std::string_view bound_to);
/// Fails in one line when a byte was changed or the key or the name is another's.
Result<Bytes> open_box(const KeyPair& key, BytesView box, std::string_view bound_to);

} // namespace tycktill::record
