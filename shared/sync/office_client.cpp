#include "shared/sync/office_client.h"

#include "shared/record/code_reply.h"

#include "shared/wire/lines.h"
#include "shared/wire/request_signature.h"

#include <algorithm>

namespace tycktill {
namespace {

constexpr int most_rounds_of_missing = 3;
constexpr std::int64_t longest_retry_after = 3600;

std::string first_line(const HttpResponse& response) {
    std::string line = text_of(response.body);
    line = line.substr(0, std::min<std::size_t>(line.find('\n'), 120));
    return std::to_string(response.status) + " " + line;
}

std::optional<std::chrono::seconds> retry_after(const HttpResponse& response) {
    const auto seconds = parse_whole_number(header(response.headers, "retry-after"));
    if (!seconds)
        return {};
    return std::chrono::seconds(std::min(*seconds, longest_retry_after));
}

bool is_about_the_item(int status) {
    return status == 400 || status == 409 || status == 413 || status == 422;
}

/// What a status means, once it is not a success.
std::variant<Refused, Unreachable> meaning(const HttpResponse& response) {
    const bool from_office = header(response.headers, office_header) == "1";
    if (from_office && (response.status == 401 || response.status == 403))
        return Refused{Refused::What::Station, first_line(response)};
    if (from_office && is_about_the_item(response.status))
        return Refused{Refused::What::Item, first_line(response)};
    if (from_office)
        return Unreachable{"the office says " + first_line(response), retry_after(response), false};
    return Unreachable{"status " + std::to_string(response.status) + " from something in between",
                       retry_after(response), false};
}

template <typename To, typename From>
To widen(From&& value) {
    return std::visit([](auto&& held) -> To { return std::move(held); }, std::move(value));
}

} // namespace

OfficeClient::OfficeClient(const StationIdentity& identity, Transport& transport,
                           std::function<std::int64_t()> now)
    : identity_(identity), transport_(transport), now_(std::move(now)) {}

tl::expected<HttpResponse, NoAnswer> OfficeClient::send(HttpRequest& request, const Digest& body) {
    request.headers["content-type"] = "application/octet-stream";
    sign_request(request, {identity_.name, now_() + clock_correction_}, identity_.signing_key,
                 body);
    return transport_.send(request);
}

OfficeClient::Answer OfficeClient::ask(const std::string& method, const std::string& path,
                                       Bytes body) {
    const Digest fingerprint = blake2b(body);
    return ask({method, path, {}, {}, std::move(body)}, fingerprint);
}

OfficeClient::Answer OfficeClient::ask(HttpRequest request, const Digest& body) {
    auto response = send(request, body);
    if (response && response->status == 401) {
        // The office tells its time to a station whose clock is wrong; TLS and the pin vouch for it.
        const auto date = parse_whole_number(header(response->headers, "tycktill-date"));
        if (date && header(response->headers, office_header) == "1") {
            clock_correction_ = *date - now_();
            response = send(request, body);
        }
    }
    if (!response)
        return Unreachable{response.error().why, {}, response.error().wrong_key};
    if (response->status >= 200 && response->status < 300)
        return std::move(*response);
    return widen<Answer>(meaning(*response));
}

std::optional<Delivered> OfficeClient::receipted(const OutboxItem& item,
                                                 const HttpResponse& response) const {
    const auto receipt = parse_receipt(response.body, identity_.receipt_key);
    if (!receipt || receipt->id != item.id || receipt->station != identity_.name ||
        !std::equal(receipt->link.begin(), receipt->link.end(), item.link.begin(), item.link.end()))
        return {};
    return Delivered{response.body};
}

Delivery OfficeClient::deliver(const OutboxItem& item) {
    const auto manifest = parse_manifest(item.manifest);
    if (!manifest)
        return Refused{Refused::What::Item, "its manifest cannot be read here"};
    Announcement announcement{
        item.manifest, sign(identity_.signing_key, "manifest", item.manifest), {}};
    if (manifest->chunks.size() == 1)
        announcement.envelope = item.envelope;
    auto answer = ask("PUT", envelope_path(item.id), to_bytes(announcement));
    auto* response = std::get_if<HttpResponse>(&answer);
    if (!response)
        return std::holds_alternative<Refused>(answer)
                   ? Delivery(std::get<Refused>(std::move(answer)))
                   : Delivery(std::get<Unreachable>(std::move(answer)));
    if (auto delivered = receipted(item, *response))
        return *delivered;
    if (auto missing = parse_missing(response->body))
        return send_missing(item, *manifest, std::move(*missing));
    return Unreachable{
        "what came back is neither a receipt of this office nor a question", {}, false};
}

Delivery OfficeClient::send_missing(const OutboxItem& item, const Manifest& manifest,
                                    Missing missing) {
    const auto chunks = chunks_of(item.envelope);
    for (int round = 0; round < most_rounds_of_missing; ++round) {
        for (std::size_t place = 0; place < chunks.size(); ++place) {
            const Digest& hash = manifest.chunks.at(place);
            if (std::count(missing.chunks.begin(), missing.chunks.end(), hash) == 0)
                continue;
            Bytes bytes(chunks[place].begin(), chunks[place].end());
            auto put = ask({"PUT", chunk_path(hash), {}, {}, std::move(bytes)}, hash);
            if (auto* refused = std::get_if<Refused>(&put))
                return *refused;
            if (auto* unreachable = std::get_if<Unreachable>(&put))
                return *unreachable;
        }
        auto committed = ask("PUT", commit_path(item.id), {});
        if (auto* refused = std::get_if<Refused>(&committed))
            return *refused;
        if (auto* unreachable = std::get_if<Unreachable>(&committed))
            return *unreachable;
        const auto& response = std::get<HttpResponse>(committed);
        if (auto delivered = receipted(item, response))
            return *delivered;
        auto still = parse_missing(response.body);
        if (!still)
            return Unreachable{"what came back is no receipt of this office", {}, false};
        missing = std::move(*still);
    }
    return Unreachable{"the office still misses chunks that were sent", {}, false};
}

std::optional<RecipientBundle> OfficeClient::recipients() {
    auto answer = ask("GET", recipients_path, {});
    const auto* response = std::get_if<HttpResponse>(&answer);
    if (!response)
        return {};
    auto bundle = parse_recipient_bundle(response->body, identity_.receipt_key);
    return bundle ? std::optional(std::move(*bundle)) : std::nullopt;
}

std::optional<Bytes> OfficeClient::replies(const std::string& municipality) {
    auto answer = ask("GET", replies_prefix + municipality, {});
    auto* response = std::get_if<HttpResponse>(&answer);
    if (!response || response->status != 200 || !parse_reply_shelf(response->body))
        return {};
    return std::move(response->body);
}

std::variant<Hello, Refused, Unreachable> OfficeClient::say_hello(const Heartbeat& heartbeat) {
    auto answer = ask("POST", heartbeat_path, signed_bytes(heartbeat, identity_.signing_key));
    if (auto* refused = std::get_if<Refused>(&answer))
        return *refused;
    if (auto* unreachable = std::get_if<Unreachable>(&answer))
        return *unreachable;
    const auto& response = std::get<HttpResponse>(answer);
    if (auto hello = parse_hello(response.body)) {
        if (const auto known = parse_chain_head(header(response.headers, head_header)))
            hello->known = *known;
        return *hello;
    }
    return Unreachable{"what came back is not this office's answer", {}, false};
}

} // namespace tycktill
