#pragma once

#include <stdexcept>
#include <vector>

#include "registry/access/caller.hpp"
#include "registry/storage/holder_records.hpp"

namespace diachi::registry {

/// No holder of the present has this id, or it was erased.
class HolderUnknown : public std::runtime_error {
  public:
    HolderUnknown() : std::runtime_error("no holder has this id, or it was erased") {}
};

/// Those that the world has not ended by that day.
std::vector<Holding> not_ended(std::vector<Holding> holdings, const Date& day);

/// A holder belongs to the communes of what it holds: a caller of named communes has to do with it where one of them is
/// among these, a caller without limit always.
bool in_scope(const Caller& caller, Permission permission, const std::vector<Holding>& not_ended);

/// Throws HolderUnknown, and NotGranted when the holder is of other communes.
StoredHolder holder_in_scope(HolderRecords& records, Id holder, const Caller& caller, Permission permission);

}  // namespace diachi::registry
