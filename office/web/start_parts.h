#pragma once
/// What the first pages of all roles are made of.
#include "office/web/cases.h"
#include "office/web/respond.h"
#include "office/web/telling.h"

#include <functional>

namespace tycktill::web {

matters::NextStep step_of(const Visit& visit, const Case& one);
Html greeting(const Visit& visit, const std::string& lead);
std::vector<Case> those(const std::vector<Case>& all,
                        const std::function<bool(const Case&)>& which);
/// A row that counts; nothing when there is nothing to count.
Html todo(std::size_t count, const std::string& title, const std::string& why,
          const std::string& address, bool red = false);
std::string soonest(const std::vector<Case>& some, Day today);
Html quiet_card(const std::string& title, const std::string& lead);
bool is_mine(const Visit& visit, const Case& one);
/// Whether the next step is the visitor's own.
bool waits_for_me(const Visit& visit, const Case& one);
/// The visitor's own case with the person's words: seen here, it counts as read.
Html case_card(Site& site, Visit& visit, const Case& one);
Html rows_section(const char* id, const char* title, const Visit& visit,
                  const std::vector<Case>& some);

} // namespace tycktill::web
