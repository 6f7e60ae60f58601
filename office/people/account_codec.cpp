#include "office/people/account_codec.h"

#include "office/matters/role.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::people {
namespace {

using nlohmann::json;

template <typename Array>
std::string hex_of(const Array& bytes) {
    return to_hex(BytesView(bytes.data(), bytes.size()));
}

json json_of(const matters::Grant& grant) {
    json one{{"role", matters::to_text(grant.role)}};
    if (!grant.board.empty())
        one["board"] = grant.board;
    if (!grant.unit.empty())
        one["unit"] = grant.unit;
    if (grant.until)
        one["until"] = iso(*grant.until);
    return one;
}

void write_person(json& document, const matters::Person& person) {
    for (const matters::Grant& grant : person.grants)
        document["grants"].push_back(json_of(grant));
    for (const matters::Absence& absence : person.away)
        document["away"].push_back(
            {{"from", iso(absence.from)}, {"to", iso(absence.to)}, {"stand-in", absence.stand_in}});
    if (person.may_search_words)
        document["search-words"] = true;
    if (person.left)
        document["left"] = iso(*person.left);
}

json json_of(const Credentials& has) {
    json one{{"key", hex_of(has.key.bytes)}, {"locked", hex_of(has.locked_key)}};
    if (!has.office_box.empty())
        one["office"] = hex_of(has.office_box), one["office-version"] = has.office_version;
    if (has.must_change)
        one["must-change"] = true;
    if (has.good_until)
        one["good-until"] = iso(*has.good_until);
    if (!has.totp_secret.empty())
        one["totp"] = hex_of(has.totp_secret), one["totp-last"] = has.totp_last;
    for (const record::Digest& code : has.one_time_codes)
        one["codes"].push_back(hex_of(code));
    return one;
}

/// Reads fields; the first that is not what it should be is remembered by name.
class Reader {
public:
    explicit Reader(const json& document, std::string& fault)
        : document_(document), fault_(fault) {}

    void read(const char* name, std::string& text) {
        if (const json* value = find(name, &json::is_string))
            text = value->get<std::string>();
    }
    void read(const char* name, bool& truth) {
        if (const json* value = find(name, &json::is_boolean))
            truth = value->get<bool>();
    }
    template <typename Number>
    requires std::is_integral_v<Number>
    void read(const char* name, Number& number) {
        if (const json* value = find(name, &json::is_number_integer))
            number = value->get<Number>();
    }
    void read(const char* name, Day& day) {
        std::string text;
        read(name, text);
        const auto parsed = parse_day(text);
        parsed ? void(day = *parsed) : wrong(name);
    }
    template <typename T>
    void read(const char* name, std::optional<T>& value) {
        if (!document_.contains(name))
            return;
        T inner{};
        read(name, inner);
        value = inner;
    }
    void read(const char* name, Bytes& bytes) {
        std::string text;
        read(name, text);
        auto parsed = from_hex(text);
        parsed ? void(bytes = std::move(*parsed)) : wrong(name);
    }
    void read(const char* name, std::array<std::uint8_t, 32>& bytes) {
        Bytes all;
        read(name, all);
        if (all.size() != bytes.size())
            return wrong(name);
        std::copy(all.begin(), all.end(), bytes.begin());
    }
    void read(const char* name, matters::Role& role) {
        std::string text;
        read(name, text);
        const auto known = matters::role_of(text);
        known ? void(role = *known) : wrong(name);
    }
    /// Each of a list, by a reader of its own.
    template <typename Each>
    void read_all(const char* name, const Each& each) {
        const json* all = find(name, &json::is_array);
        if (!all)
            return;
        for (const json& one : *all)
            each(one);
    }
    Reader inside(const json& one) const { return Reader(one, fault_); }
    const json* find(const char* name, bool (json::*is_kind)() const noexcept) {
        const auto found = document_.find(name);
        if (found == document_.end())
            return nullptr;
        if (!((*found).*is_kind)()) {
            wrong(name);
            return nullptr;
        }
        return &*found;
    }
    void wrong(const char* name) {
        if (fault_.empty())
            fault_ = name;
    }

private:
    const json& document_;
    std::string& fault_;
};

void read_person(Reader& reader, matters::Person& person) {
    reader.read_all("grants", [&](const json& one) {
        matters::Grant grant;
        Reader inner = reader.inside(one);
        inner.read("role", grant.role);
        inner.read("board", grant.board);
        inner.read("unit", grant.unit);
        inner.read("until", grant.until);
        person.grants.push_back(std::move(grant));
    });
    reader.read_all("away", [&](const json& one) {
        matters::Absence absence;
        Reader inner = reader.inside(one);
        inner.read("from", absence.from);
        inner.read("to", absence.to);
        inner.read("stand-in", absence.stand_in);
        person.away.push_back(std::move(absence));
    });
    reader.read("search-words", person.may_search_words);
    reader.read("left", person.left);
}

void read_credentials(Reader reader, Credentials& has) {
    reader.read("key", has.key.bytes);
    reader.read("locked", has.locked_key);
    reader.read("office", has.office_box);
    reader.read("office-version", has.office_version);
    reader.read("must-change", has.must_change);
    reader.read("good-until", has.good_until);
    reader.read("totp", has.totp_secret);
    reader.read("totp-last", has.totp_last);
    reader.read_all("codes", [&](const json& one) {
        json named{{"codes", one}};
        record::Digest code{};
        reader.inside(named).read("codes", code);
        has.one_time_codes.push_back(code);
    });
}

} // namespace

std::string written(const Account& account) {
    json document{{"v", 1}, {"name", account.name}};
    write_person(document, account.person);
    if (!account.email.empty())
        document["e-mail"] = account.email;
    if (account.daily_mail)
        document["daily-mail"] = true;
    if (account.introduced)
        document["introduced"] = iso(*account.introduced);
    document["credentials"] = json_of(account.credentials);
    if (account.tries != Tries{}) {
        document["failed"] = account.tries.failed;
        document["wait-until"] = account.tries.wait_until.time_since_epoch().count();
    }
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Account> read_account(const std::string& id, int revision, const std::string& text) {
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        return fail("the account " + id + " cannot be read; restore people from the backup");
    std::string fault;
    Reader reader(document, fault);
    int version = 0;
    reader.read("v", version);
    if (version != 1)
        return fail("the account " + id + " was written by a newer program; install that one");
    Account account;
    account.person.id = id;
    account.revision = revision;
    reader.read("name", account.name);
    read_person(reader, account.person);
    reader.read("e-mail", account.email);
    reader.read("daily-mail", account.daily_mail);
    reader.read("introduced", account.introduced);
    if (const json* credentials = reader.find("credentials", &json::is_object))
        read_credentials(reader.inside(*credentials), account.credentials);
    std::int64_t wait_until = 0;
    reader.read("failed", account.tries.failed);
    reader.read("wait-until", wait_until);
    account.tries.wait_until = Instant{std::chrono::seconds(wait_until)};
    if (!fault.empty())
        return fail("the account " + id + ": '" + fault +
                    "' is not right; restore people from the backup");
    return account;
}

} // namespace tycktill::people
