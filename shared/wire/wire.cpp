#include "shared/wire/wire.h"

#include "shared/base/text.h"
#include "shared/record/code_reply.h"
#include "shared/wire/lines.h"

#include <algorithm>

namespace tycktill::wire {
namespace {

constexpr std::uint8_t announcement_version = 1;
constexpr std::size_t announcement_head = 1 + 64 + 4;

/// "tycktill-receipt 1\n": what a message is.
std::string title(std::string_view what) {
    return "tycktill-" + std::string(what) + (what == "welcome" ? " 2\n" : " 1\n");
}

std::string line(std::string_view name, const std::string& value) {
    return std::string(name) + " " + value + "\n";
}

Bytes with_signature(std::string_view what, const std::string& lines,
                     const record::SigningKey& key) {
    return bytes_of(lines + line("signature", to_hex(record::sign(key, what, bytes_of(lines)))));
}

/// The signature over everything before it; the last line of `whole`.
Result<void> check_signature(std::string_view what, std::string_view whole, LineReader& reader,
                             const record::VerifyKey& key) {
    const auto before = whole.substr(0, whole.size() - reader.rest().size());
    const Bytes signature = TRY(reader.hex("signature", 64));
    TRY(reader.end());
    if (!record::verify(key, what, bytes_of(before), signature))
        return fail("the signature is not right");
    return {};
}

Result<std::string> message(std::string_view what, BytesView bytes) {
    if (bytes.size() > longest_message)
        return fail("the message is too long");
    std::string whole = text_of(bytes);
    if (whole.rfind(title(what), 0) != 0)
        return fail("not a " + std::string(what));
    return whole;
}

LineReader after_title(std::string_view what, std::string_view whole) {
    return LineReader(whole.substr(title(what).size()));
}

Result<record::Digest> digest_of(std::string_view hex) {
    const Bytes bytes = TRY(parse_exact_hex(hex, 32));
    record::Digest digest{};
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

Result<std::string> station_name(LineReader& reader) {
    std::string name = TRY(reader.word("station"));
    if (!is_station_name(name))
        return fail("not a station's name");
    return name;
}

Result<record::ChainHead> head_of(const std::vector<std::string>& words) {
    const Bytes epoch = TRY(parse_exact_hex(words.at(0), 16));
    record::ChainHead head;
    std::copy(epoch.begin(), epoch.end(), head.epoch.begin());
    head.seq = TRY(parse_whole_number(words[1]));
    head.link = TRY(digest_of(words[2]));
    return head;
}

Result<record::ChainHead> parse_head(LineReader& reader) {
    return head_of(TRY(reader.words("head", 3)));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// The newest of what is to be told, and no more than the other end takes.
template <typename T>
std::span<const T> newest(const std::vector<T>& all, std::size_t most) {
    return std::span<const T>(all).last(std::min(all.size(), most));
}

} // namespace

std::size_t longest_answer(std::string_view path) {
    return path.rfind(replies_prefix, 0) == 0 ? record::longest_reply_shelf : longest_message;
}

std::string envelope_path(const record::SubmissionId& id) {
    return "/v1/envelopes/" + to_text(id);
}

std::string commit_path(const record::SubmissionId& id) {
    return envelope_path(id) + "/commit";
}

std::string chunk_path(const record::Digest& hash) {
    return "/v1/chunks/" + to_hex(hash);
}

Bytes to_bytes(const Announcement& announcement) {
    Bytes bytes;
    bytes.reserve(announcement_head + announcement.manifest.size() + announcement.envelope.size());
    bytes.push_back(announcement_version);
    const auto add = [&bytes](BytesView more) {
        bytes.insert(bytes.end(), more.begin(), more.end());
    };
    add(announcement.signature);
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<std::uint8_t>(announcement.manifest.size() >> shift));
    add(announcement.manifest);
    add(announcement.envelope);
    return bytes;
}

Result<Announcement> parse_announcement(BytesView bytes) {
    if (bytes.size() < announcement_head || bytes.size() > longest_announcement ||
        bytes[0] != announcement_version)
        return fail("not an announcement");
    Announcement announcement;
    std::copy_n(bytes.begin() + 1, 64, announcement.signature.begin());
    std::size_t length = 0;
    for (std::size_t byte = 4; byte-- > 0;)
        length = (length << 8) | bytes[65 + byte];
    const auto rest = bytes.subspan(announcement_head);
    if (length > rest.size())
        return fail("the announcement was cut");
    announcement.manifest.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length));
    announcement.envelope.assign(rest.begin() + static_cast<std::ptrdiff_t>(length), rest.end());
    return announcement;
}

Bytes to_bytes(const Missing& missing) {
    std::string lines = title("missing");
    for (const auto& chunk : missing.chunks)
        lines += line("chunk", to_hex(chunk));
    return bytes_of(lines);
}

Result<Missing> parse_missing(BytesView bytes) {
    const std::string whole = TRY(message("missing", bytes));
    LineReader reader = after_title("missing", whole);
    Missing missing;
    while (reader.next_is("chunk") && missing.chunks.size() < most_chunks)
        missing.chunks.push_back(TRY(digest_of(TRY(reader.word("chunk")))));
    TRY(reader.end());
    return missing;
}

Bytes signed_bytes(const Receipt& receipt, const record::SigningKey& office) {
    return with_signature("receipt",
                          title("receipt") + line("id", to_text(receipt.id)) +
                              line("station", receipt.station) +
                              line("link", to_hex(receipt.link)) + line("day", iso(receipt.day)),
                          office);
}

Result<Receipt> parse_receipt(BytesView bytes, const record::VerifyKey& office) {
    const std::string whole = TRY(message("receipt", bytes));
    LineReader reader = after_title("receipt", whole);
    Receipt receipt;
    const Bytes id = TRY(reader.hex("id", receipt.id.bytes.size())); // one spelling: no capitals
    std::copy(id.begin(), id.end(), receipt.id.bytes.begin());
    receipt.station = TRY(station_name(reader));
    receipt.link = TRY(digest_of(TRY(reader.word("link"))));
    receipt.day = TRY(parse_day(TRY(reader.word("day"))));
    TRY(check_signature("receipt", whole, reader, office));
    return receipt;
}

Bytes signed_bytes(const Heartbeat& heartbeat, const record::SigningKey& station) {
    std::string lines = title("heartbeat") + line("station", heartbeat.station);
    for (const record::ChainHead& head : newest(heartbeat.heads, most_heads))
        lines += line("head", to_text(head));
    lines += line("waiting", std::to_string(heartbeat.waiting));
    lines += line("held", std::to_string(heartbeat.held));
    lines += line("oldest", heartbeat.oldest ? iso(*heartbeat.oldest) : "none");
    for (const record::StoreDoubt& doubt : newest(heartbeat.doubts, most_doubts))
        lines += line("doubt", to_text(doubt));
    return with_signature("heartbeat", lines, station);
}

Result<Heartbeat> parse_heartbeat(BytesView bytes, const record::VerifyKey& station) {
    const std::string whole = TRY(message("heartbeat", bytes));
    LineReader reader = after_title("heartbeat", whole);
    Heartbeat heartbeat;
    heartbeat.station = TRY(station_name(reader));
    while (reader.next_is("head") && heartbeat.heads.size() < most_heads)
        heartbeat.heads.push_back(TRY(parse_head(reader)));
    heartbeat.waiting = TRY(reader.number("waiting"));
    heartbeat.held = TRY(reader.number("held"));
    const std::string oldest = TRY(reader.word("oldest"));
    if (oldest != "none")
        heartbeat.oldest = TRY(parse_day(oldest));
    while (reader.next_is("doubt") && heartbeat.doubts.size() < most_doubts)
        heartbeat.doubts.push_back(
            TRY(record::parse_store_doubt(joined(TRY(reader.words("doubt", 5))))));
    TRY(check_signature("heartbeat", whole, reader, station));
    return heartbeat;
}

std::string to_text(const record::ChainHead& head) {
    return to_hex(head.epoch) + " " + std::to_string(head.seq) + " " + to_hex(head.link);
}

Result<record::ChainHead> parse_chain_head(std::string_view text) {
    const auto words = split(text, ' ');
    if (words.size() != 3)
        return fail("not a head");
    return head_of(words);
}

std::string to_text(const ToldKeys& keys) {
    return std::to_string(keys.version) + " " + keys.fingerprint;
}

std::optional<ToldKeys> parse_told_keys(std::string_view text) {
    const auto words = split(text, ' ');
    if (words.size() != 2)
        return {};
    const auto version = parse_whole_number(words[0]);
    if (!version || !parse_exact_hex(words[1], 8))
        return {};
    return ToldKeys{*version, words[1]};
}

Bytes to_bytes(const Hello& hello) {
    return bytes_of(title("hello") + line("day", iso(hello.day)));
}

Result<Hello> parse_hello(BytesView bytes) {
    const std::string whole = TRY(message("hello", bytes));
    LineReader reader = after_title("hello", whole);
    Hello hello{TRY(parse_day(TRY(reader.word("day")))), {}};
    TRY(reader.end());
    return hello;
}

Bytes signed_bytes(const Enrolment& enrolment, const record::SigningKey& station) {
    return with_signature("enrolment",
                          title("enrolment") + line("secret", to_hex(enrolment.secret)) +
                              line("key", to_hex(enrolment.key.bytes)),
                          station);
}

Result<Enrolment> parse_enrolment(BytesView bytes) {
    const std::string whole = TRY(message("enrolment", bytes));
    LineReader reader = after_title("enrolment", whole);
    Enrolment enrolment;
    enrolment.secret = TRY(reader.hex("secret", 16));
    enrolment.key = TRY(record::verify_key_of(TRY(reader.hex("key", 32))));
    TRY(check_signature("enrolment", whole, reader, enrolment.key));
    return enrolment;
}

Bytes to_bytes(const Welcome& welcome) {
    Bytes bytes = bytes_of(title("welcome") + line("station", welcome.station) +
                           line("root", to_hex(welcome.root_key.bytes)));
    bytes.insert(bytes.end(), welcome.signed_keys.begin(), welcome.signed_keys.end());
    return bytes;
}

Result<Welcome> parse_welcome(BytesView bytes) {
    const std::string whole = TRY(message("welcome", bytes));
    LineReader reader = after_title("welcome", whole);
    Welcome welcome;
    welcome.station = TRY(station_name(reader));
    welcome.root_key = TRY(record::verify_key_of(TRY(reader.hex("root", 32))));
    welcome.signed_keys = bytes_of(reader.rest());
    welcome.keys = TRY(record::parse_office_keys(welcome.signed_keys, welcome.root_key));
    return welcome;
}

} // namespace tycktill::wire
