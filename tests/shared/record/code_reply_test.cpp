#include "shared/record/code_reply.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;

TEST_CASE("a code makes the same key everywhere in its municipality, and another in the next") {
    const KeyPair here = reply_key("482953647829", "lomma").value();
    const KeyPair again = reply_key("482953647829", "lomma").value();
    CHECK(here.public_key == again.public_key);
    CHECK_FALSE(here.public_key == reply_key("482953647829", "ostersund")->public_key);
    CHECK_FALSE(here.public_key == reply_key("482953647828", "lomma")->public_key);
}

TEST_CASE("a reply is opened by its key alone, and is as long as any other") {
    const KeyPair key = make_key_pair(), other = make_key_pair();
    const Bytes one = seal_for_code("Åtgärdat.", key.public_key).value();
    const Bytes longest =
        seal_for_code(std::string(longest_code_reply, 'a'), key.public_key).value();
    CHECK(one.size() == reply_slot_bytes);
    CHECK(longest.size() == reply_slot_bytes);
    CHECK(open_with_code(one, key) == "Åtgärdat.");
    CHECK(open_with_code(longest, key)->size() == longest_code_reply);
    CHECK_FALSE(open_with_code(one, other));
    Bytes altered = one;
    altered[100] ^= 1;
    CHECK_FALSE(open_with_code(altered, key));
    CHECK_FALSE(open_with_code(BytesView(one).first(100), key));
    CHECK_FALSE(seal_for_code(std::string(longest_code_reply + 1, 'a'), key.public_key));
}

TEST_CASE("a shelf is of one size class, with replies or without, and its order tells nothing") {
    const KeyPair key = make_key_pair();
    const Bytes empty = reply_shelf({});
    std::vector<Bytes> some;
    for (int number = 0; number < 16; ++number)
        some.push_back(seal_for_code("svar", key.public_key).value());
    CHECK(empty.size() == 1 + 16 * reply_slot_bytes);
    CHECK(reply_shelf(some).size() == empty.size());
    some.push_back(seal_for_code("ett till", key.public_key).value());
    CHECK(reply_shelf(some).size() == 1 + 64 * reply_slot_bytes);
    std::set<std::size_t> places;
    for (int times = 0; times < 40; ++times) {
        const auto slots =
            parse_reply_shelf(reply_shelf({seal_for_code("svar", key.public_key).value()})).value();
        for (std::size_t at = 0; at < slots.size(); ++at)
            if (open_with_code(slots[at], key))
                places.insert(at);
    }
    CHECK(places.size() > 3);
}

TEST_CASE("what is no shelf is refused in one line") {
    CHECK_FALSE(parse_reply_shelf({}));
    CHECK_FALSE(parse_reply_shelf(Bytes{5}));
    CHECK_FALSE(parse_reply_shelf(Bytes(1 + 4095, 5)));
    CHECK_FALSE(parse_reply_shelf(Bytes(1 + 4096, 4)));
}

TEST_CASE("the key travels as a flag, and no other flag is taken for one") {
    const KeyPair key = make_key_pair();
    const std::string flag = reply_key_flag(key.public_key);
    CHECK(reply_key_in({"troligen prov", flag}) == key.public_key);
    CHECK_FALSE(reply_key_in({"troligen prov", "kod 4829 5364 7829", "svarsnyckel 12"}));
}
