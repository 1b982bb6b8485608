#include "registry/access/caller.hpp"

#include <algorithm>
#include <array>
#include <utility>
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
        {Role::geocoder, "geocoder", {read, geocode}},
        {Role::officer, "officer", {read, geocode, issue, read_holders, keep_holders}},
        {Role::certifier, "certifier", {read, certify}},
        {Role::map_operator, "operator", {read, geocode, change_map}},
        {Role::approver, "approver", {read, decide}},
        {Role::auditor, "auditor", {read, audit}},
        {Role::administrator, "administrator", {read, geocode, issue, certify, decide, change_map, audit, administer}},
    };
    return table;
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

bool may(const Caller& caller, Permission permission) {
    return std::any_of(grants().begin(), grants().end(), [&](const Grant& grant) {
        return caller.roles.contains(grant.role) &&
               std::find(grant.permissions.begin(), grant.permissions.end(), permission) != grant.permissions.end();
    });
}

bool may_in(const Caller& caller, Permission permission, Id commune) {
    return may(caller, permission) && (!caller.communes || caller.communes->contains(commune));
}

}  // namespace diachi::registry
