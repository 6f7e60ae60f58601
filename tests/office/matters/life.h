#pragma once
/// A tiny language for the lives of matters: `Life life; life.on("2026-11-30"); life.must(Noted{}, "Ringde.");`
#include "office/matters/may.h"
#include "office/matters/state.h"

#include "forms/definition/parse.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

namespace tycktill::matters::test {

inline Day day(const char* text) {
    return parse_day(text).value();
}

inline OfficeRules rules_of(const std::string& municipality) {
    const auto file =
        std::filesystem::path(TYCKTILL_SOURCE) / "assets/municipalities" / (municipality + ".toml");
    auto rules = load_office_rules(file);
    if (!rules)
        FAIL(rules.error().what);
    return *rules;
}

/// A complaint of somebody who left an address and a telephone number.
inline Arrived named() {
    Arrived arrived;
    arrived.type = "klagomal";
    arrived.board = "socialnamnden";
    arrived.unit = "hemtjansten";
    arrived.wish = ReplyWish::ByContact;
    arrived.ways = {true, true, false};
    return arrived;
}

inline Arrived anonymous() {
    Arrived arrived = named();
    arrived.wish = ReplyWish::None;
    arrived.ways = {};
    return arrived;
}

class Life {
public:
    explicit Life(Arrived arrived = named(), const char* on_day = "2026-11-20") {
        matter.id = "11111111111111111111111111111111";
        today = day(on_day);
        role = Role::System;
        must(std::move(arrived));
        role = Role::Handler;
    }
    Life& on(const char* text) {
        today = day(text);
        return *this;
    }
    Life& as(Role other, std::string account = "karin") {
        role = other;
        by = std::move(account);
        return *this;
    }
    Event event(Kind kind, std::string words = "") const {
        return {today, today, by, role, std::move(kind), say(std::move(words))};
    }
    Life& must(Kind kind, std::string words = "") {
        const auto next = step(matter, event(std::move(kind), std::move(words)));
        if (!next)
            FAIL(in_words(next.error()));
        matter = *next;
        return *this;
    }
    /// What refuses it; the matter stays as it is.
    std::optional<Why> why_not(Kind kind, std::string words = "") const {
        const auto refusal = refusal_of(matter, event(std::move(kind), std::move(words)));
        return refusal ? std::optional(refusal->why) : std::nullopt;
    }
    std::vector<ClosingNeed::What> needs(const Closed& closed) const {
        std::vector<ClosingNeed::What> all;
        for (const ClosingNeed& need : closing_needs(matter, closed, role))
            all.push_back(need.what);
        return all;
    }
    Life& registered(const std::string& number = "SN 2026/1") {
        return must(Registered{number, "Klagomål – hemtjänst", "osl-26-1"});
    }
    State state() const { return state_of(matter, today); }

    Matter matter;
    Day today{};
    Role role = Role::Handler;
    std::string by = "karin";
};

inline Closed ending(std::string outcome = "forklarat") {
    return Closed{std::move(outcome), std::nullopt, false};
}

} // namespace tycktill::matters::test
