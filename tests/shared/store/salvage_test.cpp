#include "shared/base/files.h"
#include "shared/store/outbox.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page = 4096;

/// A store with released, receipted and kept items, closed.
struct FilledStore {
    TemporaryFolder folder;
    fs::path file = folder.path() / "outbox.db";
    Recipients to{make_key_pair().public_key};
    std::set<SubmissionId> waiting;
    int receipted = 0;

    explicit FilledStore(int items) {
        Outbox outbox = Outbox::open(file).value();
        for (int i = 0; i < items; ++i)
            keep(outbox);
        REQUIRE(outbox.release().value() == items);
        for (int i = 0; i < items / 4; ++i) {
            const SubmissionId id = outbox.next_to_deliver().value()->id;
            REQUIRE(outbox.mark_receipted(id, bytes_of("signed")));
            waiting.erase(id);
            ++receipted;
        }
        for (int i = 0; i < items; ++i)
            keep(outbox);
    }

    void keep(Outbox& outbox) {
        const Envelope envelope = seal(an_anonymous_complaint(), to).value();
        REQUIRE(outbox.keep(envelope));
        waiting.insert(envelope.id);
    }

    std::size_t pages() const { return fs::file_size(file) / page; }

    void destroy_page(std::size_t number) const { write_page(number, noise(page, number + 1)); }
    void write_page(std::size_t number, const Bytes& content) const {
        Bytes bytes = read_file(file).value();
        REQUIRE((number + 1) * page <= bytes.size());
        std::copy(content.begin(), content.end(),
                  bytes.begin() + static_cast<std::ptrdiff_t>(number * page));
        REQUIRE(write_file(file, bytes));
    }
    void turn_bit(std::size_t at) const {
        Bytes bytes = read_file(file).value();
        bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1U << (at % 8)));
        REQUIRE(write_file(file, bytes));
    }
};

std::set<SubmissionId> waiting_in(Outbox& outbox) {
    std::set<SubmissionId> ids;
    REQUIRE(outbox.release());
    for (const OutboxItem& item : released_in(outbox))
        ids.insert(item.id);
    return ids;
}

/// Opening may find the damage at once or only when it works; then the next opening salvages.
std::set<SubmissionId> open_until_it_works(const fs::path& file, std::optional<Salvage>& salvage) {
    for (int attempt = 0; attempt < 3; ++attempt) {
        auto outbox = Outbox::open(file);
        if (!outbox)
            continue;
        if (outbox->last_salvage())
            salvage = outbox->last_salvage();
        if (outbox->scrub() && outbox->release())
            return waiting_in(*outbox);
    }
    FAIL("the store does not come back");
    return {};
}

} // namespace

TEST_CASE("a sound store is never salvaged") {
    FilledStore store(10);
    Outbox outbox = Outbox::open(store.file).value();
    REQUIRE_FALSE(outbox.last_salvage());
    REQUIRE(waiting_in(outbox) == store.waiting);
}

TEST_CASE("any one destroyed page costs at most the items on it, and the rest goes on") {
    const FilledStore model(40);
    const Bytes whole = read_file(model.file).value();
    std::size_t lost = 0;
    std::size_t all = 0;
    const std::size_t pages = whole.size() / page; // the file itself grows as it is worked with
    for (std::size_t number = 0; number < pages; number += 3) {
        INFO("page " << number << " of " << pages);
        for (const auto& entry : fs::directory_iterator(model.folder.path()))
            fs::remove_all(entry.path());
        REQUIRE(write_file(model.file, whole));
        model.destroy_page(number);
        std::optional<Salvage> salvage;
        const auto found = open_until_it_works(model.file, salvage);
        std::size_t lost_here = 0;
        for (const SubmissionId& id : model.waiting)
            lost_here += found.count(id) == 0;
        REQUIRE(lost_here <= 8); // a page holds the beginning of at most eight rows
        lost += lost_here;
        all += model.waiting.size();
        if (salvage)
            REQUIRE(fs::exists(salvage->set_aside));
    }
    WARN(lost << " of " << all << " items lost, a page destroyed at a time");
    REQUIRE(lost * 25 < all);
}

/// Of those that wait: how many neither leave whole nor are named, as held, lost, gone or another office's.
std::size_t silently_missing(const FilledStore& store) {
    std::optional<Salvage> salvage;
    const auto found = open_until_it_works(store.file, salvage);
    Outbox outbox = Outbox::open(store.file).value();
    std::size_t named = outbox.held().value().size();
    named += salvage ? std::size_t(salvage->lost) : 0;
    const auto doubts = outbox.doubts().value();
    for (const StoreDoubt& doubt : doubts)
        named += std::size_t(doubt.gone);
    const auto elsewhere = outbox.elsewhere().value();
    for (const Elsewhere& other : elsewhere) // its office's key was damaged
        named += std::size_t(other.count);
    std::size_t missing = 0;
    for (const SubmissionId& id : store.waiting)
        missing += found.count(id) == 0;
    return missing - std::min(missing, named);
}

TEST_CASE("pages of zeros and turned bits take nothing away without a word") {
    const FilledStore store(12);
    const Bytes whole = read_file(store.file).value();
    const auto as_before = [&] {
        for (const auto& entry : fs::directory_iterator(store.folder.path()))
            if (entry.path().extension() != ".seen")
                fs::remove_all(entry.path());
        REQUIRE(write_file(store.file, whole));
    };
    const std::string seen = read_text(store.file.string() + ".seen").value();
    for (std::size_t number = 0; number < whole.size() / page; number += 4) {
        INFO("page " << number << " of zeros");
        as_before();
        REQUIRE(write_text(store.file.string() + ".seen", seen));
        store.write_page(number, Bytes(page));
        REQUIRE(silently_missing(store) == 0);
    }
    for (std::size_t at = 97; at < whole.size(); at += whole.size() / 12) {
        INFO("a bit of byte " << at << " turned");
        as_before();
        REQUIRE(write_text(store.file.string() + ".seen", seen));
        store.turn_bit(at);
        REQUIRE(silently_missing(store) == 0);
    }
}

TEST_CASE("a store whose three pages are destroyed, the first among them, gives back most") {
    const FilledStore store(200);
    store.destroy_page(0);
    store.destroy_page(store.pages() / 2);
    store.destroy_page(store.pages() / 3);
    std::optional<Salvage> salvage;
    const auto found = open_until_it_works(store.file, salvage);
    REQUIRE(salvage.has_value());
    std::size_t back = 0;
    for (const SubmissionId& id : store.waiting)
        back += found.count(id);
    CAPTURE(back, store.waiting.size(), salvage->recovered, salvage->lost);
    WARN(back << " of " << store.waiting.size() << " given back");
    REQUIRE(back * 100 >= store.waiting.size() * 95);
}

TEST_CASE("what was released keeps its place in the old epoch; a new epoch begins") {
    const FilledStore store(20);
    ChainHead before;
    {
        Outbox outbox = Outbox::open(store.file).value();
        before = outbox.head().value();
    }
    REQUIRE(write_text(store.file.string() + ".salvage", ""));
    Outbox outbox = Outbox::open(store.file).value();
    REQUIRE(outbox.last_salvage().has_value());
    REQUIRE(outbox.last_salvage()->lost == 0);
    REQUIRE(outbox.last_salvage()->recovered == 40);
    const auto heads = outbox.heads().value();
    REQUIRE(heads.size() == 2);
    REQUIRE(heads[0] == before);
    REQUIRE(heads[1].epoch != before.epoch);
    REQUIRE(heads[1].seq == 0);
    REQUIRE(outbox.counts().value().receipted == store.receipted);
    REQUIRE(outbox.release().value() == 20);
    const OutboxItem first = outbox.next_to_deliver().value().value();
    REQUIRE(first.epoch == before.epoch);
    REQUIRE(outbox.head().value().epoch == heads[1].epoch);
    REQUIRE(outbox.head().value().seq == 20);
    REQUIRE(waiting_in(outbox) == store.waiting);
    REQUIRE_FALSE(Outbox::open(store.file).value().last_salvage());
}

TEST_CASE("a salvage that was cut off after its new store was whole is only put in place") {
    const FilledStore store(10);
    fs::copy_file(store.file, store.file.string() + ".salvaged");
    REQUIRE(write_text(store.file, std::string(10'000, 'x')));
    Outbox outbox = Outbox::open(store.file).value();
    REQUIRE(waiting_in(outbox) == store.waiting);
    REQUIRE_FALSE(fs::exists(store.file.string() + ".salvaged"));
}

TEST_CASE("a store is not salvaged under another program's feet") {
    const FilledStore store(5);
    const Outbox courier = Outbox::open(store.file).value();
    REQUIRE(write_text(store.file.string() + ".salvage", ""));
    const auto kiosk = Outbox::open(store.file);
    REQUIRE_FALSE(kiosk);
    REQUIRE(kiosk.error().what.find("another program holds it") != std::string::npos);
}
