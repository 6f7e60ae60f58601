#pragma once
/// A small but whole office in memory for tests of the courier: it checks signatures, keeps chunks,
/// signs receipts, and can be told to misbehave. MemoryTransport carries to it without a network.
#include "shared/courier/transport.h"
#include "shared/wire/enrol_code.h"
#include "shared/wire/lines.h"
#include "shared/wire/request_signature.h"
#include "shared/wire/wire.h"
#include "tests/support/rooms.h"

#include <cstdlib>
#include <deque>
#include <functional>
#include <map>

namespace tycktill::test {

class FakeOffice {
public:
    KeyPair key = make_key_pair();
    SigningKey receipt_key = make_signing_key();
    SigningKey root = make_signing_key();
    std::int64_t now = 1'800'000'000;
    Day today = parse_day("2026-11-22").value();
    std::map<std::string, VerifyKey> stations;
    std::map<SubmissionId, Bytes> kept; ///< whole envelopes
    std::map<SubmissionId, Bytes> receipts;
    std::vector<Heartbeat> heartbeats;
    int requests = 0;
    int elsewhere = 0;           ///< as the last heartbeat said
    std::int64_t clock_said = 0; ///< the station's own time, as its last heartbeat said
    bool tells_time = false;     ///< in every answer; one of before did only where it was wrong

    HttpResponse answer(const HttpRequest& request) {
        ++requests;
        HttpResponse response = route(request);
        response.headers[office_header] = "1";
        if (response.status >= 400 && response.status < 500)
            sign_refusal(response, request, blake2b(request.body), receipt_key);
        if (tells_time)
            response.headers[office_time_header] = std::to_string(now);
        return response;
    }

    Bytes signed_keys() const {
        return signed_bytes(OfficeKeys{1, receipt_key.verify_key, {key.public_key}}, root);
    }
    /// What enrols a station here.
    EnrolCode code() const { return {Bytes(32, 1), Bytes(16, 2), root_print_of(root.verify_key)}; }
    /// A no that counts.
    HttpResponse no(int status, const HttpRequest& request) const {
        HttpResponse response = plain_response(status, "because\n");
        response.headers[office_header] = "1";
        sign_refusal(response, request, blake2b(request.body), receipt_key);
        return response;
    }

private:
    HttpResponse route(const HttpRequest& request) {
        if (request.path == enrol_path)
            return enrol(request);
        const auto stamp = read_stamp(request);
        if (!stamp || !stations.count(stamp->station) ||
            !is_signed_by(request, stations.at(stamp->station)))
            return plain_response(401, "unknown\n");
        if (std::abs(stamp->date - now) > clock_tolerance_seconds) {
            HttpResponse response = plain_response(401, "clock\n");
            response.headers["tycktill-date"] = std::to_string(now);
            return response;
        }
        if (request.path == keys_path)
            return {200, {}, signed_keys()};
        if (request.path == heartbeat_path)
            return heartbeat(request, stations.at(stamp->station));
        if (request.path.find("/v1/chunks/") == 0)
            return chunk(request);
        return envelope(request, stamp->station);
    }

    HttpResponse enrol(const HttpRequest& request) {
        const auto enrolment = parse_enrolment(request.body);
        if (!enrolment)
            return plain_response(400, "not an enrolment\n");
        stations["reception-1"] = enrolment->key;
        return {200, {}, to_bytes(Welcome{"reception-1", root.verify_key, signed_keys(), {}})};
    }

    HttpResponse heartbeat(const HttpRequest& request, const VerifyKey& station) {
        const auto said = parse_heartbeat(request.body, station);
        if (!said)
            return plain_response(400, "not a heartbeat\n");
        heartbeats.push_back(*said);
        elsewhere = std::atoi(header(request.headers, elsewhere_header).c_str());
        clock_said = std::atoll(header(request.headers, clock_header).c_str());
        return {200, {}, to_bytes(Hello{today, {}})};
    }

    HttpResponse chunk(const HttpRequest& request) {
        chunks_[blake2b(request.body)] = request.body;
        return {204, {}, {}};
    }

    HttpResponse envelope(const HttpRequest& request, const std::string& station) {
        if (request.path.size() == envelope_path({}).size()) {
            const auto announced = parse_announcement(request.body);
            const auto manifest =
                announced ? parse_manifest(announced->manifest) : Result<Manifest>(fail("no"));
            if (!manifest || !verify(stations.at(station), "manifest", announced->manifest,
                                     announced->signature))
                return plain_response(400, "not an announcement\n");
            begun_[to_text(manifest->id)] = *manifest;
            if (!announced->envelope.empty())
                chunks_[blake2b(announced->envelope)] = announced->envelope;
        }
        return commit(request.path.substr(std::string("/v1/envelopes/").size(), 32), station);
    }

    HttpResponse commit(const std::string& id, const std::string& station) {
        const auto begun = begun_.find(id);
        if (begun == begun_.end())
            return plain_response(404, "never announced\n");
        Missing missing;
        Bytes whole;
        for (const auto& hash : begun->second.chunks)
            if (const auto found = chunks_.find(hash); found == chunks_.end())
                missing.chunks.push_back(hash);
            else
                whole.insert(whole.end(), found->second.begin(), found->second.end());
        if (!missing.chunks.empty())
            return {200, {}, to_bytes(missing)};
        const SubmissionId& which = begun->second.id;
        kept[which] = whole;
        receipts.emplace(which, signed_bytes(Receipt{which, station, link_of(begun->second), today},
                                             receipt_key));
        return {200, {}, receipts.at(which)};
    }

    std::map<std::string, Manifest> begun_;
    std::map<Digest, Bytes> chunks_;
};

/// Carries to an office in memory. `trouble` may answer in its place, before it or after it.
class MemoryTransport final : public Transport {
public:
    using Answer = tl::expected<HttpResponse, NoAnswer>;
    using Office = std::function<HttpResponse(const HttpRequest&)>;
    explicit MemoryTransport(Office office) : office_(std::move(office)) {}

    /// Called for every request; may call the office or not, and answer what it likes.
    std::function<Answer(const HttpRequest&, const Office&)> trouble;

    Answer send(const HttpRequest& request) override {
        return trouble ? trouble(request, office_) : Answer(office_(request));
    }

private:
    Office office_;
};

} // namespace tycktill::test
