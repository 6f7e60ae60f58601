#pragma once
/// An office of one municipality in memory, its pages asked without a network: everybody of OFFICE's roles works there,
/// and so does a handler and a registrar of another nämnd.
#include "office/archive/memory_archive.h"
#include "office/arrivals/take_in.h"
#include "office/arrivals/take_over.h"
#include "office/people/credentials.h"
#include "office/people/log_in.h"
#include "office/web/routes.h"
#include "office/web/site.h"

#include "forms/definition/parse.h"
#include "forms/rules/finalize.h"
#include "shared/record/code_reply.h"
#include "shared/wire/wire.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/must.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

namespace tycktill::web::test {

using namespace tycktill;

inline const char* const passphrase = "tolv tecken eller fler";

inline Day day(const char* text) {
    return parse_day(text).value();
}

/// What a person types at the kiosk.
struct Told {
    std::string story = "Maten var kall i tisdags.";
    std::string type = "klagomal";
    std::string unit; ///< as the municipality names it
    std::string name = "Åsa Öberg";
    std::string address = "Storgatan 1, 714 30 Kopparberg";
    std::string telephone = "070-174 06 31";
    record::Channel channel = record::Channel::Kiosk;
    bool anonymous = false;
};

class WebWorld {
public:
    explicit WebWorld(const std::string& municipality = "lomma") {
        house.town = catalogue.municipality(municipality);
        house.rules = forms::load_office_rules(std::filesystem::path(TYCKTILL_SOURCE) /
                                               "assets/municipalities" / (municipality + ".toml"))
                          .value();
        house.archive = &archive;
        house.key = &ring;
        house.recipients = {ring.keys.front().public_key};
        house.receipt_key = receipt_key.verify_key;
        house.kept = kept.get();
        house.people = accounts.get();
        house.audit = log.get();
        house.papers = papers.get();
        house.owed = forms::load_owed_reports(std::filesystem::path(TYCKTILL_SOURCE) /
                                              "assets/municipalities" / (municipality + ".toml"))
                         .value();
        house.hints = &hints;
        house.take_in = [this](const record::Submission& submission) { return keep(submission); };
        house.take_over = [this] { take_over(); };
        settings.houses = {house};
        settings.catalogue = &catalogue;
        settings.clock = &clock;
        settings.now = [this] { return now; };
        settings.assets = std::filesystem::path(TYCKTILL_SOURCE) / "assets";
        settings.first_visit = "visit";
        site.emplace(settings);
    }

    FixedClock clock{day("2026-11-30")};
    people::Instant now{std::chrono::seconds{1'796'000'000}};
    forms::Catalogue catalogue =
        forms::Catalogue::load(std::filesystem::path(TYCKTILL_SOURCE) / "assets").value();
    arrivals::HintWords hints = arrivals::load_hint_words(std::filesystem::path(TYCKTILL_SOURCE) /
                                                          "assets/words/hints.toml")
                                    .value();
    office::MemoryArchive archive;
    office::KeyRing ring{record::make_key_pair()};
    record::SigningKey receipt_key = record::make_signing_key();
    record::SigningKey station_key = record::make_signing_key();
    record::ChainHead head{record::random_epoch(), 0, {}};
    std::unique_ptr<registry::Register> kept = registry::memory_register();
    std::unique_ptr<people::People> accounts = people::memory_people();
    std::unique_ptr<audit::Audit> log =
        audit::memory_audit(record::signing_key_of(BytesView(receipt_key.seed.data(), 32)).value());
    std::unique_ptr<papers::Papers> papers = papers::memory_papers();
    House house;
    SiteSettings settings;
    std::optional<Site> site;

    /// Somebody with one role; their session, without the work of a log-in.
    std::string somebody(const std::string& id, matters::Role role, const std::string& board,
                         const std::string& unit = "") {
        people::Account account;
        account.person.id = id;
        account.person.grants = {{role, board, unit, std::nullopt}};
        account.name = id + " Testsson";
        account.credentials.locked_key = {1}; // never opened here
        REQUIRE(accounts->save(account).value());
        return people::begin_session(*accounts, id, now).value();
    }
    std::string with_passphrase(const std::string& id, matters::Role role, const std::string& board,
                                const std::string& unit = "") {
        people::Account account;
        account.person.id = id;
        account.person.grants = {{role, board, unit, std::nullopt}};
        account.name = "Karin Öberg";
        REQUIRE(people::set_passphrase(account, passphrase, record::GuessCost::Interactive));
        REQUIRE(accounts->save(account).value());
        return id;
    }

    /// Into the archive, as from a station.
    Result<void> keep(const record::Submission& submission) {
        if (!archive.station("kontoret").value()) {
            const record::Digest code = record::blake2b(bytes_of("code"));
            REQUIRE(archive.add_enrol_code(code, "kontoret", clock.today()));
            REQUIRE(archive.enrol(code, station_key.verify_key, clock.today()).value());
        }
        const Bytes envelope = to_bytes(record::seal(submission, house.recipients).value());
        office::SignedManifest manifest;
        manifest.station = "kontoret";
        manifest.manifest = record::next_manifest(head, submission.id, envelope);
        manifest.bytes = to_bytes(manifest.manifest);
        manifest.signature = record::sign(station_key, "manifest", manifest.bytes);
        manifest.link = record::link_of(manifest.manifest);
        head = record::head_after(manifest.manifest);
        const Bytes receipt = wire::signed_bytes(
            wire::Receipt{submission.id, "kontoret", manifest.link, clock.today()}, receipt_key);
        const auto kept_whole =
            TRY(arrivals::keep_envelope(archive, manifest, envelope, receipt, clock.today()));
        REQUIRE(std::holds_alternative<office::Kept>(kept_whole));
        return {};
    }
    void take_over() {
        REQUIRE(arrivals::take_over(archive, *kept, ring, {catalogue, house.rules, hints},
                                    house.recipients.front(), clock.today()));
    }
    record::Submission submission(const Told& told) const {
        const forms::Form& form = house.town->forms.front();
        record::Answers answers;
        for (const auto& field : form.fields)
            switch (field.role) {
            case forms::FieldRole::Type:
                answers.set(field.id, std::vector<std::string>{told.type});
                break;
            case forms::FieldRole::Story:
                answers.set(field.id, told.story);
                break;
            case forms::FieldRole::Unit:
                answers.set(field.id, told.unit);
                break;
            case forms::FieldRole::Reply:
                answers.set(field.id, std::vector<std::string>{told.anonymous ? "nej" : "ja"});
                break;
            case forms::FieldRole::From:
                answers.set(field.id, std::vector<std::string>{field.choices.front().id});
                break;
            case forms::FieldRole::Contact:
                if (told.anonymous)
                    break;
                if (field.rule == forms::TextRule::Name)
                    answers.set(field.id, told.name);
                if (field.rule == forms::TextRule::Address)
                    answers.set(field.id, told.address);
                if (field.rule == forms::TextRule::Telephone)
                    answers.set(field.id, told.telephone);
                break;
            default:
                break;
            }
        forms::Circumstances around;
        around.channel = told.channel;
        around.arrived = clock.today();
        const auto made = forms::finalize(*house.town, form, answers, around);
        if (const auto* faults = std::get_if<forms::Faults>(&made))
            FAIL(faults->front().field + ": " + faults->front().why);
        return std::get<record::Submission>(made);
    }
    /// It has come in and stands in the register; its id.
    std::string receive(const Told& told = {}) {
        const record::Submission made = submission(told);
        REQUIRE(keep(made));
        take_over();
        return to_text(made.id);
    }

    // Asking.
    wire::HttpResponse ask(const wire::HttpRequest& request) { return site->answer(request); }
    wire::HttpResponse get(const std::string& session, const std::string& path,
                           const std::string& query = "") {
        return ask({"GET", path, query, heads(session), {}});
    }
    std::string text(const std::string& session, const std::string& path,
                     const std::string& query = "") {
        const auto response = get(session, path, query);
        INFO(path << "?" << query);
        REQUIRE(response.status == 200);
        return text_of(response.body);
    }
    wire::HttpResponse post(const std::string& session, const std::string& path, Values values,
                            const std::string& query = "") {
        if (!values.has("bevis"))
            values.set("bevis", people::form_proof(session));
        const std::string body = written_query(values);
        auto headers = heads(session);
        headers["sec-fetch-site"] = "same-origin";
        return ask({"POST", path, query, headers, bytes_of(body.empty() ? "" : body.substr(1))});
    }
    wire::HttpHeaders heads(const std::string& session) const {
        wire::HttpHeaders headers{{"host", "127.0.0.1:8080"}};
        if (!session.empty())
            headers["cookie"] = "other=1; " + std::string(session_cookie) + "=" + session;
        return headers;
    }
    int revision(const std::string& id) {
        return registry::read_matter(*kept, id).value().matter.revision;
    }
    matters::Matter matter(const std::string& id) {
        return registry::read_matter(*kept, id).value().matter;
    }
    std::vector<matters::Event> events(const std::string& id) {
        return registry::read_matter(*kept, id, {&ring.keys.front()}).value().events;
    }
    /// Registered and with a handler, by the program's hand.
    void register_and_assign(const std::string& registrar, const std::string& id,
                             const std::string& unit, const std::string& handler) {
        Values values = values_of({{"rad", "Klagomål – ett prov"},
                                   {"enhet", unit},
                                   {"person", handler},
                                   {"sett", std::to_string(revision(id))}});
        const auto response = post(registrar, "/arende/" + id + "/diariefor", values);
        INFO(text_of(response.body));
        REQUIRE(response.status == 303);
    }
    static Values values_of(const std::map<std::string, std::string>& all) {
        Values values;
        for (const auto& [name, value] : all)
            values.set(name, value);
        return values;
    }
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace tycktill::web::test
