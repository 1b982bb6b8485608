#pragma once

#include "registry/storage/holder_records.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// The tables of schema/008_holders.sql. See HolderRecords for what each answers.
class HolderTables : public HolderRecords {
  public:
    explicit HolderTables(Connection& connection) : connection_(connection) {}

    bool any() override;
    bool knows_key(const std::string& key_id) override;
    std::optional<StoredHolder> holder(Id id) override;
    bool was_erased(Id id) override;
    std::vector<Holding> holdings_of(Id holder, const Date& day) override;
    std::vector<Holding> holdings_at(Id address, const Date& day) override;
    std::vector<Id> found_by(const LookupRow& asked) override;
    void set_lookup(Id holder, const std::vector<LookupRow>& rows) override;
    void log(const ReadingFacts& facts) override;
    void empty_log() override;
    std::vector<Reading> readings(std::int64_t after, int limit) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
