#pragma once

#include <string>
#include <vector>

#include "registry/access/caller.hpp"
#include "registry/holders/holder_keys.hpp"
#include "registry/storage/holder_records.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Who wants to read personal data, and why.
struct Inquiry {
    Caller caller;
    std::string purpose;
};

/// By number, by phone, or by name and commune; the others are empty.
struct HolderQuery {
    std::string number;
    std::string phone;
    std::string name;
    std::string commune_code;
};

struct HolderFound {
    Id id;
    HolderKind kind;
    std::vector<Holding> holdings;
};

struct HolderRead {
    Id id;
    HolderFacts facts;
    std::vector<Holding> holdings;
};

/// The one door through which holders are read. Every answer, an empty one too, stands in the log of readings of the
/// transaction that is open: hand it out only when that is on disk. A purpose that repeats name or number is refused.
/// Each throws HolderRefused, HolderUnknown (holder_scope.hpp) or NotGranted.
class HolderReader {
  public:
    /// The store must outlive the reader, belong to the same thread and be in a transaction.
    HolderReader(Store& store, HolderKeys& keys) : store_(store), records_(store.holders()), keys_(keys) {}

    HolderRead read(Id holder, const Inquiry& inquiry);
    /// Those that the caller has to do with; by the whole number also one who holds no address now.
    std::vector<HolderFound> search(const HolderQuery& query, const Inquiry& inquiry);
    /// Who holds an address of this code.
    std::vector<HolderFound> holders_at(const std::string& address_code, const Inquiry& inquiry);

  private:
    LookupRow lookup_of(const HolderQuery& query);
    void log(const std::vector<HolderFound>& found, const std::string& action, const Inquiry& inquiry);

    Store& store_;
    HolderRecords& records_;
    HolderKeys& keys_;
    Date today_ = Date::today();
};

}  // namespace diachi::registry
