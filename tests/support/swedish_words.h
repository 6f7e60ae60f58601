#pragma once
/// What people in Sweden write in a form's boxes, made up at random: names, addresses, numbers, matters.
/// Nobody of these names is meant; telephone numbers lie in the series that PTS keeps for fiction.
#include "forms/paper/sheet.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <string>

namespace tycktill {

std::string some_name(Chance& chance);
/// "Björkvägen 14 B, 714 30 Kopparberg"
std::string some_address(Chance& chance);
std::string some_email(Chance& chance);
/// Digits alone, as a comb holds them.
std::string some_telephone(Chance& chance);
std::string some_day(Chance& chance);
std::string some_place(Chance& chance);
/// So many sentences; new lines between some.
std::string some_story(Chance& chance, int sentences);

/// What a person would write in that box; `story` sentences in an area.
std::string something_for(const Box& box, Chance& chance, int story);

} // namespace tycktill
