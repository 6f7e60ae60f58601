#pragma once
/// What can go wrong between a person, a scanner and its driver: a kind for code to act on, and for the
/// person beside it plain Swedish with what to do.
#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace tycktill::source {

/// The numbers go through the pipe of feed_talk.h.
enum class ScannerTroubleKind : std::uint32_t {
    // What the driver says.
    Jammed,
    NoPaper,
    CoverOpen,
    Busy,
    TransportLocked,
    NotAllowed,
    NoMemory,
    Cancelled,
    NoContact,
    CannotRead, ///< all else that it says
    // What tycktill-feed finds about the device.
    NoSane,
    NoSuchDevice,
    NotBothSides,
    NoSuchOption,
    EmptyPicture,
    UnknownPicture, ///< colours or depths that are not read here
    Endless,        ///< more than a page can be
    // What only the program that started tycktill-feed sees.
    Silent,       ///< the driver did not answer in time, and was ended
    Died,         ///< the driver took its program with it
    Garbled,      ///< what came was no answer
    NotInstalled, ///< tycktill-feed did not start
};
/// The last kind that tycktill-feed may itself say.
constexpr auto last_kind_of_feed = ScannerTroubleKind::Endless;

struct ScannerTrouble {
    ScannerTroubleKind kind = ScannerTroubleKind::CannotRead;
    int sides = 0;     ///< that were read before it; they are kept
    std::string about; ///< the device's name, or the option's that it does not have
};

std::string in_words(const ScannerTrouble& trouble);

template <typename T>
using Scanned = tl::expected<T, ScannerTrouble>;

} // namespace tycktill::source
