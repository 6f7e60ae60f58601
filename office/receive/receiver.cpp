#include "office/receive/receiver.h"

#include "office/archive/reply_shelf.h"
#include "shared/base/fail_point.h"
#include "shared/wire/lines.h"
#include "shared/wire/request_signature.h"
#include "shared/wire/wire.h"

#include <algorithm>

namespace tycktill::office {
namespace {

constexpr std::string_view envelopes_prefix = "/v1/envelopes/";
constexpr std::string_view chunks_prefix = "/v1/chunks/";
constexpr std::string_view commit_suffix = "/commit";
constexpr auto retry_seconds = "5";

wire::HttpResponse refuse(int status, std::string_view why) {
    return wire::plain_response(status, std::string(why) + "\n");
}

wire::HttpResponse not_now(int status, std::string_view why) {
    wire::HttpResponse response = refuse(status, why);
    response.headers["retry-after"] = retry_seconds;
    return response;
}

wire::HttpResponse give(const Bytes& message) {
    return {200, {{"content-type", "text/plain; charset=utf-8"}}, message};
}

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

/// The announced manifest when it is right for this id and signed by this station.
Result<SignedManifest> checked(const wire::Announcement& announcement, const Station& station,
                               const record::SubmissionId& id) {
    record::Manifest manifest = TRY(record::parse_manifest(announcement.manifest));
    if (!record::verify(station.key, "manifest", announcement.manifest, announcement.signature))
        return fail("the manifest's signature is not right");
    const auto chunks = (manifest.size + record::chunk_bytes - 1) / record::chunk_bytes;
    if (manifest.id != id || manifest.seq < 1 || manifest.chunks.empty() ||
        manifest.chunks.size() > wire::most_chunks || manifest.chunks.size() != chunks)
        return fail("the manifest does not fit its request");
    const record::Digest link = record::link_of(manifest);
    return SignedManifest{station.name, std::move(manifest), announcement.manifest,
                          announcement.signature, link};
}

/// What a doubt is known by: the same one is told in every heartbeat.
record::Digest incident_link(const record::StoreDoubt& doubt) {
    return record::blake2b(bytes_of(to_text(doubt)));
}

/// Whether the bytes are the envelope that the manifest describes, as far as one can see from outside.
bool is_envelope(BytesView bytes, const record::Manifest& manifest) {
    const auto envelope = record::parse_envelope(bytes);
    return envelope && envelope->id == manifest.id;
}

} // namespace

wire::HttpResponse Receiver::answer(const wire::HttpRequest& request) {
    ++counts_.requests;
    fail_point("receiver.asked");
    // Once: of a chunk it costs more than all else here.
    const record::Digest body = record::blake2b(request.body);
    wire::HttpResponse response = route(request, body);
    if (response.status >= 400 && response.status < 500 && response.status != 429)
        wire::sign_refusal(response, request, body, settings_.receipt);
    fail_point("receiver.answering");
    response.headers[wire::office_header] = "1";
    response.headers[wire::office_time_header] = std::to_string(settings_.now());
    if (response.status >= 500)
        ++counts_.failed;
    else if (response.status >= 400)
        ++counts_.refused;
    return response;
}

wire::HttpResponse Receiver::route(const wire::HttpRequest& request, const record::Digest& body) {
    if (request.method == "POST" && request.path == wire::enrol_path)
        return enrol(request);

    const auto stamp = wire::read_stamp(request);
    if (!stamp)
        return refuse(401, stamp.error().what);
    const auto signer = who_signed(request, body, stamp->station);
    if (!signer)
        return store_failed(StoreWork::FindStation, signer.error());
    const std::optional<Station>& station = *signer;
    if (!station)
        return refuse(401, "unknown station or signature");
    if (station->revoked)
        return refuse(403, "this station is revoked");
    if (std::abs(settings_.now() - stamp->date) > wire::clock_tolerance_seconds)
        return refuse(401, "the station's clock is wrong"); // answer() tells it the time

    const auto place = limit_.enter(station->name, settings_.clock.steady());
    if (!place)
        return not_now(429, "too many requests of this station");
    wire::HttpResponse response = route_known(request, body, *station);
    if (response.status >= 400 && response.status < 500)
        limit_.refused(station->name, settings_.clock.steady());
    return response;
}

Result<std::optional<Station>> Receiver::who_signed(const wire::HttpRequest& request,
                                                    const record::Digest& body,
                                                    const std::string& name) {
    const auto signed_by = [&](const std::optional<Station>& station) {
        return station && wire::is_signed_by(request, station->key, body);
    };
    auto believed = TRY(stations_.find(name, settings_.clock.steady()));
    if (signed_by(believed))
        return believed;
    auto now = TRY(stations_.ask(name, settings_.clock.steady())); // it may have a new key
    const bool another = now && (!believed || now->key != believed->key);
    if (another && signed_by(now))
        return now;
    // One whose name another has now still hands in what people were thanked for there.
    for (Station& old : TRY(archive_.replaced()))
        if (old.name == name && wire::is_signed_by(request, old.key, body))
            return std::optional(std::move(old));
    return std::optional<Station>{};
}

wire::HttpResponse Receiver::route_known(const wire::HttpRequest& request,
                                         const record::Digest& body, const Station& station) {
    const bool put = request.method == "PUT";
    if (request.method == "POST" && request.path == wire::heartbeat_path)
        return take_heartbeat(request, station);
    const std::string_view path = request.path;
    if (request.method == "GET" && path == wire::keys_path)
        return give_keys();
    if (request.method == "GET" && begins_with(path, wire::replies_prefix))
        return give_replies(
            std::string(path.substr(std::string_view(wire::replies_prefix).size())));
    if (put && begins_with(path, chunks_prefix)) {
        const auto hash = wire::parse_exact_hex(path.substr(chunks_prefix.size()), 32);
        if (!hash)
            return refuse(400, hash.error().what);
        record::Digest digest{};
        std::copy(hash->begin(), hash->end(), digest.begin());
        return take_chunk(request, body, digest);
    }
    if (put && begins_with(path, envelopes_prefix)) {
        std::string_view rest = path.substr(envelopes_prefix.size());
        const bool commits = rest.size() > commit_suffix.size() &&
                             rest.substr(rest.size() - commit_suffix.size()) == commit_suffix;
        if (commits)
            rest.remove_suffix(commit_suffix.size());
        const auto id = record::parse_submission_id(rest);
        if (!id || to_text(*id) != rest)
            return refuse(400, "not an id");
        return commits ? take_commit(station, *id) : take_announcement(request, station, *id);
    }
    return refuse(404, "there is nothing here");
}

wire::HttpResponse Receiver::give_keys() {
    return settings_.keys.bytes.empty() ? refuse(404, "this office has no root key yet")
                                        : give(settings_.keys.bytes);
}

wire::HttpResponse Receiver::give_replies(const std::string& municipality) {
    if (!is_municipality_id(municipality))
        return refuse(400, "not a municipality's id");
    const std::lock_guard lock(shelves_);
    // Any name may be asked for; an office has a municipality or two.
    constexpr std::size_t most_municipalities = 8;
    if (nobodys_.size() >= most_municipalities && nobodys_.count(municipality) == 0)
        nobodys_.clear();
    auto shelf = shelf_of(archive_, municipality, settings_.clock.today(), nobodys_[municipality]);
    return shelf ? give(std::move(*shelf)) : store_failed(StoreWork::Replies, shelf.error());
}

wire::HttpResponse Receiver::enrol(const wire::HttpRequest& request) {
    const auto enrolment = wire::parse_enrolment(request.body);
    if (!enrolment)
        return refuse(400, enrolment.error().what);
    if (settings_.keys.bytes.empty())
        return refuse(403, "this office has no root key yet: run tycktill-office change-passphrase "
                           "there, start serve again, and make a new code");
    const auto name =
        archive_.enrol(record::blake2b(enrolment->secret), enrolment->key, settings_.clock.today());
    if (!name)
        return store_failed(StoreWork::Enrol, name.error());
    troubles_.went_well(StoreWork::Enrol);
    if (!*name)
        return refuse(403, "the enrolment code is unknown, used or too old, or its name is at work "
                           "at another station (then make one with --replace)");
    return give(to_bytes(wire::Welcome{**name, settings_.keys.root, settings_.keys.bytes, {}}));
}

wire::HttpResponse Receiver::take_announcement(const wire::HttpRequest& request,
                                               const Station& station,
                                               const record::SubmissionId& id) {
    if (request.body.size() > wire::longest_announcement)
        return refuse(413, "too large");
    const auto announcement = wire::parse_announcement(request.body);
    if (!announcement)
        return refuse(400, announcement.error().what);
    const auto manifest = checked(*announcement, station, id);
    if (!manifest)
        return refuse(400, manifest.error().what);
    const Day today = settings_.clock.today();
    if (announcement->envelope.empty())
        return said(archive_.announce(*manifest, today), 0);

    const record::Manifest& said_to_be = manifest->manifest;
    if (said_to_be.chunks.size() != 1 || announcement->envelope.size() != said_to_be.size ||
        record::blake2b(announcement->envelope) != said_to_be.chunks.front())
        return refuse(400, "the bytes are not those of the manifest");
    if (!is_envelope(announcement->envelope, said_to_be))
        return refuse(422, "not an envelope");
    const Bytes receipt = receipt_for(id, station.name, manifest->link);
    return said(archive_.keep_whole(*manifest, announcement->envelope, receipt, today), 1);
}

wire::HttpResponse Receiver::take_chunk(const wire::HttpRequest& request,
                                        const record::Digest& body, const record::Digest& hash) {
    if (request.body.size() > record::chunk_bytes)
        return refuse(413, "a chunk is at most 256 KiB");
    if (request.body.empty() || body != hash)
        return refuse(400, "the bytes are not those of the hash");
    const auto outcome = archive_.put_chunk(hash, request.body);
    if (!outcome)
        return store_failed(StoreWork::Chunk, outcome.error());
    troubles_.went_well(StoreWork::Chunk);
    if (*outcome == ChunkOutcome::NotAwaited)
        return refuse(404, "no announced envelope waits for this chunk");
    return {204, {}, {}};
}

/// What came in pieces is looked at before it is signed for, as what came whole is. While pieces are missing
/// there is nothing to see; what is no envelope is forgotten with all its bytes.
Result<bool> Receiver::begun_is_ours(const ArchivedEnvelope& row) {
    const auto manifest = record::parse_manifest(row.manifest);
    const Bytes bytes = TRY(archive_.begun(row.id));
    if (!manifest || bytes.size() != manifest->size || is_envelope(bytes, *manifest))
        return true;
    TRY(archive_.forget_begun(row.id));
    return false;
}

wire::HttpResponse Receiver::take_commit(const Station& station, const record::SubmissionId& id) {
    const auto row = archive_.envelope(id);
    if (!row)
        return store_failed(StoreWork::FindEnvelope, row.error());
    if (!*row || (*row)->station != station.name)
        return refuse(404, "this envelope was never announced");
    const auto ours = (*row)->arrived ? Result<bool>(true) : begun_is_ours(**row);
    if (!ours)
        return store_failed(StoreWork::FindEnvelope, ours.error());
    if (!*ours)
        return refuse(422, "not an envelope");
    const Bytes receipt = receipt_for(id, station.name, (*row)->link);
    return said(archive_.commit(id, station.name, receipt, settings_.clock.today()), 1);
}

wire::HttpResponse Receiver::take_heartbeat(const wire::HttpRequest& request,
                                            const Station& station) {
    const auto heartbeat = wire::parse_heartbeat(request.body, station.key);
    if (!heartbeat || heartbeat->station != station.name)
        return refuse(400, heartbeat ? "another station's heartbeat" : heartbeat.error().what);
    const Day today = settings_.clock.today();
    Station said_by = station;
    said_by.last_contact = today;
    said_by.waiting = heartbeat->waiting;
    said_by.held = heartbeat->held;
    said_by.oldest_waiting = heartbeat->oldest;
    said_by.elsewhere =
        wire::parse_whole_number(wire::header(request.headers, wire::elsewhere_header)).value_or(0);
    said_by.clock_ahead.reset();
    if (const auto clock =
            wire::parse_whole_number(wire::header(request.headers, wire::clock_header)))
        said_by.clock_ahead = std::chrono::seconds(*clock - settings_.now());
    said_by.keys = wire::parse_told_keys(wire::header(request.headers, wire::keys_header));
    const auto kept = [&]() -> Result<std::optional<record::ChainHead>> {
        auto more = TRY(known_beyond(*heartbeat));
        TRY(archive_.note_heartbeat(said_by, heartbeat->heads));
        TRY(keep_doubts(*heartbeat, request.body, today));
        return more;
    }();
    if (!kept)
        return store_failed(StoreWork::Heartbeat, kept.error());
    troubles_.went_well(StoreWork::Heartbeat);
    wire::HttpResponse response =
        give(to_bytes(wire::Hello{today, {}, station.replaced.has_value()}));
    if (*kept)
        response.headers[wire::head_header] = wire::to_text(**kept);
    if (station.replaced)
        response.headers[wire::replaced_header] = "1";
    return response;
}

/// What is known of the station's newest chain, when its heartbeat contradicts it.
Result<std::optional<record::ChainHead>> Receiver::known_beyond(const wire::Heartbeat& heartbeat) {
    if (heartbeat.heads.empty())
        return std::optional<record::ChainHead>{};
    const record::ChainHead& told = heartbeat.heads.back();
    const auto known = TRY(archive_.head(heartbeat.station, told.epoch));
    return known && record::doubt_between({*known}, {told}) ? known : std::nullopt;
}

Result<void> Receiver::keep_doubts(const wire::Heartbeat& heartbeat, const Bytes& body, Day today) {
    for (const record::StoreDoubt& doubt : heartbeat.doubts)
        TRY(archive_.note_incident({heartbeat.station, {}, body, today}, incident_link(doubt)));
    return {};
}

wire::HttpResponse Receiver::said(const Result<Arrival>& arrival, std::int64_t received_if_kept) {
    if (!arrival)
        return store_failed(StoreWork::Keep, arrival.error());
    troubles_.went_well(StoreWork::Keep);
    if (const auto* missing = std::get_if<StillMissing>(&*arrival))
        return give(to_bytes(wire::Missing{missing->chunks}));
    if (const auto* kept = std::get_if<Kept>(&*arrival)) {
        counts_.received += received_if_kept;
        counts_.repeated += 1 - received_if_kept;
        return give(kept->receipt);
    }
    if (std::holds_alternative<Conflict>(*arrival))
        return refuse(409, "this id is taken by other bytes");
    if (std::holds_alternative<TooMany>(*arrival))
        return not_now(429, "too many envelopes begun and not finished");
    return refuse(404, "this envelope was never announced");
}

wire::HttpResponse Receiver::store_failed(StoreWork work, const Error& error) {
    troubles_.failed(work, error.what, settings_.clock.steady());
    return not_now(503,
                   "the office's store does not take or give anything now; keep what you have");
}

Bytes Receiver::receipt_for(const record::SubmissionId& id, const std::string& station,
                            const record::Digest& link) const {
    return wire::signed_bytes(wire::Receipt{id, station, link, settings_.clock.today()},
                              settings_.receipt);
}

} // namespace tycktill::office
