#pragma once
/// The register (diarium): one row for each document that came in, by nämnd and year, without a gap. Its public half
/// holds no name and no word that a person wrote, and is read without the office's key.
#include "shared/base/day.h"

#include <optional>
#include <string>
#include <vector>

namespace tycktill::registry {

/// Rows are voided, never deleted: a number that was given stays given.
enum class VoidReason { Test, Empty, Twice, WrongBoard };

struct Voided {
    VoidReason reason = VoidReason::Test;
    Day day{};
    std::string by; ///< the account
    friend bool operator==(const Voided&, const Voided&) = default;
};

struct Row {
    std::string matter; ///< the submission's id, 32 hexadecimal digits
    std::string board;
    int year = 0;             ///< of the day that the row was made
    int number = 0;           ///< from 1, in that board and year
    Day arrived{};            ///< by the arrival rule
    Day made{};               ///< when the row was made: the day of the delivery
    std::string line;         ///< "Klagomål – hemtjänst"
    std::string provision;    ///< id of a first mark of secrecy, or ""
    std::string other_number; ///< the same matter's number in another diary, or ""
    std::optional<Voided> voided;
    friend bool operator==(const Row&, const Row&) = default;
};

/// What a row is made of. The day and the number are the register's own.
struct Incoming {
    std::string matter;
    std::string board;
    Day arrived{};
    std::string line;
};

/// "SN 2026/87" by the board's form "{serie} {år}/{nr}"; later documents of the matter, from 2 on: "SN 2026/87-2".
std::string written_number(const std::string& form, const std::string& series, const Row& row,
                           int document = 1);

/// Before anybody has opened it, and for a type that the form doesn't name.
inline constexpr const char* unopened_line = "Inkommen handling";
/// "Klagomål – hemtjänsten": from the type and the unit as the municipality's own file spells them, and from nothing
/// else. "" for a unit that the person didn't choose from the list: their words never stand in a public line.
std::string neutral_line(const std::string& type_label, const std::string& unit_name);

/// Numbers within one delivery must not tell in which order people sent: a random order, drawn anew each time.
std::vector<Incoming> in_random_order(std::vector<Incoming> delivery);

} // namespace tycktill::registry
