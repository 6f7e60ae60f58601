#include "office/audit/audit.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace tycktill::audit {
namespace {

using nlohmann::json;

constexpr auto purpose = "audit head";

// In the enumerators' order. Never rename one: add at the end of both.
constexpr std::array act_names{"log-in",       "log-in-failed",  "log-out",        "read-matter",
                               "open-contact", "read-list",      "read-register",  "do",
                               "refused",      "search",         "take-in",        "take-over",
                               "report",       "copy-out",       "export",         "read-audit",
                               "person-added", "person-changed", "passphrase",     "second-factor",
                               "keys-shared",  "purge-listed",   "purge-approved", "purged",
                               "voided",       "other-number"};
static_assert(act_names.size() == static_cast<std::size_t>(Act::OtherNumber) + 1);

Bytes signed_bytes_of(std::int64_t number, const record::Digest& link) {
    Bytes bytes = bytes_of(std::to_string(number) + '\0');
    bytes.insert(bytes.end(), link.begin(), link.end());
    return bytes;
}

record::Digest link_after(const std::optional<Head>& before, std::int64_t number,
                          const std::string& facts, const Bytes& sealed) {
    const record::Digest last = before ? before->link : record::Digest{};
    const Bytes place = bytes_of(std::to_string(number) + '\0');
    const record::Digest of_facts = record::blake2b(bytes_of(facts));
    const record::Digest of_sealed = record::blake2b(sealed);
    return record::blake2b(
        {BytesView(last), BytesView(place), BytesView(of_facts), BytesView(of_sealed)});
}

std::string facts_of(const Entry& entry) {
    json facts{{"v", 1}, {"at", entry.at.time_since_epoch().count()}, {"act", to_text(entry.act)}};
    for (const auto& [name, value] : {std::pair<const char*, const std::string&>{"by", entry.by},
                                      {"as", entry.role},
                                      {"about", entry.about},
                                      {"detail", entry.detail}})
        if (!value.empty())
            facts[name] = value;
    return facts.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

const char* to_text(Act act) {
    return act_names[static_cast<std::size_t>(act)];
}

std::optional<Act> act_of(std::string_view text) {
    const auto found = std::find(act_names.begin(), act_names.end(), text);
    return found == act_names.end() ? std::nullopt
                                    : std::optional(static_cast<Act>(found - act_names.begin()));
}

std::string to_text(const Head& head) {
    return std::to_string(head.number) + " " + to_hex(head.link) + " " + to_hex(head.signature);
}

Result<Head> parse_head(std::string_view text) {
    const auto parts = split(trimmed(text), ' ');
    const auto wrong = [] {
        return fail("not a head of the log; it is a number and two rows of 0-9 and a-f, as "
                    "tycktill-office audit head prints it");
    };
    if (parts.size() != 3)
        return wrong();
    Head head;
    const char* end = parts[0].data() + parts[0].size();
    if (std::from_chars(parts[0].data(), end, head.number).ptr != end || head.number < 1)
        return wrong();
    const auto link = from_hex(parts[1]), signature = from_hex(parts[2]);
    if (!link || !signature || link->size() != head.link.size() ||
        signature->size() != head.signature.size())
        return wrong();
    std::copy(link->begin(), link->end(), head.link.begin());
    std::copy(signature->begin(), signature->end(), head.signature.begin());
    return head;
}

bool is_signed(const Head& head, const record::VerifyKey& key) {
    return record::verify(key, purpose, signed_bytes_of(head.number, head.link), head.signature);
}

Result<Entry> read_entry(const KeptEntry& kept) {
    const json facts = json::parse(kept.facts, nullptr, false);
    const auto wrong = [&] {
        return fail("entry " + std::to_string(kept.head.number) +
                    " of the log cannot be read; run tycktill-office audit verify");
    };
    if (!facts.is_object() || !facts.contains("at") || !facts["at"].is_number_integer())
        return wrong();
    const auto text = [&](const char* name) {
        const auto found = facts.find(name);
        return found != facts.end() && found->is_string() ? found->get<std::string>() : "";
    };
    const auto act = act_of(text("act"));
    if (!act)
        return wrong();
    return Entry{Instant{std::chrono::seconds(facts["at"].get<std::int64_t>())},
                 text("by"),
                 text("as"),
                 *act,
                 text("about"),
                 text("detail"),
                 kept.sealed};
}

KeptEntry chained(const Entry& entry, const std::optional<Head>& before,
                  const record::SigningKey& key) {
    KeptEntry kept{facts_of(entry), entry.sealed, {}};
    kept.head.number = before ? before->number + 1 : 1;
    kept.head.link = link_after(before, kept.head.number, kept.facts, kept.sealed);
    kept.head.signature =
        record::sign(key, purpose, signed_bytes_of(kept.head.number, kept.head.link));
    return kept;
}

std::string in_words(const Finding& finding) {
    const std::string entry = "entry " + std::to_string(finding.number);
    switch (finding.what) {
    case Finding::What::Missing:
        return entry + " is missing";
    case Finding::What::Altered:
        return entry + " does not follow from the ones before it: it, or they, were altered, moved "
                       "or exchanged";
    case Finding::What::Unsigned:
        return entry + " is not signed by this office";
    }
    return "";
}

void Check::must_be(const Head& head) {
    if (!before_ || head.number > before_->number)
        findings_.push_back({Finding::What::Missing, head.number});
}

void Check::add(const KeptEntry& kept) {
    const std::int64_t expected = before_ ? before_->number + 1 : 1;
    for (std::int64_t number = expected; number < kept.head.number; ++number)
        findings_.push_back({Finding::What::Missing, number});
    const bool follows = kept.head.number == expected &&
                         kept.head.link == link_after(before_, expected, kept.facts, kept.sealed);
    // After a gap nothing can be said of the link; its signature still says whose it is.
    if (!follows && kept.head.number <= expected)
        findings_.push_back({Finding::What::Altered, kept.head.number});
    if (!is_signed(kept.head, key_))
        findings_.push_back({Finding::What::Unsigned, kept.head.number});
    for (const Head& head : known_) {
        if (head.number == kept.head.number && head.link != kept.head.link)
            findings_.push_back({Finding::What::Altered, head.number});
    }
    before_ = kept.head;
}

std::vector<Finding> Check::finish(const std::optional<Head>& newest) {
    if (newest)
        must_be(*newest);
    for (const Head& head : known_) {
        if (!is_signed(head, key_))
            findings_.push_back({Finding::What::Unsigned, head.number});
        else
            must_be(head);
    }
    return std::move(findings_);
}

Result<std::vector<Finding>> verify_audit(Audit& audit, const record::VerifyKey& key,
                                          const std::vector<Head>& known) {
    Check check(key, known);
    // Asked before, so that what is added meanwhile is not missed.
    const auto newest = TRY(audit.head());
    TRY(audit.each_entry(1, [&](const KeptEntry& kept) -> Result<void> {
        check.add(kept);
        return {};
    }));
    return check.finish(newest);
}

} // namespace tycktill::audit
