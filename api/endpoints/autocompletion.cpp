#include "api/endpoints/geocoding.hpp"
#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/geocoding/completion/completer.hpp"
#include "registry/location.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {
namespace {

using registry::geocoding::CompletionKind;
using registry::geocoding::Suggestion;

constexpr int default_limit = 10;
constexpr int most_suggestions = 20;
constexpr std::size_t longest_typed = 600;  ///< bytes

/// Where the caret stands, in bytes: behind so many characters.
std::size_t bytes_before(const std::string& text, std::size_t characters) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (!begins) continue;
        if (characters == 0) return at;
        --characters;
    }
    if (characters > 0) refuse_parameter("caret", "caret lies behind the end of the text");
    return at;
}

std::size_t caret_asked(const http::Request& request, const std::string& text) {
    const auto caret = text_parameter(request, "caret");
    if (!caret) return text.size();
    const auto number = positive_number(*caret);
    if (!number && *caret != "0")
        refuse_parameter("caret", "caret must be a whole number from 0: characters before it");
    return bytes_before(text, number ? static_cast<std::size_t>(*number) : 0);
}

registry::geocoding::CompletionBias bias_asked(const http::Request& request, const PublishedMap& map,
                                               const registry::MapLayers* layers, StorePool& stores) {
    if (const auto code = text_parameter(request, "commune")) {
        const auto* commune = map.commune_in_force(*code, registry::Date::today());
        if (commune == nullptr) refuse_parameter("commune", "no commune in force has this code");
        return {commune->unit};
    }
    if (!text_parameter(request, "longitude") && !text_parameter(request, "latitude")) return {};
    const auto here = position_parameters(request);
    return {registry::commune_around(*stores.lease(), here, layers)};
}

std::string_view kind(const Suggestion& suggestion) {
    if (!suggestion.code.empty()) return "address";
    switch (suggestion.name.kind) {
        case CompletionKind::province:
            return "province";
        case CompletionKind::commune:
            return "commune";
        case CompletionKind::street:
            return "street";
        case CompletionKind::place:
            return "place";
    }
    return "";
}

void write_unit(json::Writer& writer, std::string_view key, const registry::UnitVersion* unit) {
    writer.key(key);
    if (unit == nullptr) {
        writer.null();
        return;
    }
    writer.begin_object().key("code").string(unit->code).key("name").string(unit->name).end_object();
}

void write(json::Writer& writer, const Suggestion& suggestion, const PublishedMap& map) {
    const auto unit = [&](const std::optional<registry::Id>& id) { return id ? map.unit_today(*id) : nullptr; };
    const auto& name = suggestion.name;
    writer.begin_object().key("kind").string(kind(suggestion)).key("text").string(suggestion.text);
    writer.key("caret").integer(static_cast<std::int64_t>(suggestion.caret));
    writer.key("number").string_or_null(suggestion.number).key("code").string_or_null(suggestion.code);
    const bool is_commune = name.kind == CompletionKind::commune;
    const bool is_province = name.kind == CompletionKind::province;
    write_unit(writer, "commune", is_commune ? map.unit_today(name.id) : unit(name.commune));
    write_unit(writer, "province", is_province ? map.unit_today(name.id) : unit(name.province));
    writer.end_object();
}

}  // namespace

http::Response Autocomplete::operator()(const http::Request& request) const {
    const auto text = text_parameter(request, "text");
    if (!text) refuse_parameter("text", "text is missing");
    if (text->size() > longest_typed) refuse_parameter("text", "text must have at most 600 bytes");
    const std::size_t caret = caret_asked(request, *text);
    const auto limit = static_cast<std::size_t>(limit_parameter(request, default_limit, most_suggestions));
    const auto current = map.get();
    const auto shapes = layers.get();
    const auto bias = bias_asked(request, *current, shapes.get(), stores);
    const auto issued = addresses.get();
    const registry::geocoding::IndexedNumbers numbers(*issued);
    const registry::geocoding::Completer completer(current->completions(), numbers);
    const std::string_view typed = *text;
    json::Writer writer;
    writer.begin_object().key("suggestions").begin_array();
    for (const auto& suggestion : completer.suggest(typed.substr(0, caret), typed.substr(caret), bias, limit))
        write(writer, suggestion, *current);
    return {200, "application/json", writer.end_array().end_object().text(), {}};
}

}  // namespace diachi::api
