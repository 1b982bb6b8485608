#pragma once

#include "registry/storage/spatialite/sqlite.hpp"
#include "registry/storage/watch_lists.hpp"

namespace diachi::registry::spatialite {

/// WatchLists in the tables watch_list and watch_list_member.
class WatchListTables : public WatchLists {
  public:
    explicit WatchListTables(Connection& connection) : connection_(connection) {}
    std::vector<WatchList> list(const std::string& owner) override;
    std::optional<Id> find(const std::string& owner, const std::string& label) override;
    std::int64_t size(Id list) override;
    Id make(const std::string& owner, const std::string& label) override;
    void drop(Id list) override;
    std::int64_t add(Id list, std::span<const Id> addresses) override;
    std::int64_t remove(Id list, std::span<const Id> addresses) override;
    WatchedRows changes(Id list, const JournalPosition& after, const JournalPortion& portion) override;

  private:
    std::int64_t changed_members(std::string_view sql, Id list, std::span<const Id> addresses);
    std::optional<WatchedRow> watched(Id list, const Statement& entry);

    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
