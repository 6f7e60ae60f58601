#include "office/register/register.h"

namespace tycktill::registry {
namespace {

record::Digest link_after(const record::Digest& before, const std::string& matter, int revision,
                          const std::string& facts, const record::Digest& sealed) {
    const Bytes place = bytes_of(matter + '\0' + std::to_string(revision) + '\0');
    const record::Digest of_facts = record::blake2b(bytes_of(facts));
    return record::blake2b(
        {BytesView(before), BytesView(place), BytesView(of_facts), BytesView(sealed)});
}

} // namespace

KeptEvent chained(const std::string& matter, int revision, const record::Digest& before,
                  const NewEvent& event) {
    const record::Digest sealed = record::blake2b(event.sealed);
    return {event.facts, event.sealed, sealed,
            link_after(before, matter, revision, event.facts, sealed)};
}

std::optional<int> first_broken(const std::string& matter, const std::vector<KeptEvent>& events) {
    record::Digest before{};
    int revision = 0;
    for (const KeptEvent& event : events) {
        ++revision;
        // Of purged words the digest alone is left.
        const bool words_fit =
            event.sealed.empty() || record::blake2b(event.sealed) == event.sealed_digest;
        if (!words_fit ||
            event.link != link_after(before, matter, revision, event.facts, event.sealed_digest))
            return revision;
        before = event.link;
    }
    return std::nullopt;
}

} // namespace tycktill::registry
