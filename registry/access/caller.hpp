#pragma once

#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "registry/id.hpp"

namespace diachi::registry {

/// The roles of a registry. What each may do stands in one table in caller.cpp; everything not granted is refused.
enum class Role { reader, geocoder, officer, certifier, map_operator, approver, auditor, administrator };

/// What somebody may do.
enum class Permission {
    read,           ///< addresses, codes, names, the map
    geocode,        ///< find what a text means
    settle,         ///< confirm what a text means, for the own system
    watch,          ///< keep lists of addresses to hear of
    issue,          ///< issue, propose, correct, retire addresses; see Caller::communes
    certify,        ///< attest an address
    decide,         ///< make proposed addresses current, on a decision
    read_holders,   ///< personal data: every reading is logged
    keep_holders,   ///< record and erase holders
    change_map,     ///< import map layers
    audit,          ///< the journal and the log of readings
    administer,     ///< keys and settings
};

/// Who asks: a key, a token, or somebody at the command line of the registry's own machine.
struct Caller {
    std::string name;  ///< the actor of the journal
    std::set<Role> roles;
    /// Units that issuing, certifying and holders are limited to; nothing: no limit.
    std::optional<std::set<Id>> communes;
    bool anonymous = false;  ///< says nothing of itself: nothing can be kept for it

    static Caller command_line();
};

/// Somebody asked for what is not granted to them; says what is missing.
class NotGranted : public std::runtime_error {
  public:
    NotGranted(Permission permission, const std::string& what) : std::runtime_error(what), missing(permission) {}
    Permission missing;
};

std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);
std::string_view name_of(Permission permission);  ///< "read-holders"
std::span<const Role> all_roles();
std::span<const Permission> all_permissions();
std::vector<Role> roles_granting(Permission permission);

/// Roles that act where it is said that they may: an officer or certifier of no named commune acts nowhere.
bool are_bound_to_communes(const std::set<Role>& roles);

bool may(const Caller& caller, Permission permission);
/// The same for an address in a commune.
bool may_in(const Caller& caller, Permission permission, Id commune);

// The same, throwing NotGranted with a sentence that names the permission, the roles that grant it and the commune.
void require(const Caller& caller, Permission permission);
void require_in(const Caller& caller, Permission permission, Id commune, std::string_view commune_name);

}  // namespace diachi::registry
