#pragma once
/// The setting is what stays the same while a person stands at the kiosk: whose it is, where it
/// stands, what it asks and in which words. Everything it points to outlives it.
#include "forms/definition/form.h"
#include "shared/base/phrasebook.h"

#include <vector>

namespace tycktill::kiosk {

class NextWords;

/// Why nothing can be left here now. Said on the start page, before anybody types.
enum class Closed { No, NotEnrolled, NoRoom, OutOfOrder };

/// What is the matter with the station's own files: NotOurs may not be read or written by this user.
enum class Disk { Plenty, Low, Full, NotOurs, Damaged, Unopened };
enum class PrinterState { None, Ready, Silent };

/// What the staff page shows; no text that anyone has written.
struct StationState {
    int waiting = 0;
    std::string last_contact; ///< a date in words, or "" when there has been none
    Disk disk = Disk::Plenty;
    PrinterState printer = PrinterState::None;
    int held = 0; ///< refused by the office; tried again every day, and somebody should look
    std::string clock_wrong = {}; ///< "+368 d": ahead of the office's; "" when it is right
    friend bool operator==(const StationState&, const StationState&) = default;
};

struct Setting {
    const forms::Municipality* municipality = nullptr;
    const forms::Form* form = nullptr;
    const Phrasebook* words = nullptr;
    const NextWords* next_words = nullptr; ///< Swedish; nullptr offers none
    std::string unit;                      ///< the name of where the kiosk stands, or ""
    std::string language = "sv";           ///< of a new session
    std::string pin;    ///< staff's, as pin.h keeps it; "" switches the staff page off
    int pin_misses = 0; ///< from before the program was started
    Day today{};
    bool landscape = false;
    Closed closed = Closed::No;
    StationState station;
    bool private_listening = false;  ///< a headset is in: nobody else hears
    std::vector<std::string> silent; ///< the languages that the voice does not speak
};

/// The screens' own words in a language; a municipality's text of that key goes first.
const std::string& say(const Setting& setting, const std::string& language, const std::string& key);

} // namespace tycktill::kiosk
