#include "api/confirmed_reading_json.hpp"

#include <vector>

#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"
#include "registry/digest.hpp"

namespace diachi::api {
namespace {

using registry::Id;
using registry::geocoding::ReadingChoice;

constexpr std::size_t longest_settled_text = 1000;  // bytes
const std::string choice_pointer = "/choice";

/// The one of these names; `what` is "street" or "place".
Id only_one(const std::vector<Id>& found, const std::string& what) {
    if (found.empty()) refuse_member(choice_pointer + "/" + what, "this commune has no " + what + " of this name");
    if (found.size() > 1) {
        refuse_member(choice_pointer + "/" + what, "this commune has several of this name; say " + what + "_key");
    }
    return found.front();
}

Id address_with(const json::Value& choice, registry::Store& store, const registry::CodeScheme& scheme) {
    const auto code = code_member(choice, "code", scheme, "", choice_pointer);
    const auto address = store.rows().address_with_code(code);
    if (!address) refuse_member(choice_pointer + "/code", "no address has this code");
    const auto record = store.address_with_id(address->id, registry::Date::today());
    if (!record || (record->status != "current" && record->status != "reserved")) {
        refuse_member(choice_pointer + "/code", "this address is not in use; choose the one that took its place");
    }
    return address->id;
}

/// The street of "street" or "street_key", or the place likewise; nothing when neither is named.
template <typename WithKey, typename Named, typename LiesIn>
std::optional<Id> named_in(const json::Value& choice, const std::string& what, const WithKey& with_key,
                           const Named& named, const LiesIn& lies_in) {
    const auto key = text_member(choice, what + "_key", choice_pointer);
    const auto name = text_member(choice, what, choice_pointer);
    if (key.empty() && name.empty()) return std::nullopt;
    if (key.empty()) return only_one(named(name), what);
    const std::optional<Id> found = with_key(key);
    if (!found || !lies_in(*found)) {
        refuse_member(choice_pointer + "/" + what + "_key", "this commune has no " + what + " with this key");
    }
    return found;
}

ReadingChoice choice_in_commune(const json::Value& choice, const registry::NameDirectory& names) {
    const auto code = required_text(choice, "commune_code", "", choice_pointer);
    const auto commune = names.commune(code, registry::Date::today());
    if (!commune) refuse_member(choice_pointer + "/commune_code", "no commune in force has this code");
    const Id unit = commune->unit;
    ReadingChoice chosen{ReadingChoice::Kind::commune};
    chosen.commune = unit;
    chosen.thoroughfare = named_in(
        choice, "street", [&](const auto& key) { return names.street_with_key(key); },
        [&](const auto& name) { return names.streets(unit, name); },
        [&](Id street) { return names.street_lies_in(street, unit); });
    chosen.place = named_in(
        choice, "place", [&](const auto& key) { return names.place_with_key(key); },
        [&](const auto& name) { return names.places(unit, name); },
        [&](Id place) { return names.place_lies_in(place, unit); });
    if (chosen.thoroughfare && chosen.place) refuse_member(choice_pointer, "choose a street or a place, not both");
    if (chosen.thoroughfare) chosen.kind = ReadingChoice::Kind::street;
    if (chosen.place) chosen.kind = ReadingChoice::Kind::place;
    return chosen;
}

ReadingChoice choice_from(const json::Value& object, const PublishedMap& map, registry::Store& store,
                          const registry::CodeScheme& scheme) {
    const auto choice = object.member("choice");
    if (!choice || !choice->is_object()) {
        refuse_member(choice_pointer, "choice is an object: code; or commune_code, with a street or place; or none");
    }
    check_members(*choice, {"code", "commune_code", "street", "street_key", "place", "place_key", "none"},
                  choice_pointer);
    const bool none = choice->member("none") && choice->member("none")->as_boolean().value_or(false);
    const bool address = choice->member("code").has_value();
    const bool commune = choice->member("commune_code").has_value();
    if ((none ? 1 : 0) + (address ? 1 : 0) + (commune ? 1 : 0) != 1 ||
        (!commune && choice->member_names().size() != 1)) {
        refuse_member(choice_pointer,
                      "choose one thing: code; or commune_code, with a street or place; or \"none\": true");
    }
    if (none) return {};
    if (commune) return choice_in_commune(*choice, *map.directory());
    ReadingChoice chosen{ReadingChoice::Kind::address};
    chosen.address = address_with(*choice, store, scheme);
    return chosen;
}

const registry::UnitVersion* last_version(const PublishedMap& map, Id unit) {
    const registry::UnitVersion* last = nullptr;
    for (const auto& version : map.gazetteer().units) {
        if (version.unit == unit && (last == nullptr || !version.valid.to)) last = &version;
    }
    return last;
}

}  // namespace

std::string settled_text(const json::Value& object) {
    const auto member = object.member("text");
    const auto text = member ? member->as_string() : std::nullopt;
    // Of a dossier, so line feeds and the like may be in it: it is hashed, not kept.
    if (!text || text->empty() || text->size() > longest_settled_text) {
        refuse_member("/text", "text is the dossier's text, 1 to 1,000 bytes");
    }
    return std::string(*text);
}

ReadingBody reading_from(const std::string& body, const std::string& otherwise, const PublishedMap& map,
                         registry::Store& store, const registry::CodeScheme& scheme) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"system", "text", "choice", "replaces", "reason"});
    ReadingBody read;
    read.system = text_given(object, "system").value_or(otherwise);
    read.text = settled_text(object);
    read.choice = choice_from(object, map, store, scheme);
    read.replaces = id_member(object, "replaces");
    read.reason = text_member(object, "reason");
    return read;
}

void write(json::Writer& writer, const registry::ConfirmedReadingRecord& reading, registry::Store& store,
           const PublishedMap& map) {
    const auto unit = reading.commune ? last_version(map, *reading.commune) : nullptr;
    writer.begin_object().key("id").integer(reading.id).key("system").string(reading.system);
    writer.key("text_hash").string(registry::hexadecimal(reading.text_hash));
    writer.key("choice").begin_object().key("kind").string(reading.choice);
    writer.key("code").string_or_null(reading.address ? store.rows().name_of("address", *reading.address) : "");
    writer.key("street").string_or_null(reading.thoroughfare ? map.directory()->street_name(*reading.thoroughfare)
                                                             : "");
    writer.key("place").string_or_null(reading.place ? map.directory()->place_name(*reading.place) : "");
    writer.key("commune_code").string_or_null(unit != nullptr ? unit->code : "");
    writer.key("commune").string_or_null(unit != nullptr ? unit->name : "").end_object();
    writer.key("confirmed_by").string(reading.actor).key("confirmed_at").string(reading.recorded_at);
    writer.key("reason").string_or_null(reading.reason).key("revision").integer(reading.revision).end_object();
}

}  // namespace diachi::api
