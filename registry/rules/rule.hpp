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

/// An address that a draft brings the code of.
struct KnownCode {
    std::string label;
    double metres_away;  ///< from the position of the draft
};

/// What lies around a draft: gathered before the rules run, so that a rule is a function of plain values.
struct Surroundings {
    std::optional<UnitVersion> named_commune;  ///< the commune that the draft names, or that its former code leads to
    std::optional<DissolvedCommune> former_commune;  ///< when the code of the draft is of a commune that is no more
    std::vector<UnitVersion> communes_here;    ///< whose shape holds the position
    bool named_commune_mapped = false;         ///< whether its boundary is published
    double uncertainty_m = 0;                  ///< of the position
    std::optional<double> metres_to_edge;      ///< of the named commune; absent when it is far from there
    std::vector<StoredParcel> parcels_here;
    bool parcels_known_nearby = false;         ///< whether the cadastre of this neighbourhood was imported at all
    bool parcels_known_of_unit = false;        ///< the same of the surveying unit that the draft names
    std::optional<StoredParcel> named_parcel;  ///< the parcel that the draft names
    std::optional<Water> water_here;
    std::optional<double> metres_to_street;    ///< or to the alley that the number leads into; absent without a course
    std::string street_name;                   ///< as published, when the draft's street was found
    std::string place_name;                    ///< the same of its place
    std::vector<std::string> codes_of_same_name;  ///< current addresses with the same number on the same street
    std::vector<std::string> codes_at_same_spot;  ///< current sites that stand where the draft does
    std::string parent_status;                 ///< of the building of a flat
    std::string other_main_address;            ///< code of the address that the holder has as the main one already
    std::optional<CodeCheck> code_check;       ///< of the code that the draft brings along, if any
    std::optional<KnownCode> known_code;       ///< the address of that code, when there is one
    std::optional<numbering::NumberContext> numbering;  ///< of a house number in its series
};

/// Why a draft does not satisfy a rule, in words for the counter.
struct Refusal {
    std::string message_vi;
    std::string message_en;
    std::string suggestion;      ///< what would satisfy the rule, when that is known
    std::string_view field = {};  ///< where a rule speaks of several members: the one that is meant
};

struct Words {
    std::string_view vi;
    std::string_view en;
};

/// One row of the table that the documentation is made from.
struct Rule {
    std::string_view id;  ///< "place.inside-commune": its group and its name
    Severity severity;
    std::string_view field;  ///< the member of the draft that it speaks of, as in JSON
    Words title;    ///< what holds when the rule is satisfied
    Words checked;  ///< when and how it is looked at
    Words example;  ///< what it says when it is not satisfied: the words of one of its cases
    Words basis;    ///< law, standard or reason
    /// Null where the draft cannot be understood at all: then the examiner says so, under `unresolved`.
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

enum class Language { vi, en };

/// The table as a Markdown page: docs/rules.md, docs/quy-tac.md.
std::string documentation(Language language);

}  // namespace diachi::registry::rules
