/// The machine that faces the network is in somebody else's hands for a week: it has what lies there (the
/// receipt key, the TLS key, the signed lists of keys), and answers what it likes.
#include "office/archive/memory_archive.h"
#include "office/reading/opening.h"
#include "office/reading/verify.h"
#include "office/receive/receiver.h"
#include "shared/courier/courier.h"
#include "shared/courier/enrol.h"
#include "shared/wire/request_signature.h"
#include "tests/support/chance.h"
#include "tests/support/fake_office.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/must.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr std::int64_t now = 1'800'000'000;

enum class Root { InTheSafe, WhereReceiptsAreSigned };
/// What the thief does with what people hand in: refuse and lie, or sign for it and throw it away.
enum class Receipts { Honest, ForWhatIsThrownAway };

struct Week {
    int kept = 0, thrown_away = 0, refusals = 0, forged_lists = 0;
    bool sealed_to_another = false; ///< at any time
    int waiting = 0, held = 0;      ///< at the end
    int opened = 0;                 ///< by the true office, at the end
    std::int64_t missing = 0;       ///< as verify says
    int other_findings = 0;         ///< of keys that are not the office's
};

class StolenReceiver {
public:
    StolenReceiver(std::uint64_t seed, Root root, Receipts receipts)
        : chance_(seed), receipts_(receipts),
          root_(root == Root::InTheSafe
                    ? make_signing_key()
                    : signing_key_of(BytesView(receipt_.seed.data(), 32)).value()) {}

    Week live() {
        enrol_station();
        for (int day = 1; day <= 7; ++day) {
            for (int visit = chance_.below(3); visit >= 0; --visit)
                hand_in();
            for (int round = 0; round < 4; ++round)
                carry("day " + std::to_string(day));
            clock_.set(clock_.today() + std::chrono::days(1));
        }
        stolen_ = false; // the true office again
        for (int round = 0; round < 3; ++round)
            carry("day 8, " + std::to_string(round));
        judge();
        return week_;
    }

private:
    SignedKeys list_of(std::int64_t version, const SigningKey& signer, bool with_thief) const {
        OfficeKeys keys{version, receipt_.verify_key, true_recipients()};
        if (with_thief)
            keys.recipients.push_back(thief_.public_key);
        return {root_.verify_key, signed_bytes(keys, signer)};
    }
    Recipients true_recipients() const { return {office_.public_key, escrow_.public_key}; }

    void enrol_station() {
        const auto secret = random_submission_id().bytes;
        const EnrolCode code{
            Bytes(32, 1), {secret.begin(), secret.end()}, root_print_of(root_.verify_key)};
        must(archive_.add_enrol_code(blake2b(code.secret), "kiosk-1", clock_.today()));
        (void)must(enrol(folder_.path(), "https://office.test", code, transport_));
        identity_.emplace(load_station(folder_.path()).value().value());
        client_.emplace(*identity_, transport_, [] { return now; });
        outbox_.emplace(Outbox::open(outbox_file(folder_.path()), {1 << 30, 0, ""}).value());
        must(outbox_->address_to(addressee_of(*identity_)));
        stolen_ = true;
    }

    /// As the kiosk does: to whom its file says.
    void hand_in() {
        const auto recipients = load_station(folder_.path()).value()->recipients;
        week_.sealed_to_another = week_.sealed_to_another || recipients != true_recipients();
        Submission submission = a_complaint();
        if (chance_.one_in(3))
            submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(300'000)});
        must(outbox_->keep(seal(submission, recipients).value()));
        ids_.push_back(submission.id);
        ++week_.kept;
    }

    void carry(const std::string& day) {
        (void)must(outbox_->retry_held_once_in(day));
        (void)must(outbox_->release());
        (void)deliver_waiting(*outbox_, *client_, "kiosk-1", clock_);
        (void)take_new_recipients(folder_.path(), *client_);
        (void)fetch_replies(folder_.path(), *client_, "ljusnarsberg");
    }

    MemoryTransport::Answer answer(const HttpRequest& request) {
        return stolen_ ? stolen_answer(request) : receiver_.answer(request);
    }

    MemoryTransport::Answer stolen_answer(const HttpRequest& request) {
        if (request.path == keys_path)
            return marked({200, {}, some_list()});
        if (receipts_ == Receipts::ForWhatIsThrownAway && request.method == "PUT")
            return receipt_for_nothing(request);
        switch (chance_.below(8)) {
        case 0:
            return receiver_.answer(request);
        case 1: { // a no that is signed with what lies there
            HttpResponse no = marked(plain_response(some_refusal(), "no\n"));
            sign_refusal(no, request, blake2b(request.body), receipt_);
            return no;
        }
        case 2:
            return marked(plain_response(some_refusal(), "no\n"));
        case 3:
            return marked({200, {}, bytes_of("OK")});
        case 4: { // a place in the chain that never was
            HttpResponse hello = marked({200, {}, to_bytes(Hello{clock_.today(), {}})});
            hello.headers[head_header] = to_text(ChainHead{outbox_->head().value().epoch, 900, {}});
            hello.headers[replaced_header] = "1";
            return hello;
        }
        case 5:
            return marked(
                {200,
                 {},
                 signed_bytes(Receipt{random_submission_id(), "kiosk-1", {}, clock_.today()},
                              receipt_)});
        case 6:
            return marked(plain_response(503, "later\n"));
        default:
            return tl::make_unexpected(NoAnswer{"cut", false});
        }
    }

    int some_refusal() {
        ++week_.refusals;
        constexpr std::array all{400, 401, 403, 404, 409, 413, 422, 500};
        return all[static_cast<std::size_t>(chance_.below(int(all.size())))];
    }

    Bytes some_list() {
        ++week_.forged_lists;
        switch (chance_.below(4)) {
        case 0: // as the receiver signed them before there was a root
            return list_of(now + 500, receipt_, true).bytes;
        case 1:
            return list_of(now + 500, make_signing_key(), true).bytes;
        case 2: // an old one, which the root did sign
            return old_list_;
        default: { // the right one, with another key in it
            Bytes changed = list_of(now + 500, root_, false).bytes;
            changed[changed.size() - 150] ^= 1;
            return changed;
        }
        }
    }

    HttpResponse receipt_for_nothing(const HttpRequest& request) {
        const auto announced = parse_announcement(request.body);
        const auto manifest =
            announced ? parse_manifest(announced->manifest) : Result<Manifest>(fail("no"));
        if (!manifest)
            return marked(plain_response(503, "later\n"));
        ++week_.thrown_away;
        return marked(
            {200,
             {},
             signed_bytes(Receipt{manifest->id, "kiosk-1", link_of(*manifest), clock_.today()},
                          receipt_)});
    }

    static HttpResponse marked(HttpResponse response) {
        response.headers[office_header] = "1";
        return response;
    }

    void judge() {
        const auto counts = outbox_->counts().value();
        week_.waiting = counts.waiting;
        week_.held = counts.held;
        for (const auto& id : ids_)
            week_.opened += open_submission(archive_, id, office_).has_value() ? 1 : 0;
        const KeyRing ring(key_pair_of(BytesView(office_.private_key.data(), 32)).value());
        const auto proofs =
            verify_archive(archive_, ProofWish{receipt_.verify_key, 2, &ring}).value();
        for (const auto& proof : proofs) {
            week_.missing += proof.missing;
            for (const auto& finding : proof.findings)
                week_.other_findings += finding.kind == FindingKind::OtherKeys ||
                                        finding.kind == FindingKind::Unopenable;
        }
    }

    Chance chance_;
    Receipts receipts_;
    KeyPair office_ = make_key_pair(), escrow_ = make_key_pair(), thief_ = make_key_pair();
    SigningKey receipt_ = make_signing_key();
    SigningKey root_;
    Bytes old_list_ = list_of(1, root_, false).bytes;
    FixedClock clock_{parse_day("2026-11-22").value()};
    MemoryArchive archive_;
    Receiver receiver_{archive_,
                       {list_of(now, root_, false), receipt_, clock_, [] { return now; }}};
    bool stolen_ = false;
    MemoryTransport transport_ = carrying();
    TemporaryFolder folder_;
    std::optional<StationIdentity> identity_;
    std::optional<OfficeClient> client_;
    std::optional<Outbox> outbox_;
    std::vector<SubmissionId> ids_;
    Week week_;

    MemoryTransport carrying() {
        MemoryTransport way(
            [this](const HttpRequest& request) { return receiver_.answer(request); });
        way.trouble = [this](const HttpRequest& request, const MemoryTransport::Office&) {
            return answer(request);
        };
        return way;
    }
};

} // namespace

TEST_CASE("a receiver in a thief's hands for a week changes no keys, and all arrives afterwards") {
    int refusals = 0, forged = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        const Week week = StolenReceiver(seed, Root::InTheSafe, Receipts::Honest).live();
        CHECK_FALSE(week.sealed_to_another);
        CHECK(week.waiting + week.held == 0);
        CHECK(week.opened == week.kept);
        CHECK(week.missing == 0);
        CHECK(week.other_findings == 0);
        refusals += week.refusals;
        forged += week.forged_lists;
    }
    CHECK((refusals > 25 && forged > 25)); // it did try
}

TEST_CASE(
    "that week is not blind: with the root where receipts are signed it sees the other keys") {
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const Week week =
            StolenReceiver(seed, Root::WhereReceiptsAreSigned, Receipts::Honest).live();
        seen += week.sealed_to_another && week.other_findings > 0 ? 1 : 0;
    }
    CHECK(seen == 4);
}

TEST_CASE("what a thief signs for and throws away is counted, to the last one") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const Week week =
            StolenReceiver(seed, Root::InTheSafe, Receipts::ForWhatIsThrownAway).live();
        CHECK(week.thrown_away > 0);
        CHECK(week.missing == week.thrown_away);
        CHECK(week.opened == week.kept - week.thrown_away);
    }
}
