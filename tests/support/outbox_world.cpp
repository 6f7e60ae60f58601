#include "tests/support/outbox_world.h"
#include "tests/support/rooms.h"

namespace tycktill {

OutboxWorld::OutboxWorld(std::uint64_t seed, Synchronous synchronous)
    : disk_(seed), synchronous_(synchronous), random_(seed ^ 0x9e3779b97f4a7c15u) {}

std::uint32_t OutboxWorld::chance(std::uint32_t below) {
    return static_cast<std::uint32_t>(random_() >> 32) % below;
}

bool OutboxWorld::open() {
    OutboxOptions options;
    options.file_system = disk_.name();
    auto outbox = Outbox::open("outbox.db", options);
    if (!outbox)
        return false;
    outbox_.emplace(std::move(*outbox));
    // No program can choose this; the tests prove with it that they would notice.
    if (synchronous_ != Synchronous::Full)
        static_cast<void>(OutboxPeer::database(*outbox_).run_script(
            synchronous_ == Synchronous::Normal ? "PRAGMA synchronous=NORMAL"
                                                : "PRAGMA synchronous=OFF"));
    return true;
}

Envelope OutboxWorld::some_envelope() {
    Envelope envelope;
    for (std::uint8_t& byte : envelope.id.bytes)
        byte = static_cast<std::uint8_t>(random_());
    Bytes bytes(chance(8) == 0 ? 20'000 : 1'300);
    for (std::size_t i = 0; i < bytes.size(); i += 8)
        bytes[i] = static_cast<std::uint8_t>(random_());
    envelope.parts.push_back({PartKind::Matter, std::move(bytes)});
    return envelope;
}

bool OutboxWorld::keep(const Envelope& envelope) {
    keeping_ = envelope;
    if (!outbox_->keep(envelope, Day{}))
        return false;
    keeping_.reset();
    items_.emplace(envelope.id, false);
    ++acknowledgements_;
    return true;
}

bool OutboxWorld::deliver_one() {
    const auto item = outbox_->next_to_deliver();
    if (!item)
        return false;
    if (!*item)
        return true;
    if (!outbox_->note_attempt((*item)->id))
        return false;
    receipting_ = (*item)->id;
    if (!outbox_->mark_receipted((*item)->id, bytes_of("signed")))
        return false;
    receipting_.reset();
    items_[(*item)->id] = true;
    ++acknowledgements_;
    return true;
}

bool OutboxWorld::step() {
    const std::uint32_t what = chance(20);
    if (what < 10)
        return keep(some_envelope());
    if (what < 13)
        return outbox_->release().has_value();
    if (what < 19)
        return deliver_one();
    return outbox_->note_contact(Day{}).has_value();
}

bool OutboxWorld::retry() {
    return !keeping_ || keep(Envelope(*keeping_));
}

std::string OutboxWorld::broken_item(const SubmissionId& id, std::int64_t state) {
    const auto known = items_.find(id);
    const bool keeping = keeping_ && keeping_->id == id;
    if (known == items_.end() && !keeping)
        return "an item that nobody kept";
    const bool receipted = known != items_.end() && known->second;
    const bool receipting = receipting_ && *receipting_ == id;
    if (receipted && state != 2)
        return "a receipt was lost";
    if (state == 2 && !receipted && !receipting)
        return "a receipt that nobody gave";
    if (state == 3)
        return "an item was held";
    return "";
}

std::string OutboxWorld::broken_chain() {
    auto row = OutboxPeer::database(*outbox_).query(
        "SELECT manifest FROM item WHERE manifest IS NOT NULL ORDER BY seq");
    const auto head = outbox_->head();
    if (!row || !head)
        return "the chain cannot be read";
    ChainHead expected{head->epoch, 0, {}};
    while (row->next().value_or(false)) {
        const auto manifest = parse_manifest(row->bytes(0));
        if (!manifest || manifest->previous != expected.link || manifest->seq != expected.seq + 1)
            return "the chain is broken";
        expected = head_after(*manifest);
    }
    return expected == *head ? "" : "the chain's head is another";
}

std::string OutboxWorld::broken_promise() {
    std::map<SubmissionId, bool> found;
    auto row = OutboxPeer::database(*outbox_).query("SELECT id, state FROM item");
    if (!row)
        return "the items cannot be read";
    while (true) {
        const auto more = row->next();
        if (!more)
            return "the items cannot be read";
        if (!*more)
            break;
        SubmissionId id;
        const Bytes bytes = row->bytes(0);
        std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
        if (auto broken = broken_item(id, row->number(1)); !broken.empty())
            return broken;
        found[id] = row->number(1) == 2;
    }
    for (const auto& [id, receipted] : items_)
        if (found.count(id) == 0)
            return "an acknowledged item was lost";
    const auto scrub = outbox_->scrub();
    if (!scrub || !scrub->damaged.empty())
        return "an item's bytes were damaged";
    items_ = std::move(found);
    keeping_.reset();
    receipting_.reset();
    return broken_chain();
}

} // namespace tycktill
