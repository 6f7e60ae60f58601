#include "shared/record/envelope.h"
#include "shared/record/envelope_parts.h"

#include "shared/record/digest.h"
#include "shared/record/little_endian.h"
#include "shared/record/sodium.h"
#include "shared/record/stream.h"

namespace tycktill::record {
namespace {

constexpr std::uint8_t envelope_format = 1;
constexpr std::uint8_t part_format = 1;
constexpr std::size_t sealed_key_size = 32 + crypto_box_SEALBYTES;
constexpr std::size_t length_size = sizeof(std::uint32_t);
constexpr std::size_t kib = 1024;
constexpr std::size_t most_parts = 1000;

std::size_t size_class(PartKind kind, std::size_t size) {
    if (kind != PartKind::Page)
        for (const std::size_t small : {1 * kib, 4 * kib, 16 * kib})
            if (size <= small)
                return small;
    return (size + 64 * kib - 1) / (64 * kib) * (64 * kib);
}

/// Which part of which envelope: bound to every chunk.
struct PartPlace {
    SubmissionId id;
    PartKind kind;
    std::size_t number;
    std::size_t parts;
};

Bytes associated_data(const PartPlace& place, BytesView before_header) {
    Bytes bytes;
    put_bytes(bytes, place.id.bytes);
    put_number(bytes, static_cast<std::uint8_t>(place.kind));
    put_number(bytes, static_cast<std::uint16_t>(place.number));
    put_number(bytes, static_cast<std::uint16_t>(place.parts));
    put_bytes(bytes, blake2b(before_header));
    return bytes;
}

Bytes padded(PartKind kind, BytesView content) {
    const std::size_t size = size_class(kind, length_size + content.size());
    Bytes plain;
    plain.reserve(size); // in one piece: no copy of the content may be left behind
    put_number(plain, static_cast<std::uint32_t>(content.size()));
    put_bytes(plain, content);
    plain.resize(size);
    return plain;
}

/// Wipes the content, also when it cannot be sealed.
Result<SealedPart> seal_part(const PartPlace& place, Bytes content, const Recipients& recipients) {
    Bytes plain = padded(place.kind, content);
    wipe(content.data(), content.size());
    SecretBytes key(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    SealedPart part{place.kind, {part_format, static_cast<std::uint8_t>(recipients.size())}};
    for (const PublicKey& recipient : recipients) {
        std::array<std::uint8_t, sealed_key_size> sealed_key{};
        // Fails for a public key of low order alone.
        if (crypto_box_seal(sealed_key.data(), key.data(), key.size(), recipient.bytes.data()) !=
            0) {
            wipe(plain.data(), plain.size());
            return fail("a recipient's public key is not a key; enrol the station again");
        }
        put_bytes(part.bytes, sealed_key);
    }
    const Bytes associated = associated_data(place, part.bytes);
    seal_stream(part.bytes, key, plain, associated);
    wipe(plain.data(), plain.size());
    return part;
}

Result<Bytes> open_part(const PartPlace& place, BytesView sealed, const KeyPair& key) {
    ByteReader reader(sealed);
    const auto format = reader.number<std::uint8_t>();
    const auto recipients = reader.number<std::uint8_t>();
    if (!recipients || *format != part_format)
        return fail("a sealed part of a format that this program does not know; upgrade it");
    if (*recipients == 0 || *recipients > most_recipients)
        return fail("a sealed part that was changed: it names " + std::to_string(*recipients) +
                    " recipients");
    if (key.private_key.size() != crypto_box_SECRETKEYBYTES)
        return fail("there is no private key to open with");
    SecretBytes part_key(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    bool ours = false;
    for (int i = 0; i < *recipients; ++i) {
        const auto sealed_key = reader.take(sealed_key_size);
        if (!sealed_key)
            return fail("a sealed part that ends too early");
        ours =
            ours || crypto_box_seal_open(part_key.data(), sealed_key->data(), sealed_key->size(),
                                         key.public_key.bytes.data(), key.private_key.data()) == 0;
    }
    if (!ours)
        return fail("the envelope is sealed to another key, or was changed");
    const BytesView before_header = sealed.first(sealed.size() - reader.rest().size());
    Bytes plain = TRY(open_stream(reader.rest(), part_key, associated_data(place, before_header)));
    const auto length = ByteReader(plain).number<std::uint32_t>();
    if (!length || *length > plain.size() - length_size ||
        plain.size() != size_class(place.kind, length_size + *length))
        return fail("a sealed part whose length does not agree");
    plain.erase(plain.begin(), plain.begin() + length_size);
    plain.resize(*length);
    return plain;
}

Bytes content_of(const Attachment& attachment) {
    Bytes bytes;
    for (const std::string& text : {attachment.name, attachment.media_type}) {
        const auto size = std::min<std::size_t>(text.size(), 255);
        put_number(bytes, static_cast<std::uint8_t>(size));
        put_bytes(bytes, bytes_of(text.substr(0, size)));
    }
    put_bytes(bytes, attachment.bytes);
    return bytes;
}

Result<Attachment> attachment_of(BytesView content) {
    ByteReader reader(content);
    const auto name = reader.take(reader.number<std::uint8_t>().value_or(0));
    const auto type_size = reader.number<std::uint8_t>();
    const auto type = reader.take(type_size.value_or(0));
    if (!name || !type_size || !type)
        return fail("an attachment without a name or a type");
    return Attachment{text_of(*name), text_of(*type), {reader.rest().begin(), reader.rest().end()}};
}

Result<void> check_recipients(const Recipients& recipients) {
    if (recipients.empty())
        return fail("there is nobody to seal to; enrol the station with its office first");
    if (recipients.size() > most_recipients)
        return fail("more than 16 recipients");
    return {};
}

enum class Contact { Open, LeaveSealed };
enum class Pages { Open, LeaveSealed };
constexpr std::size_t first_page = 2;

Result<Bytes> open_number(const Envelope& envelope, const KeyPair& key, std::size_t i) {
    const auto& parts = envelope.parts;
    return open_part({envelope.id, parts[i].kind, i, parts.size()}, parts[i].bytes, key);
}

Result<Submission> open_parts(const Envelope& envelope, const KeyPair& key, Contact contact,
                              Pages pages) {
    const auto& parts = envelope.parts;
    if (parts.size() < first_page || parts[0].kind != PartKind::Matter ||
        parts[1].kind != PartKind::Contact)
        return fail("an envelope without a matter; a part is missing");
    const Bytes matter = TRY(open_number(envelope, key, 0));
    const Bytes reply = contact == Contact::Open ? TRY(open_number(envelope, key, 1)) : Bytes{};
    std::vector<Attachment> attachments;
    for (std::size_t i = first_page; i < parts.size(); ++i) {
        if (parts[i].kind != PartKind::Page)
            return fail("an envelope with a part that stands in the wrong place");
        if (pages == Pages::Open)
            attachments.push_back(TRY(attachment_of(TRY(open_number(envelope, key, i)))));
    }
    Submission submission = TRY(parse_submission(matter, reply, std::move(attachments)));
    if (submission.id != envelope.id)
        return fail("an envelope that holds another submission than it says");
    return submission;
}

} // namespace

KeyPair make_key_pair() {
    ready_sodium();
    KeyPair pair;
    pair.private_key.resize(crypto_box_SECRETKEYBYTES);
    crypto_box_keypair(pair.public_key.bytes.data(), pair.private_key.data());
    return pair;
}

Result<KeyPair> key_pair_of(BytesView private_key) {
    if (private_key.size() != crypto_box_SECRETKEYBYTES)
        return fail("a private key is 32 bytes, not " + std::to_string(private_key.size()));
    KeyPair pair;
    pair.private_key.assign(private_key.begin(), private_key.end());
    if (crypto_scalarmult_base(pair.public_key.bytes.data(), pair.private_key.data()) != 0)
        return fail("not a private key");
    return pair;
}

Result<PublicKey> public_key_of(BytesView bytes) {
    PublicKey key;
    if (bytes.size() != key.bytes.size())
        return fail("a public key is 32 bytes, not " + std::to_string(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
    return key;
}

Result<Envelope> seal(const Submission& submission, const Recipients& recipients) {
    ready_sodium();
    TRY(check_recipients(recipients));
    const std::size_t count = 2 + submission.attachments.size();
    if (count > most_parts)
        return fail("more than " + std::to_string(most_parts - 2) + " attachments; split the item");
    for (const Attachment& attachment : submission.attachments)
        if (attachment.bytes.size() > std::size_t{1} << 30)
            return fail("an attachment of more than 1 GiB; split it");
    Envelope envelope{submission.id, {}};
    const auto add = [&](PartKind kind, Bytes content) -> Result<void> {
        envelope.parts.push_back(TRY(seal_part({submission.id, kind, envelope.parts.size(), count},
                                               std::move(content), recipients)));
        return {};
    };
    TRY(add(PartKind::Matter, matter_bytes(submission)));
    TRY(add(PartKind::Contact, contact_bytes(submission)));
    for (const Attachment& attachment : submission.attachments)
        TRY(add(PartKind::Page, content_of(attachment)));
    return envelope;
}

Result<Submission> open(const Envelope& envelope, const KeyPair& key) {
    return open_parts(envelope, key, Contact::Open, Pages::Open);
}

Result<Submission> open_matter(const Envelope& envelope, const KeyPair& key) {
    return open_parts(envelope, key, Contact::LeaveSealed, Pages::Open);
}

Result<Submission> open_words(const Envelope& envelope, const KeyPair& key) {
    return open_parts(envelope, key, Contact::LeaveSealed, Pages::LeaveSealed);
}

Result<Submission> open_contact(const Envelope& envelope, const KeyPair& key) {
    return open_parts(envelope, key, Contact::Open, Pages::LeaveSealed);
}

std::size_t attachments_in(const Envelope& envelope) {
    return envelope.parts.size() < first_page ? 0 : envelope.parts.size() - first_page;
}

Result<Attachment> open_attachment(const Envelope& envelope, const KeyPair& key,
                                   std::size_t number) {
    if (number >= attachments_in(envelope))
        return fail("there is no such attachment");
    if (envelope.parts[first_page + number].kind != PartKind::Page)
        return fail("an envelope with a part that stands in the wrong place");
    return attachment_of(TRY(open_number(envelope, key, first_page + number)));
}

std::size_t recipients_named(const SealedPart& part) {
    return part.bytes.size() > 1 && part.bytes[0] == part_format ? part.bytes[1] : 0;
}

Bytes to_bytes(const Envelope& envelope) {
    Bytes bytes;
    put_number(bytes, envelope_format);
    put_bytes(bytes, envelope.id.bytes);
    put_number(bytes, static_cast<std::uint16_t>(envelope.parts.size()));
    for (const SealedPart& part : envelope.parts) {
        put_number(bytes, static_cast<std::uint8_t>(part.kind));
        put_number(bytes, static_cast<std::uint32_t>(part.bytes.size()));
        put_bytes(bytes, part.bytes);
    }
    return bytes;
}

Result<Envelope> parse_envelope(BytesView bytes) {
    ByteReader reader(bytes);
    const auto format = reader.number<std::uint8_t>();
    const auto id = reader.array<16>();
    const auto parts = reader.number<std::uint16_t>();
    if (!parts || *format != envelope_format)
        return fail("not an envelope of a format that this program knows");
    if (*parts > most_parts)
        return fail("an envelope with too many parts");
    Envelope envelope{{*id}, {}};
    for (int i = 0; i < *parts; ++i) {
        const auto kind = reader.number<std::uint8_t>();
        const auto length = reader.number<std::uint32_t>();
        const auto part = reader.take(length.value_or(0));
        if (!length || !part)
            return fail("an envelope that ends too early");
        if (*kind < 1 || *kind > 3)
            return fail("an envelope with a part of an unknown kind");
        envelope.parts.push_back({static_cast<PartKind>(*kind), {part->begin(), part->end()}});
    }
    if (!reader.at_end())
        return fail("an envelope that goes on after its end");
    return envelope;
}

} // namespace tycktill::record
