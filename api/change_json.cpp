#include "api/change_json.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"
#include "registry/lifecycle/status.hpp"

namespace diachi::api {
namespace {

const std::vector<std::string_view> change_members{
    "number",    "flat",      "street",     "street_key", "place",     "place_key", "commune_code",
    "longitude", "latitude",  "accuracy_m", "method",     "confirmed", "kind",      "since",
    "reason",    "document"};
const std::vector<std::string_view> move_members{"to",         "since",     "successors", "succession",
                                                 "with_units", "confirmed", "reason",     "document"};

/// An item of a bulk request says further what it is and of which address.
void check_members_of(const json::Value& object, std::vector<std::string_view> known, bool in_bulk) {
    if (in_bulk) known.insert(known.end(), {"action", "code", "revision"});
    check_members(object, known);
}

bool changes_nothing(const registry::AddressChange& change) {
    return !change.number && !change.flat && !change.street && !change.street_key && !change.place &&
           !change.place_key && !change.commune_code && !change.position && !change.accuracy_m;
}

registry::Amendment amendment_from(const json::Value& object) {
    const auto kind = required_text(object, "kind");
    const auto since = day_member(object, "since");
    if (kind == "correction") {
        if (since) refuse_member("/since", "a correction holds as long as what it corrects; leave since out");
        return registry::Amendment::correction();
    }
    if (kind != "change") refuse_member("/kind", "kind is correction (it was never so) or change (the world changed)");
    return registry::Amendment::change(since.value_or(registry::Date::today()));
}

}  // namespace

ChangeBody change_from(const json::Value& object, bool in_bulk) {
    check_members_of(object, change_members, in_bulk);
    ChangeBody body;
    auto& change = body.change;
    change.number = text_given(object, "number");
    change.flat = text_given(object, "flat");
    change.street = text_given(object, "street");
    change.street_key = text_given(object, "street_key");
    change.place = text_given(object, "place");
    change.place_key = text_given(object, "place_key");
    change.commune_code = text_given(object, "commune_code");
    change.position = position_members(object);
    if (!change.position && (number_member(object, "longitude") || number_member(object, "latitude"))) {
        refuse_member("/longitude", "longitude and latitude belong together");
    }
    change.accuracy_m = accuracy_member(object);
    if (auto method = text_member(object, "method", "", 100); !method.empty()) change.method = std::move(method);
    change.confirmed = confirmed_member(object);
    change.amendment = amendment_from(object);
    if (changes_nothing(change)) refuse_member("", "say what is to be different");
    body.reason = text_member(object, "reason");
    body.document = text_member(object, "document");
    return body;
}

MoveBody move_from(const json::Value& object, bool in_bulk) {
    check_members_of(object, move_members, in_bulk);
    MoveBody body;
    auto& move = body.move;
    move.to = required_text(object, "to");
    if (!registry::is_status(move.to)) refuse_member("/to", "to is current, retired or cancelled");
    move.since = day_member(object, "since");
    move.successors = texts_member(object, "successors", 100).value_or(std::vector<std::string>{});
    move.succession = text_member(object, "succession");
    constexpr std::array<std::string_view, 4> successions{"", "split", "merge", "replacement"};
    if (std::find(successions.begin(), successions.end(), move.succession) == successions.end()) {
        refuse_member("/succession", "succession is split, merge or replacement");
    }
    move.with_units = flag_member(object, "with_units");
    move.confirmed = confirmed_member(object);
    body.reason = text_member(object, "reason");
    body.document = text_member(object, "document");
    return body;
}

GroundBody ground_from(const std::string& body) {
    if (body.empty()) return {};
    const auto document = object_in(body);
    check_members(document.root(), {"reason", "document"});
    return {text_member(document.root(), "reason"), text_member(document.root(), "document")};
}

}  // namespace diachi::api
