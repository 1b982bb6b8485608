#include "registry/access/caller.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace diachi::registry {
namespace {

/// The table of docs/access.md, as the grants have it.
std::string table_of_grants() {
    std::string table = "| permission | granted to |\n| --- | --- |\n";
    for (const Permission permission : all_permissions()) {
        std::string roles;
        for (const Role role : roles_granting(permission))
            roles.append(roles.empty() ? "" : ", ").append(name_of(role));
        table.append("| `").append(name_of(permission)).append("` | ").append(roles).append(" |\n");
    }
    return table;
}

TEST(Access, IsDocumentedAsItIsGranted) {
    std::ifstream file(DIACHI_SOURCE_DIR "/docs/access.md");
    std::stringstream page;
    page << file.rdbuf();
    EXPECT_NE(page.str().find(table_of_grants()), std::string::npos) << "docs/access.md must hold:\n"
                                                                     << table_of_grants();
}

TEST(Access, NobodyMayDoWhatIsNotGranted) {
    const Caller nobody{"nobody", {}, std::nullopt};
    for (const Permission permission : all_permissions()) {
        EXPECT_FALSE(may(nobody, permission));
        EXPECT_THROW(require(nobody, permission), NotGranted);
        EXPECT_FALSE(roles_granting(permission).empty()) << name_of(permission);
    }
}

TEST(Access, ARefusalNamesThePermissionTheRolesAndTheCommune) {
    const Caller reader{"reader", {Role::reader}, std::nullopt};
    try {
        require(reader, Permission::issue);
        FAIL();
    } catch (const NotGranted& refusal) {
        EXPECT_EQ(std::string(refusal.what()),
                  "this needs the permission “issue”, which is granted to: officer, administrator");
        EXPECT_EQ(refusal.missing, Permission::issue);
    }
    const Caller elsewhere{"counter", {Role::officer}, std::set<Id>{1}};
    require_in(elsewhere, Permission::issue, 1, "Phường Đông");
    try {
        require_in(elsewhere, Permission::issue, 2, "Xã Tây");
        FAIL();
    } catch (const NotGranted& refusal) {
        EXPECT_NE(std::string(refusal.what()).find("Xã Tây"), std::string::npos);
    }
}

}  // namespace
}  // namespace diachi::registry
