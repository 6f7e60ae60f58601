/// How long the register takes with many matters: `register_bench [COUNT] [postgresql://…]`. Each has an arrival, a
/// registration and a note; the words are sealed.
#include "office/register/casebook.h"
#include "office/register/event_codec.h"
#include "office/register/postgres_register.h"
#include "shared/record/sealed_box.h"
#include "tests/support/bench_row.h"
#include "tests/support/must.h"
#include "tests/support/temporary_folder.h"

#include <chrono>

using namespace tycktill;
using namespace tycktill::registry;

namespace {

const Day today = parse_day("2026-11-30").value();

template <typename Work>
auto timed(const std::string& what, const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    print_row({what, taken.count(), "ms", "", 0, ""});
    return result;
}

std::string id_of(int number) {
    std::string digits = std::to_string(number);
    return std::string(32 - digits.size(), '0') + digits;
}

NewEvent kept_as(matters::Kind kind, const Bytes& sealed) {
    return {written({today, today, "karin", matters::Role::Handler, std::move(kind), {}}).facts,
            sealed,
            {}};
}

int fill(Register& kept, int count) {
    const record::KeyPair office = record::make_key_pair();
    const Bytes words = record::seal_box(office.public_key, bytes_of("Astrid ringde."), "bench");
    constexpr int delivery_size = 1000;
    for (int done = 0; done < count; done += delivery_size) {
        std::vector<Incoming> delivery;
        for (int i = done; i < std::min(count, done + delivery_size); ++i)
            delivery.push_back({id_of(i), "sn", today, unopened_line});
        must(kept.receive(delivery, today));
        matters::Arrived arrived;
        arrived.type = "klagomal";
        arrived.board = "sn";
        for (const Incoming& one : delivery)
            must(kept.add_all(one.matter, 0,
                              {kept_as(arrived, {}),
                               kept_as(matters::Registered{"SN 2026/1", "Klagomål", ""}, {}),
                               kept_as(matters::Noted{}, words)}));
    }
    return count;
}

} // namespace

int main(int count, char** words) {
    const int matters_made = count > 1 ? std::atoi(words[1]) : 2'000;
    const TemporaryFolder folder;
    const auto kept = count > 2
                          ? must(open_postgres_register(words[2]))
                          : must(open_sqlite_register((folder.path() / "register.db").string()));
    timed("register: " + std::to_string(matters_made) + " matters made",
          [&] { return fill(*kept, matters_made); });
    timed("register: all rows", [&] { return must(kept->rows({})).size(); });
    timed("register: what nobody has opened", [&] { return must(kept->unopened()).size(); });
    timed("register: every matter, folded", [&] { return must(read_all_matters(*kept)).size(); });
    timed("register: one matter", [&] { return must(read_matter(*kept, id_of(1))).events.size(); });
    timed("register: one act",
          [&] { return must(kept->add(id_of(1), 3, kept_as(matters::Noted{}, {}))).index(); });
    return 0;
}
