#include "office/people/draft.h"

#include "shared/record/sealed_box.h"

namespace tycktill::people {
namespace {

std::string name_of(const DraftPlace& place) {
    return "draft " + place.person + " " + place.matter + " " + place.act;
}

} // namespace

Draft sealed_draft(const DraftPlace& place, const std::string& text, Day day,
                   const record::PublicKey& office) {
    return {place, record::seal_box(office, bytes_of(text), name_of(place)), day};
}

Result<std::string> open_draft(const Draft& draft,
                               const std::vector<const record::KeyPair*>& keys) {
    for (const record::KeyPair* key : keys) {
        if (const auto plain = record::open_box(*key, draft.sealed, name_of(draft.place)))
            return text_of(*plain);
    }
    return fail("a draft was sealed to a key that is not here; it stays as it is");
}

} // namespace tycktill::people
