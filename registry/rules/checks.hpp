#pragma once

#include "registry/rules/rule.hpp"

namespace diachi::registry::rules {

// One a file; what each is for stands in the table.
std::optional<Refusal> inside_commune(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> inside_parcel(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_format(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> duplicate_address(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> code_well_formed(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_parity(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_order(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_gap(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_infill(const AddressDraft& draft, const Surroundings& around);

}  // namespace diachi::registry::rules
