#pragma once
/// From the day of arrival and a municipality's rule to the due day. Arbetsdagar count without
/// Saturdays, Sundays and Swedish public holidays (lag 1989:253 om allmänna helgdagar);
/// midsommarafton, julafton and nyårsafton are counted as holidays too, as in semesterlagen 3 a §.
#include "forms/definition/form.h"

#include <string_view>

namespace tycktill::forms {

/// "Trettondedag jul", "Midsommarafton"; "" on every other day, ordinary Sundays included.
std::string_view holiday_name(Day day);
bool is_holiday(Day day);
bool is_working_day(Day day);
/// Easter Sunday of that year (Gregorian).
Day easter(int year);
/// The last day on which the promise is kept. The day of arrival is day 0. Working days end on a
/// working day by themselves; days and weeks end on the calendar day, holiday or not.
Day due_day(Day arrived, const Deadline& deadline);
/// "Du får svar inom två veckor, senast 6 december 2026."
std::string promise(Day arrived, const Deadline& deadline, const std::string& language);

} // namespace tycktill::forms
