// Every route × every role, with real keys against the real routes; for those limited to communes in their own and in
// another one. tests/api/access_matrix.txt holds the outcome, to be reviewed: DIACHI_WRITE_MATRIX=1 writes it anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "registry/access/key_keeping.hpp"
#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

using registry::Role;

constexpr const char* matrix_file = DIACHI_SOURCE_DIR "/tests/api/access_matrix.txt";

/// What routes need to get as far as asking for the commune: add yours. Others are sent an empty object, and stop at
/// that.
std::string body_for(const std::string& route, const std::string& number) {
    const std::string draft = R"({"number":")" + number +
                              R"(","street":"Đường Trần Phú","commune_code":"00001","longitude":105.0121,)" +
                              R"("latitude":10.0021,"confirmed":{"identity.same-spot":"a test"}})";
    if (route == "issue-address" || route == "validate-draft") return draft;
    if (route == "amend-address") return R"({"kind":"correction","accuracy_m":)" + number + "}";
    if (route == "move-status") return R"({"to":"cancelled"})";
    if (route == "certify-address") return R"({"document":"1/GXN"})";
    if (route == "open-proposal") return R"({"commune_code":"00001","title":"Đợt 1"})";
    if (route == "decide-proposal") return R"({"number":"1/QĐ","decided_on":"2026-01-01","authority":"UBND"})";
    if (route == "add-identifier") return R"({"scheme":"place-id","value":"000000000)" + number + R"("})";
    if (route.ends_with("-proposal") || route == "undo-revision") return "";
    if (route == "read-holder" || route == "list-holders") return R"({"purpose":"a test"})";
    if (route == "search-holders") return R"({"number":"001099000001","purpose":"a test"})";
    if (route == "confirm-reading") return R"({"text":"x","choice":{"none":true}})";
    if (route == "find-confirmed-reading") return R"({"text":"x"})";
    if (route == "erase-holder") return R"({"reason":"a test"})";
    if (route == "end-holding") return R"({"reason":"a test"})";
    return "{}";
}

/// A household that holds an address as its main one.
std::string holder_body(const std::string& number, const std::string& address) {
    return R"({"kind":"household","name":"Hộ Mẫu","number":"001099000)" + number + R"(","holding":{"address":")" + address +
           R"(","role":"resident"}})";
}

/// A column: who asks. All that is asked for lies in Phường Đông (00001).
struct Asker {
    std::string title;
    std::set<Role> roles;
    std::vector<std::string> communes;
    bool everywhere = true;
    std::string secret;
};

std::vector<Asker> askers() {
    std::vector<Asker> all{{"nobody", {}, {}, true, ""}};
    for (const Role role : registry::all_roles()) {
        const std::string name(name_of(role));
        if (role != Role::officer && role != Role::certifier) {
            all.push_back({name, {role}, {}, true, ""});
            continue;
        }
        all.push_back({name + "/own", {role}, {"00001"}, false, ""});
        all.push_back({name + "/other", {role}, {"00002"}, false, ""});
    }
    return all;
}

class AccessMatrix : public ::testing::Test {
  protected:
    AccessMatrix() {
        for (auto& asker : askers_) {
            if (!asker.roles.empty())
                asker.secret = secret_of({"key of " + asker.title, asker.roles, asker.communes, asker.everywhere, {}});
        }
        address_ = issued("1");
        issuing_ = std::to_string(town_.open()->last_revision());
        holder_ = held();
    }

    std::string secret_of(const registry::KeyWish& wish) {
        const auto store = town_.open();
        auto transaction = store->begin();
        auto asked = wish;
        asked.everywhere =
            wish.everywhere && (wish.roles.contains(Role::officer) || wish.roles.contains(Role::certifier));
        const auto made = registry::make_key(*store, *transaction, asked, {registry::Caller::command_line(), "", ""});
        transaction->commit();
        return made.secret;
    }

    std::string issued(const std::string& number) {
        http::Request request;
        request.body = body_for("issue-address", number);
        const auto answer = town_.ask("issue-address", request, ServedTown::key);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.headers.at(0).second.substr(std::string("/api/v1/addresses/").size());
    }

    std::string held() {
        http::Request request;
        request.body = holder_body("001", address_);
        const auto answer = town_.ask("keep-holder", request, ServedTown::key_with(registry::Permission::keep_holders));
        EXPECT_EQ(answer.status, 201) << answer.body;
        const auto from = answer.body.find(':') + 1;
        return answer.body.substr(from, answer.body.find_first_of(",}", from) - from);
    }

    std::string parameter_for(const RouteRow& row, const std::string& name) {
        if (name == "code") return row.pattern.starts_with("/api/v1/communes/") ? "00001" : address_;
        if (name == "id" && row.pattern.starts_with("/api/v1/holders/")) return holder_;
        if (name == "number") return issuing_;
        return name == "scheme" ? "place-id" : name == "value" ? "000000000103" : "1";
    }

    std::string body_of(const RouteRow& row) {
        const std::string number = std::to_string(number_ += 2);
        if (row.name == "keep-holder") return holder_body(number, address_);
        if (row.name == "change-holder") return R"({"kind":"household","name":"Hộ Mẫu","number":"001099000001"})";
        if (row.name == "hold-address") return R"({"address":")" + address_ + R"(","role":"tenant"})";
        return body_for(row.name, number);
    }

    http::Request request_for(const RouteRow& row) {
        http::Request request;
        request.method = row.method;
        std::stringstream segments(row.pattern);
        for (std::string segment; std::getline(segments, segment, '/');) {
            if (!segment.starts_with(':')) continue;
            request.path_parameters[segment.substr(1)] = parameter_for(row, segment.substr(1));
        }
        if (row.method != http::Method::get) request.body = body_of(row);
        request.headers["if-match"] = "*";
        return request;
    }

    int status_of(const RouteRow& row, const std::string& secret) {
        auto request = request_for(row);
        if (!secret.empty()) request.headers["authorization"] = "Bearer " + secret;
        const Callers strict(town_.services().stores);
        return guarded(row, strict).handle(request).status;
    }

    std::string outcome_of(const RouteRow& row, const std::string& secret) {
        const int status = status_of(row, secret);
        EXPECT_LT(status, 500) << row.name;
        return status == 401 || status == 403 ? std::to_string(status) : "yes";
    }

    std::string matrix() {
        std::ostringstream table;
        table << std::left << std::setw(28) << "route" << std::setw(13) << "permission";
        for (const auto& asker : askers_) table << "  " << asker.title;
        table << '\n';
        auto rows = route_rows(town_.services());
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        for (const auto& row : rows) {
            table << std::setw(28) << row.name << std::setw(13) << (row.needs ? name_of(*row.needs) : "-");
            for (const auto& asker : askers_) {
                const auto width = static_cast<int>(asker.title.size());
                table << "  " << std::right << std::setw(width) << outcome_of(row, asker.secret) << std::left;
            }
            table << '\n';
        }
        return table.str();
    }

    ServedTown town_;
    std::vector<Asker> askers_ = askers();
    std::string address_;
    std::string issuing_;  ///< the revision that issued it
    std::string holder_;
    int number_ = 101;
};

TEST_F(AccessMatrix, IsAsReviewed) {
    const std::string found = matrix();
    std::cout << found;
    if (std::getenv("DIACHI_WRITE_MATRIX") != nullptr) std::ofstream(matrix_file) << found;
    std::ifstream file(matrix_file);
    std::stringstream reviewed;
    reviewed << file.rdbuf();
    EXPECT_EQ(found, reviewed.str()) << "if this is meant: DIACHI_WRITE_MATRIX=1, and review the difference";
}

TEST_F(AccessMatrix, GrantsNothingBeyondTheTableOfRoles) {
    for (const auto& row : route_rows(town_.services())) {
        for (const auto& asker : askers_) {
            if (!row.needs || may({asker.title, asker.roles, std::nullopt}, *row.needs)) continue;
            EXPECT_EQ(status_of(row, asker.secret), asker.secret.empty() ? 401 : 403) << row.name << " " << asker.title;
        }
    }
}

TEST_F(AccessMatrix, AnEndedKeyOpensNoRoute) {
    const std::string secret = secret_of({"ended", {Role::administrator}, {}, true, {}});
    http::Request request;
    request.path_parameters["label"] = "ended";
    EXPECT_EQ(town_.ask("end-key", request, ServedTown::key).status, 204);
    for (const auto& row : route_rows(town_.services())) {
        if (!row.needs) continue;
        EXPECT_EQ(status_of(row, secret), 401) << row.name;
    }
}

}  // namespace
}  // namespace diachi::api
