#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/date.hpp"
#include "registry/holders/sealing.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// Hộ gia đình, tổ chức, cơ quan.
enum class HolderKind { household, organisation, agency };

/// As what somebody holds an address. A household has at most one `resident_main`, the others one `head_office`.
enum class HoldingRole { resident_main, resident, owner, tenant, head_office, branch };

std::string_view name_of(HolderKind kind);  ///< "household"
std::optional<HolderKind> holder_kind_named(std::string_view name);
std::string_view name_of(HoldingRole role);  ///< "resident-main"
std::optional<HoldingRole> holding_role_named(std::string_view name);

/// Whether it says where a holder lives or sits.
bool is_main(HoldingRole role);

/// What stands against what was asked, in words for the counter; none of them repeats personal data.
struct HolderRefused {
    std::string rule;   ///< "holder.number", "identity.main-address", ...
    std::string field;  ///< the member that it speaks of, as in JSON
    std::string message_vi;
    std::string message_en;
    std::string suggestion;
};

/// What is kept of a holder: personal data (law 91/2025/QH15).
struct HolderFacts {
    HolderKind kind;
    SecretText name;
    SecretText number;  ///< digits of the personal number (households) or tax code; an agency may lack it
    SecretText phone;   ///< digits, national form: "0912345678"; may be empty
    SecretText note;
};

/// What somebody typed, as it is kept. Throws HolderRefused.
HolderFacts checked_facts(HolderKind kind, std::string_view name, std::string_view number, std::string_view phone,
                          std::string_view note);

/// "+84 912 345 678" and "0912.345.678" as "0912345678"; nothing when it is no phone number.
std::optional<std::string> phone_digits(std::string_view typed);

/// The sealed part as one text and back: each text led by its length (eight bytes, little-endian).
SecretText encoded(const HolderFacts& facts);
std::optional<HolderFacts> decoded(HolderKind kind, const SecretText& text);

/// Whether a text for journal or log repeats who the holder is: the name, however it is spelled, the number or the
/// phone.
bool tells_of(const HolderFacts& facts, std::string_view text);

/// An address held by a holder.
struct Holding {
    Id id;
    Id holder;
    Id address;
    std::string address_code;
    std::optional<Id> commune;  ///< of the address today
    HoldingRole role;
    Period valid;
};

struct HoldingDraft {
    std::string address_code;
    HoldingRole role;
    Period valid;
};

}  // namespace diachi::registry
