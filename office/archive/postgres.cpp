#include "office/archive/postgres.h"

#include "office/archive/postgres_address.h"

#include "shared/base/text.h"

#include <libpq-fe.h>

namespace tycktill::office {

PgRows::PgRows(pg_result* result) : result_(result) {}

void PgRows::Clear::operator()(pg_result* result) const {
    PQclear(result);
}

int PgRows::count() const {
    return PQntuples(result_.get());
}

std::int64_t PgRows::changed() const {
    return std::atoll(PQcmdTuples(result_.get()));
}

bool PgRows::is_null(int row, int column) const {
    return PQgetisnull(result_.get(), row, column) != 0;
}

std::string PgRows::text(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::int64_t PgRows::number(int row, int column) const {
    return std::atoll(PQgetvalue(result_.get(), row, column));
}

Bytes PgRows::bytes(int row, int column) const {
    const std::string spelt = text(row, column); // "\x00ff…"
    auto bytes = from_hex(std::string_view(spelt).substr(std::min<std::size_t>(2, spelt.size())));
    return bytes ? std::move(*bytes) : Bytes{};
}

void PgConnection::Finish::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

Result<std::unique_ptr<PgConnection>> PgConnection::connect(const std::string& url) {
    // Apart, so that a message about the address never holds the password.
    const PgAddress address = without_password(url);
    const char* const names[] = {"dbname", "password", nullptr};
    const char* const values[] = {address.url.c_str(),
                                  address.password.empty() ? nullptr : address.password.c_str(),
                                  nullptr};
    std::unique_ptr<PgConnection> made(new PgConnection(PQconnectdbParams(names, values, 1)));
    pg_conn* connection = made->connection_.get();
    if (PQstatus(connection) != CONNECTION_OK)
        return fail("PostgreSQL cannot be reached: " + trimmed(PQerrorMessage(connection)));
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    TRY(made->run("SET synchronous_commit = on"));
    TRY(made->run("SET client_min_messages = warning"));
    return made;
}

Result<PgRows> PgConnection::run(const char* sql, const std::vector<PgValue>& values) {
    std::vector<const char*> data;
    std::vector<int> lengths, formats;
    for (const auto& value : values) {
        const auto* text = std::get_if<std::string>(&value);
        const auto* bytes = std::get_if<BytesView>(&value);
        static const char nothing = 0;
        data.push_back(
            text    ? text->c_str()
            : bytes ? (bytes->empty() ? &nothing : reinterpret_cast<const char*>(bytes->data()))
                    : nullptr);
        lengths.push_back(bytes ? static_cast<int>(bytes->size()) : 0);
        formats.push_back(bytes ? 1 : 0);
    }
    if (values.empty())
        return checked(PgRows(PQexec(connection_.get(), sql)));
    const std::string name = TRY(prepared(sql, values.size()));
    return checked(
        PgRows(PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(values.size()),
                              data.data(), lengths.data(), formats.data(), 0)));
}

Result<std::string> PgConnection::prepared(const char* sql, std::size_t values) {
    const auto known = prepared_.find(std::string_view(sql));
    if (known != prepared_.end())
        return known->second;
    const std::string name = "s" + std::to_string(prepared_.size());
    TRY(checked(PgRows(
        PQprepare(connection_.get(), name.c_str(), sql, static_cast<int>(values), nullptr))));
    prepared_.emplace(sql, name);
    return name;
}

Result<PgRows> PgConnection::checked(PgRows rows) const {
    const auto status = PQresultStatus(rows.result_.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return rows;
    // The primary message names tables and rules, never the values.
    const char* message = PQresultErrorField(rows.result_.get(), PG_DIAG_MESSAGE_PRIMARY);
    return fail("PostgreSQL: " + trimmed(message ? message : PQerrorMessage(connection_.get())));
}

bool PgConnection::is_alive() const {
    return PQstatus(connection_.get()) == CONNECTION_OK &&
           PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

Result<std::unique_ptr<PgConnection>> PgPool::borrow() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return lent_ < most_; });
    ++lent_;
    if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    lock.unlock();
    auto connection = PgConnection::connect(url_);
    if (!connection)
        give_back(nullptr);
    return connection;
}

void PgPool::give_back(std::unique_ptr<PgConnection> connection) {
    {
        const std::lock_guard lock(mutex_);
        --lent_;
        if (connection && connection->is_alive())
            idle_.push_back(std::move(connection));
        else
            idle_.clear(); // what broke one has most often broken all: a restart, a new primary
    }
    free_.notify_one();
}

} // namespace tycktill::office
