#include "api/holder_json.hpp"

#include <string_view>
#include <utility>

#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

using registry::CodeScheme;
using registry::HoldingDraft;

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_number = 40;
constexpr std::size_t longest_purpose = 200;
constexpr std::string_view purpose_meaning = "say why you read personal data; the log keeps it";

registry::HolderKind kind_in(const json::Value& object) {
    const auto kind = registry::holder_kind_named(text_member(object, "kind"));
    if (!kind) refuse_member("/kind", "kind must be household, organisation or agency");
    return *kind;
}

registry::HolderFacts facts_in(const json::Value& object) {
    return registry::checked_facts(kind_in(object), text_member(object, "name", "", longest_name),
                                   text_member(object, "number", "", longest_number),
                                   text_member(object, "phone", "", longest_number), text_member(object, "note"));
}

/// `inside`: the pointer to the member that the holding stands in; empty at the root of the body.
HoldingDraft holding_in(const json::Value& object, const CodeScheme& scheme, const std::string& inside) {
    auto code = code_member(object, "address", scheme, "the code of the address", inside);
    const auto role = registry::holding_role_named(text_member(object, "role", inside));
    if (!role) {
        refuse_member(inside + "/role", "role must be resident-main, resident, owner, tenant, head-office or branch");
    }
    const auto from = day_member(object, "from", inside);
    return {std::move(code), *role, {from ? from : registry::Date::today(), day_member(object, "to", inside)}};
}

std::string purpose_in(const json::Value& object) {
    return required_text(object, "purpose", purpose_meaning, "", longest_purpose);
}

void write_day(json::Writer& writer, std::string_view key, const std::optional<registry::Date>& day) {
    writer.key(key).string_or_null(day ? day->iso() : "");
}

void write_holdings(json::Writer& writer, const std::vector<registry::Holding>& holdings) {
    writer.key("holdings").begin_array();
    for (const auto& holding : holdings) {
        writer.begin_object().key("id").integer(holding.id).key("address").string(holding.address_code);
        writer.key("role").string(registry::name_of(holding.role));
        write_day(writer, "from", holding.valid.from);
        write_day(writer, "to", holding.valid.to);
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace

HolderBody new_holder_from(const std::string& body, const CodeScheme& scheme) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"kind", "name", "number", "phone", "note", "holding", "reason", "document"});
    std::optional<HoldingDraft> first;
    if (const auto holding = object.member("holding"); holding && !holding->is_null()) {
        if (!holding->is_object()) refuse_member("/holding", "holding must be an object");
        check_members(*holding, {"address", "role", "from", "to"}, "/holding");
        first = holding_in(*holding, scheme, "/holding");
    }
    return {facts_in(object), std::move(first), text_member(object, "reason"), text_member(object, "document")};
}

HolderBody changed_holder_from(const std::string& body) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"kind", "name", "number", "phone", "note", "reason", "document"});
    return {facts_in(object), std::nullopt, text_member(object, "reason"), text_member(object, "document")};
}

HoldingBody holding_from(const std::string& body, const CodeScheme& scheme) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"address", "role", "from", "to", "reason", "document"});
    return {holding_in(object, scheme, ""), text_member(object, "reason"), text_member(object, "document")};
}

EndBody holding_end_from(const std::string& body) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"to", "reason", "document"});
    const auto end = day_member(object, "to");
    return {end ? *end : registry::Date::today(), text_member(object, "reason"), text_member(object, "document")};
}

ErasureBody erasure_from(const std::string& body) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"reason", "document"});
    return {required_text(object, "reason", "say on which ground the holder is erased; the journal keeps it"),
            text_member(object, "document")};
}

SearchBody search_from(const std::string& body) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"number", "phone", "name", "commune_code", "purpose"});
    registry::HolderQuery query{text_member(object, "number", "", longest_number),
                                text_member(object, "phone", "", longest_number),
                                text_member(object, "name", "", longest_name), text_member(object, "commune_code")};
    const int ways = int{!query.number.empty()} + int{!query.phone.empty()} + int{!query.name.empty()};
    if (ways != 1 || query.name.empty() != query.commune_code.empty()) {
        refuse_member("", "search by number, by phone, or by name and commune_code");
    }
    return {std::move(query), purpose_in(object)};
}

std::string purpose_from(const std::string& body) {
    const auto document = object_in(body);
    check_members(document.root(), {"purpose"});
    return purpose_in(document.root());
}

void write(json::Writer& writer, const registry::HolderFound& found) {
    writer.begin_object().key("id").integer(found.id).key("kind").string(registry::name_of(found.kind));
    write_holdings(writer, found.holdings);
    writer.end_object();
}

void write(json::Writer& writer, const registry::HolderRead& read) {
    writer.begin_object().key("id").integer(read.id).key("kind").string(registry::name_of(read.facts.kind));
    writer.key("name").string(read.facts.name.view());
    writer.key("number").string_or_null(read.facts.number.view());
    writer.key("phone").string_or_null(read.facts.phone.view());
    writer.key("note").string_or_null(read.facts.note.view());
    write_holdings(writer, read.holdings);
    writer.end_object();
}

void write(json::Writer& writer, const registry::Reading& reading) {
    writer.begin_object().key("number").integer(reading.number).key("recorded_at").string(reading.recorded_at);
    writer.key("actor").string(reading.facts.actor).key("action").string(reading.facts.action);
    writer.key("purpose").string(reading.facts.purpose).key("holder");
    reading.facts.holder ? writer.integer(*reading.facts.holder) : writer.null();
    writer.key("hash").string(registry::hexadecimal(registry::hash_of(reading))).end_object();
}

}  // namespace diachi::api
