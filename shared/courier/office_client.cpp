#include "shared/courier/office_client.h"

#include "shared/record/code_reply.h"

#include "shared/wire/lines.h"
#include "shared/wire/request_signature.h"

#include <algorithm>

namespace tycktill::courier {
namespace {

constexpr int most_rounds_of_missing = 3;
constexpr std::int64_t longest_retry_after = 3600;

std::string first_line(const wire::HttpResponse& response) {
    std::string line = text_of(response.body);
    line = line.substr(0, std::min<std::size_t>(line.find('\n'), 120));
    return std::to_string(response.status) + " " + line;
}

std::optional<std::chrono::seconds> retry_after(const wire::HttpResponse& response) {
    const auto seconds = wire::parse_whole_number(wire::header(response.headers, "retry-after"));
    if (!seconds)
        return {};
    return std::chrono::seconds(std::min(*seconds, longest_retry_after));
}

bool is_about_the_item(int status) {
    return status == 400 || status == 409 || status == 413 || status == 422;
}

/// What a status means, once it is not a success. `is_signed`: the office's key stands for it.
std::variant<Refused, Unreachable> meaning(const wire::HttpResponse& response, bool is_signed) {
    if (is_signed && (response.status == 401 || response.status == 403))
        return Refused{Refused::What::Station, first_line(response)};
    if (is_signed && is_about_the_item(response.status))
        return Refused{Refused::What::Item, first_line(response)};
    if (wire::header(response.headers, wire::office_header) == "1")
        return Unreachable{"the office says " + first_line(response), retry_after(response), false,
                           true, is_about_the_item(response.status)};
    return Unreachable{"status " + std::to_string(response.status) + " from something in between",
                       retry_after(response), false};
}

template <typename To, typename From>
To widen(From&& value) {
    return std::visit([](auto&& held) -> To { return std::move(held); }, std::move(value));
}

} // namespace

OfficeClient::OfficeClient(const store::StationIdentity& identity, Transport& transport,
                           std::function<std::int64_t()> now)
    : identity_(identity), transport_(transport), now_(std::move(now)) {
    tell_keys(identity.recipients_version, identity.recipients);
}

void OfficeClient::tell_keys(std::int64_t version, const record::Recipients& recipients) {
    keys_said_ = to_text(wire::ToldKeys{version, record::fingerprint_of(recipients)});
}

tl::expected<wire::HttpResponse, NoAnswer> OfficeClient::send(wire::HttpRequest& request,
                                                              const record::Digest& body) {
    request.headers["content-type"] = "application/octet-stream";
    wire::sign_request(request, {identity_.name, now_() + clock_correction_}, identity_.signing_key,
                       body);
    return transport_.send(request);
}

OfficeClient::Answer OfficeClient::ask(const std::string& method, const std::string& path,
                                       Bytes body) {
    const record::Digest fingerprint = record::blake2b(body);
    return ask({method, path, {}, {}, std::move(body)}, fingerprint);
}

OfficeClient::Answer OfficeClient::ask(wire::HttpRequest request, const record::Digest& body) {
    auto response = send(request, body);
    if (response)
        learn_time(*response);
    if (response && response->status == 401 && clock_ahead_) {
        // TLS and the pin vouch for the office's time.
        clock_correction_ = -clock_ahead_->count();
        response = send(request, body);
    }
    if (!response)
        return Unreachable{response.error().why, {}, response.error().wrong_key};
    if (response->status >= 200 && response->status < 300)
        return std::move(*response);
    return widen<Answer>(meaning(
        *response, wire::is_refusal_signed_by(*response, request, body, identity_.receipt_key)));
}

/// Every answer tells the office's time; one of before told it only to a clock that was wrong.
void OfficeClient::learn_time(const wire::HttpResponse& response) {
    const auto date =
        wire::parse_whole_number(wire::header(response.headers, wire::office_time_header));
    if (date && wire::header(response.headers, wire::office_header) == "1")
        clock_ahead_ = std::chrono::seconds(now_() - *date);
}

std::optional<Delivered> OfficeClient::receipted(const store::OutboxItem& item,
                                                 const wire::HttpResponse& response) const {
    const auto receipt = wire::parse_receipt(response.body, identity_.receipt_key);
    if (!receipt || receipt->id != item.id || receipt->station != identity_.name ||
        !std::equal(receipt->link.begin(), receipt->link.end(), item.link.begin(), item.link.end()))
        return {};
    return Delivered{response.body};
}

Delivery OfficeClient::deliver(const store::OutboxItem& item) {
    const auto manifest = record::parse_manifest(item.manifest);
    if (!manifest)
        return Refused{Refused::What::Item, "its manifest cannot be read here"};
    wire::Announcement announcement{
        item.manifest, record::sign(identity_.signing_key, "manifest", item.manifest), {}};
    if (manifest->chunks.size() == 1)
        announcement.envelope = item.envelope;
    auto answer = ask("PUT", wire::envelope_path(item.id), to_bytes(announcement));
    auto* response = std::get_if<wire::HttpResponse>(&answer);
    if (!response)
        return std::holds_alternative<Refused>(answer)
                   ? Delivery(std::get<Refused>(std::move(answer)))
                   : Delivery(std::get<Unreachable>(std::move(answer)));
    if (auto delivered = receipted(item, *response))
        return *delivered;
    if (auto missing = wire::parse_missing(response->body))
        return send_missing(item, *manifest, std::move(*missing));
    return Unreachable{
        "what came back is neither a receipt of this office nor a question", {}, false};
}

Delivery OfficeClient::send_missing(const store::OutboxItem& item, const record::Manifest& manifest,
                                    wire::Missing missing) {
    const auto chunks = record::chunks_of(item.envelope);
    for (int round = 0; round < most_rounds_of_missing; ++round) {
        for (std::size_t place = 0; place < chunks.size(); ++place) {
            const record::Digest& hash = manifest.chunks.at(place);
            if (std::count(missing.chunks.begin(), missing.chunks.end(), hash) == 0)
                continue;
            Bytes bytes(chunks[place].begin(), chunks[place].end());
            auto put = ask({"PUT", wire::chunk_path(hash), {}, {}, std::move(bytes)}, hash);
            if (auto* refused = std::get_if<Refused>(&put))
                return *refused;
            if (auto* unreachable = std::get_if<Unreachable>(&put))
                return *unreachable;
        }
        auto committed = ask("PUT", wire::commit_path(item.id), {});
        if (auto* refused = std::get_if<Refused>(&committed))
            return *refused;
        if (auto* unreachable = std::get_if<Unreachable>(&committed))
            return *unreachable;
        const auto& response = std::get<wire::HttpResponse>(committed);
        if (auto delivered = receipted(item, response))
            return *delivered;
        auto still = wire::parse_missing(response.body);
        if (!still)
            return Unreachable{"what came back is no receipt of this office", {}, false};
        missing = std::move(*still);
    }
    return Unreachable{"the office still misses chunks that were sent", {}, false};
}

std::optional<Bytes> OfficeClient::signed_keys() {
    if (!identity_.root_key)
        return {};
    auto answer = ask("GET", wire::keys_path, {});
    auto* response = std::get_if<wire::HttpResponse>(&answer);
    if (!response || !record::parse_office_keys(response->body, *identity_.root_key))
        return {};
    return std::move(response->body);
}

Result<Bytes> OfficeClient::replies(const std::string& municipality) {
    auto answer = ask("GET", wire::replies_prefix + municipality, {});
    if (const auto* refused = std::get_if<Refused>(&answer))
        return fail(refused->why);
    if (const auto* unreachable = std::get_if<Unreachable>(&answer))
        return fail(unreachable->why);
    auto& response = std::get<wire::HttpResponse>(answer);
    TRY(record::parse_reply_shelf(response.body));
    return std::move(response.body);
}

std::variant<wire::Hello, Refused, Unreachable>
OfficeClient::say_hello(const wire::Heartbeat& heartbeat, int elsewhere) {
    wire::HttpRequest request{
        "POST", wire::heartbeat_path, {}, {}, wire::signed_bytes(heartbeat, identity_.signing_key)};
    request.headers[wire::clock_header] = std::to_string(now_());
    request.headers[wire::keys_header] = keys_said_;
    if (elsewhere > 0)
        request.headers[wire::elsewhere_header] = std::to_string(elsewhere);
    const record::Digest body = record::blake2b(request.body);
    auto answer = ask(std::move(request), body);
    if (auto* refused = std::get_if<Refused>(&answer))
        return *refused;
    if (auto* unreachable = std::get_if<Unreachable>(&answer))
        return *unreachable;
    const auto& response = std::get<wire::HttpResponse>(answer);
    if (auto hello = wire::parse_hello(response.body)) {
        if (const auto known =
                wire::parse_chain_head(wire::header(response.headers, wire::head_header)))
            hello->known = *known;
        hello->replaced = wire::header(response.headers, wire::replaced_header) == "1";
        return *hello;
    }
    return Unreachable{"what came back is not this office's answer", {}, false};
}

} // namespace tycktill::courier
