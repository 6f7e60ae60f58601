#pragma once
/// What comes by telephone, visit, letter or e-mail is kept like what a station sends: sealed, signed and in a chain of its
/// own, which `verify` proves like any other. The office is a station of itself, named "kontoret"; its key lies in the
/// office's folder and signs nothing else.
///
///     own-station.key    "epoch HEX" and "seed HEX", made at the first take-in
#include "office/archive/archive.h"
#include "office/keys/office_home.h"

namespace tycktill::arrivals {

inline constexpr const char* own_station_name = "kontoret";

/// Durable when it returns OK. One at a time on a machine; others wait.
Result<void> take_in(office::Archive& archive, const office::OfficeHome& home,
                     const record::Submission& submission, Day today);

/// Puts an envelope into the archive as its own receiver does: at once, or chunk by chunk where it has several (files that
/// came along). Complete or nothing; the same again when it stopped half-way.
Result<office::Arrival> keep_envelope(office::Archive& archive,
                                      const office::SignedManifest& manifest, BytesView envelope,
                                      BytesView receipt, Day today);

} // namespace tycktill::arrivals
