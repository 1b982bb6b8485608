#include "registry/storage/spatialite/sqlite.hpp"

#include <spatialite.h>

#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

[[noreturn]] void fail(sqlite3* database, const std::string& what) {
    throw StorageError(what + ": " + sqlite3_errmsg(database));
}

/// SQLite counts the memory that it has in use, under a lock that all threads share. Nobody asks for the count.
void* allocate_spatialite() {
    static const int counts_no_memory = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(counts_no_memory);  // too late when somebody else has started SQLite: then it counts
    return spatialite_alloc_connection();
}

}  // namespace

void Statement::check(int result) const {
    if (result != SQLITE_OK) fail(database_, "a value could not be bound");
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(handle_, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    check(sqlite3_bind_double(handle_, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
    check(sqlite3_bind_text64(handle_, parameter, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_kept(int parameter, std::string_view value) {
    check(sqlite3_bind_text64(handle_, parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(int parameter, std::span<const std::uint8_t> value) {
    check(sqlite3_bind_blob64(handle_, parameter, value.data(), value.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_owned_blob(int parameter, std::vector<std::uint8_t> value) {
    check(sqlite3_bind_blob64(handle_, parameter, value.data(), value.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind_null(int parameter) {
    check(sqlite3_bind_null(handle_, parameter));
    return *this;
}

Statement& Statement::bind(int parameter, const std::optional<std::string>& value) {
    return value ? bind(parameter, std::string_view(*value)) : bind_null(parameter);
}

bool Statement::step() {
    const int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    const std::string message = sqlite3_errmsg(database_);
    sqlite3_reset(handle_);
    if (result == SQLITE_BUSY) throw StorageBusy("another program is writing to the registry; try again");
    throw StorageError("the registry could not be read or written: " + message);
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
}

std::string Statement::text(int column) const {
    return std::string(text_view(column));
}

std::string_view Statement::text_view(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Statement::optional_real(int column) const {
    return is_null(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::string> Statement::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<Date> Statement::date(int column) const {
    return is_null(column) ? std::nullopt : Date::parse(text(column));
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

void Connection::FreeSpatialite::operator()(void* cache) const { spatialite_cleanup_ex(cache); }

Connection::Connection(const std::filesystem::path& file, Mode mode) : spatialite_(allocate_spatialite()) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (result != SQLITE_OK) fail(database, "the registry " + file.string() + " could not be opened");
    sqlite3_busy_timeout(database, 10'000);
    spatialite_init_ex(database, spatialite_.get(), 0);
}

void Connection::execute(const std::string& sql) {
    char* message = nullptr;
    const int result = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, &message);
    const std::unique_ptr<char, decltype(&sqlite3_free)> owned(message, sqlite3_free);
    if (result == SQLITE_BUSY) throw StorageBusy("another program is writing to the registry; try again");
    if (result != SQLITE_OK) fail(database_.get(), "the registry refused a statement");
}

Query Connection::query(std::string_view sql) {
    auto& statement = statements_[sql];
    if (!statement) {
        sqlite3_stmt* prepared = nullptr;
        const int result = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                              SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
        if (result != SQLITE_OK) fail(database_.get(), "a statement could not be prepared");
        statement.reset(prepared);
    }
    return {database_.get(), statement.get()};
}

}  // namespace diachi::registry::spatialite
