#include "shared/record/office_keys.h"

#include "shared/base/text.h"
#include "shared/record/digest.h"

#include <algorithm>
#include <charconv>

namespace tycktill::record {
namespace {

constexpr std::string_view purpose = "keys";
constexpr std::int64_t highest_version = 999'999'999'999'999;
constexpr std::size_t lines_beside_recipients = 4;

std::string lines_of(const OfficeKeys& keys) {
    std::string lines = "tycktill-keys 1\nversion " + std::to_string(keys.version) +
                        "\nreceipt-key " + to_hex(keys.receipt_key.bytes) + "\n";
    for (const PublicKey& recipient : keys.recipients)
        lines += "recipient " + to_hex(recipient.bytes) + "\n";
    return lines;
}

/// What stands after "name " on the line, or nothing that is a value.
std::string value_of(const std::string& line, std::string_view name) {
    const bool named = line.size() > name.size() && line.compare(0, name.size(), name) == 0 &&
                       line[name.size()] == ' ';
    return named ? line.substr(name.size() + 1) : "";
}

/// The values alone; that nothing else stands there is proved by spelling them anew.
Result<OfficeKeys> values_in(const std::vector<std::string>& lines) {
    OfficeKeys keys;
    const std::string version = value_of(lines[1], "version");
    const auto [end, trouble] =
        std::from_chars(version.data(), version.data() + version.size(), keys.version);
    if (trouble != std::errc{} || end != version.data() + version.size() || keys.version < 1 ||
        keys.version > highest_version)
        return fail("the list of keys has no version");
    keys.receipt_key = TRY(verify_key_of(TRY(from_hex(value_of(lines[2], "receipt-key")))));
    for (std::size_t i = 3; i < lines.size(); ++i)
        keys.recipients.push_back(
            TRY(public_key_of(TRY(from_hex(value_of(lines[i], "recipient"))))));
    return keys;
}

} // namespace

Bytes signed_bytes(const OfficeKeys& keys, const SigningKey& root) {
    const std::string lines = lines_of(keys);
    return bytes_of(lines + "signature " + to_hex(sign(root, purpose, bytes_of(lines))) + "\n");
}

Result<OfficeKeys> parse_office_keys(BytesView bytes, const VerifyKey& root) {
    if (bytes.size() > longest_office_keys)
        return fail("the list of keys is too long");
    const std::string whole = text_of(bytes);
    std::vector<std::string> lines = split(whole, '\n');
    if (lines.size() < lines_beside_recipients + 2 ||
        lines.size() > lines_beside_recipients + 1 + most_recipients || !lines.back().empty())
        return fail("not a list of keys");
    const std::string signature = value_of(lines[lines.size() - 2], "signature");
    lines.resize(lines.size() - 2);
    OfficeKeys keys = TRY(values_in(lines));
    const std::string spelt = lines_of(keys);
    if (whole != spelt + "signature " + signature + "\n")
        return fail("not a list of keys");
    const Bytes proof = TRY(from_hex(signature));
    if (to_hex(proof) != signature || !verify(root, purpose, bytes_of(spelt), proof))
        return fail("the list of keys is not signed by the office's root key");
    return keys;
}

std::int64_t next_keys_version(std::int64_t before, std::chrono::milliseconds since_1970) {
    return std::max(before + 1, std::int64_t{since_1970.count()});
}

std::string fingerprint_of(const Recipients& recipients) {
    Bytes all;
    for (const PublicKey& recipient : recipients)
        all.insert(all.end(), recipient.bytes.begin(), recipient.bytes.end());
    return to_hex(BytesView(blake2b(all)).first(8));
}

} // namespace tycktill::record
