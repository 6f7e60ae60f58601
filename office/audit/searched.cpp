#include "office/audit/searched.h"

#include "shared/record/sealed_box.h"

namespace tycktill::audit {
namespace {

std::string name_of(const std::string& by) {
    return "search " + by;
}

} // namespace

Bytes sealed_search(const std::string& by, std::string_view words,
                    const record::PublicKey& office) {
    return record::seal_box(office, bytes_of(words), name_of(by));
}

Result<std::string> open_search(const Entry& entry,
                                const std::vector<const record::KeyPair*>& keys) {
    if (entry.act != Act::Search || entry.sealed.empty())
        return fail("this entry of the log holds no words of a search");
    for (const record::KeyPair* key : keys)
        if (const auto plain = record::open_box(*key, entry.sealed, name_of(entry.by)))
            return text_of(*plain);
    return fail("the words of a search were sealed to a key that is not here");
}

} // namespace tycktill::audit
