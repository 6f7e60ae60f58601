#pragma once
/// Where matters and their register meet: a matter is read by folding its kept events, and an act is judged against the
/// newest ones and added, its words sealed to the office on the way.
#include "office/matters/may.h"
#include "office/register/register.h"
#include "shared/record/envelope.h"

namespace tycktill::registry {

using tycktill::record::KeyPair;
using tycktill::record::PublicKey;

struct OpenedMatter {
    matters::Matter matter;
    std::vector<matters::Event> events; ///< oldest first; texts are "" where no key opens them
    int unreadable = 0;                 ///< words that were sealed to a key that isn't among these
};

/// The matter as it stands. Without keys it has its state, its days and its clocks, and no words.
Result<OpenedMatter> read_matter(Register& kept, const std::string& id,
                                 const std::vector<const record::KeyPair*>& keys = {});

/// Every matter, by id, without words.
Result<std::vector<OpenedMatter>> read_all_matters(Register& kept);

/// What came of an act: the matter with it, why not, or that somebody else has written since.
using Outcome = std::variant<matters::Matter, matters::Refusal, Stale, NotRegistered>;

/// One person's act on the revision that they saw. `event` needs its days, kind and words.
Result<Outcome> perform(Register& kept, const std::string& id, int seen,
                        const matters::Event& event, const matters::Person& person,
                        const matters::Workplace& workplace, const record::PublicKey& office);
/// What the program itself writes, all of it or nothing: that a matter was opened for the first time, with the hints
/// that it found. `row`: what the register's row says from then on.
Result<Outcome> perform_as_program(Register& kept, const std::string& id, int seen,
                                   const std::vector<matters::Event>& events,
                                   const record::PublicKey& office,
                                   const std::optional<NewEvent::Rewording>& row = {});

} // namespace tycktill::registry
