#include "registry/access/caller.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace diachi::registry {
namespace {

struct Grant {
    Role role;
    std::string_view name;
    std::vector<Permission> permissions;
};

const std::vector<Grant>& grants() {
    using enum Permission;
    static const std::vector<Grant> table{
        {Role::reader, "reader", {read}},
        {Role::geocoder, "geocoder", {read, geocode, settle, watch}},
        {Role::officer, "officer", {read, geocode, settle, watch, issue, read_holders, keep_holders}},
        {Role::certifier, "certifier", {read, certify}},
        {Role::map_operator, "operator", {read, geocode, change_map}},
        {Role::approver, "approver", {read, decide}},
        {Role::auditor, "auditor", {read, audit}},
        {Role::administrator,
         "administrator",
         {read, geocode, settle, watch, issue, certify, decide, change_map, audit, administer}},
    };
    return table;
}

bool grants_permission(const Grant& grant, Permission permission) {
    return std::find(grant.permissions.begin(), grant.permissions.end(), permission) != grant.permissions.end();
}

}  // namespace

Caller Caller::command_line() { return {"command line", {Role::administrator, Role::officer}, std::nullopt}; }

std::string_view name_of(Role role) {
    const auto& table = grants();
    return std::find_if(table.begin(), table.end(), [&](const Grant& grant) { return grant.role == role; })->name;
}

std::optional<Role> role_named(std::string_view name) {
    for (const auto& grant : grants()) {
        if (grant.name == name) return grant.role;
    }
    return std::nullopt;
}

std::string_view name_of(Permission permission) {
    switch (permission) {
        case Permission::read:
            return "read";
        case Permission::geocode:
            return "geocode";
        case Permission::settle:
            return "settle";
        case Permission::watch:
            return "watch";
        case Permission::issue:
            return "issue";
        case Permission::certify:
            return "certify";
        case Permission::decide:
            return "decide";
        case Permission::read_holders:
            return "read-holders";
        case Permission::keep_holders:
            return "keep-holders";
        case Permission::change_map:
            return "change-map";
        case Permission::audit:
            return "audit";
        case Permission::administer:
            return "administer";
    }
    return "";
}

std::span<const Role> all_roles() {
    using enum Role;
    static constexpr std::array roles{reader,       geocoder, officer, certifier,
                                      map_operator, approver, auditor, administrator};
    return roles;
}

std::span<const Permission> all_permissions() {
    using enum Permission;
    static constexpr std::array permissions{read,         geocode,      settle,     watch, issue,     certify, decide,
                                            read_holders, keep_holders, change_map, audit, administer};
    return permissions;
}

std::vector<Role> roles_granting(Permission permission) {
    std::vector<Role> roles;
    for (const auto& grant : grants()) {
        if (grants_permission(grant, permission)) roles.push_back(grant.role);
    }
    return roles;
}

bool are_bound_to_communes(const std::set<Role>& roles) {
    return roles.contains(Role::officer) || roles.contains(Role::certifier);
}

bool may(const Caller& caller, Permission permission) {
    if (caller.anonymous && (permission == Permission::settle || permission == Permission::watch)) return false;
    return std::any_of(grants().begin(), grants().end(), [&](const Grant& grant) {
        return caller.roles.contains(grant.role) && grants_permission(grant, permission);
    });
}

bool may_in(const Caller& caller, Permission permission, Id commune) {
    return may(caller, permission) && (!caller.communes || caller.communes->contains(commune));
}

void require(const Caller& caller, Permission permission) {
    if (may(caller, permission)) return;
    std::string granting;
    for (const Role role : roles_granting(permission)) {
        granting.append(granting.empty() ? "" : ", ").append(name_of(role));
    }
    throw NotGranted(permission, "this needs the permission “" + std::string(name_of(permission)) +
                                     "”, which is granted to: " + granting);
}

void require_in(const Caller& caller, Permission permission, Id commune, std::string_view commune_name) {
    require(caller, permission);
    if (may_in(caller, permission, commune)) return;
    throw NotGranted(permission, "the permission “" + std::string(name_of(permission)) +
                                     "” is limited to other communes than " + std::string(commune_name));
}

}  // namespace diachi::registry
