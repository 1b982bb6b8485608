#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/address_draft.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/map_records.hpp"
#include "registry/numbering/number_context.hpp"

namespace diachi::registry::rules {

/// `error` blocks, `warning` needs the officer's confirmation with a reason, `info` informs.
enum class Severity { error, warning, info };

std::string_view name_of(Severity severity);

/// What lies around a draft: gathered before the rules run, so that a rule is a function of plain values.
struct Surroundings {
    std::optional<UnitVersion> named_commune;  ///< the commune that the draft names, when there is one of that code
    std::vector<UnitVersion> communes_here;    ///< whose shape holds the position
    std::vector<StoredParcel> parcels_here;
    bool parcels_known_nearby = false;         ///< whether the cadastre of this neighbourhood was imported at all
    std::vector<std::string> codes_of_same_name;  ///< current addresses with the same number on the same street
    std::optional<CodeCheck> code_check;       ///< of the code that the draft brings along, if any
    std::optional<numbering::NumberContext> numbering;  ///< of a house number in its series
};

/// Why a draft does not satisfy a rule, in words for the counter.
struct Refusal {
    std::string message_vi;
    std::string message_en;
    std::string suggestion;  ///< what would satisfy the rule, when that is known
};

/// One row of the table that the documentation is made from.
struct Rule {
    std::string_view id;  ///< "place.inside-commune"
    Severity severity;
    std::string_view field;  ///< the member of the draft that it speaks of, as in JSON
    std::string_view title_vi;
    std::string_view title_en;
    std::string_view basis;  ///< law, standard or reason
    std::optional<Refusal> (*check)(const AddressDraft&, const Surroundings&);
};

struct Finding {
    std::string rule;
    Severity severity;
    std::string field;
    Refusal refusal;
};

/// All rules, in the order in which their findings are told.
const std::vector<Rule>& table();

/// Runs every rule of the table.
std::vector<Finding> examine(const AddressDraft& draft, const Surroundings& surroundings);

/// The table as a Markdown page: docs/rules.md.
std::string documentation();

}  // namespace diachi::registry::rules
