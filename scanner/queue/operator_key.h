#pragma once
/// Who may read the desk's queue. Its pages are sealed to the operator's public key, so pages come in
/// whenever paper does; only who unlocks the private key sees them.
///
/// The private key is locked with the operator's passphrase ($TYCKTILL_OPERATOR_PASSPHRASE, or asked
/// for on a terminal). Without either none is made: a service waits until somebody has run the first intake
/// by hand. A station of before may have a random passphrase in a file beside its settings; it is read.
#include "shared/record/sealed_box.h"
#include "shared/store/database.h"

#include <filesystem>
#include <functional>

namespace tycktill::queue {

/// Asks a person, who types unseen. Nothing when nobody can be asked.
using AskPassphrase = std::function<Result<std::string>(const std::string& question)>;

struct PassphraseSource {
    std::string given; ///< from the environment; "" = not given
    std::filesystem::path
        key_file;      ///< where an unattended station of before keeps its own; never made
    AskPassphrase ask; ///< none: not on a terminal
};
/// The environment, the terminal and $XDG_CONFIG_HOME/tycktill/operator.key. What the environment gives is
/// taken out of it: ask once.
PassphraseSource take_passphrase_of_this_station();

/// The key that the store's pages are sealed to. Makes the pair when the store has none; that needs
/// the passphrase, afterwards nobody is asked.
Result<record::PublicKey> operator_public_key(store::Database& store,
                                              const PassphraseSource& source);

/// Unlocks the queue. Fails with what to do when the passphrase is wrong or missing.
Result<record::KeyPair> unlock_operator_key(store::Database& store, const PassphraseSource& source);

// Several people may open the same queue, each with a passphrase of their own; the desk then knows who
// decided and who is another person.
struct UnlockedKey {
    record::KeyPair key;
    std::string person; ///< "" with the operator's own passphrase
};
/// Tries it as each person's; most of a second a person.
Result<UnlockedKey> unlock_with(store::Database& store, const std::string& passphrase);
/// A name that is there already gets the new passphrase.
Result<void> add_person(store::Database& store, const record::KeyPair& key, const std::string& name,
                        const std::string& passphrase);
/// Fails when there is nobody of that name.
Result<void> remove_person(store::Database& store, const std::string& name);
Result<std::vector<std::string>> persons(const store::Database& store);

} // namespace tycktill::queue
