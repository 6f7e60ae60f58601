#pragma once
/// Moving between the steps of the interview: what Nästa, Tillbaka, Ändra and Skicka do.
#include "kiosk/session/session.h"

namespace tycktill::kiosk {

void begin(const Setting& setting, Session& session, Steps steps);
/// «Snabbt»: type, a sentence, Skicka.
void begin_quick(const Setting& setting, Session& session);
void go_on(const Setting& setting, Session& session);
/// A card of a single choice that is pressed is the answer, and the next question comes; not for who
/// listens, walks with keys or has an unsteady hand: they press Nästa.
bool goes_on_by_itself(const Session& session);
void go_back(const Setting& setting, Session& session);
void change(const Setting& setting, Session& session, const std::string& field);
/// To Sending when nothing stands in the way, else to the first step that has a fault.
void send(const Setting& setting, Session& session);
/// Chooses a card of a unit or date step, and writes the answer that it stands for.
void pick_card(const Setting& setting, Session& session, const std::string& field, Pick pick);
Day month_of(Day day);

} // namespace tycktill::kiosk
