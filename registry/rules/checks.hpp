#pragma once

#include "registry/rules/rule.hpp"

namespace diachi::registry::rules {

// One a file; what each is for stands in the table.
std::optional<Refusal> inside_country(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> inside_commune(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> near_edge(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> inside_parcel(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> parcel_known(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> parcel_matches(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> land_use(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> in_water(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> street_reach(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_format(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> name_spelling(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> former_name(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> duplicate_address(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> same_spot(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> retired_parent(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> tax_code(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> main_address(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> code_well_formed(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> code_position(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_parity(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_order(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_gap(const AddressDraft& draft, const Surroundings& around);
std::optional<Refusal> number_infill(const AddressDraft& draft, const Surroundings& around);

}  // namespace diachi::registry::rules
