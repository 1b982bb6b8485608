#include "api/dossiers/json_dossier.hpp"

#include <algorithm>

#include "api/dossiers/dossier_json.hpp"
#include "api/json/reader.hpp"
#include "api/json/writer.hpp"
#include "registry/text/letters.hpp"

namespace diachi::api {
namespace {

using importers::Dossier;
using importers::DossierOptions;

constexpr std::string_view blanks = " \t\r\n";

/// By name, or by JSON pointer: "/applicant/address".
std::optional<json::Value> member_at(const json::Value& object, std::string_view name) {
    if (!name.starts_with('/')) return object.member(name);
    std::optional<json::Value> value = object;
    while (value && !name.empty()) {
        name.remove_prefix(1);
        const auto end = std::min(name.find('/'), name.size());
        value = value->member(name.substr(0, end));
        name.remove_prefix(end);
    }
    return value;
}

std::string_view text_of(const json::Value& object, std::string_view name) {
    const auto value = member_at(object, name);
    return value ? value->as_string().value_or("") : "";
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(blanks) == std::string_view::npos;
}

/// The first member that holds a text, by the habits of the format: its name and its text.
std::optional<std::pair<std::string, std::string>> usual_text(const json::Value& object, const JsonHabits& habits) {
    for (const auto& wanted : habits.text_members) {
        const bool any = wanted.ends_with('*');
        const auto start = std::string_view(wanted).substr(0, wanted.size() - (any ? 1 : 0));
        for (const auto name : object.member_names()) {
            if (any ? !name.starts_with(start) : name != start) continue;
            const auto text = text_of(object, name);
            if (!is_blank(text)) return std::pair(std::string(name), std::string(text));
        }
    }
    return std::nullopt;
}

std::string named_text(const json::Value& object, const DossierOptions& options) {
    std::vector<std::string_view> parts;
    for (const auto& name : options.text_columns) parts.push_back(text_of(object, name));
    return importers::joined_text(parts);
}

void find_text(Dossier& dossier, const json::Value& object, const DossierOptions& options, const JsonHabits& habits) {
    if (!options.text_columns.empty()) {
        dossier.text = named_text(object, options);
        for (const auto& name : options.text_columns) dossier.source += (dossier.source.empty() ? "" : ", ") + name;
    } else if (auto found = usual_text(object, habits)) {
        dossier.source = std::move(found->first);
        dossier.text = std::move(found->second);
    }
    if (!dossier.text.empty()) return;
    dossier.answerable = false;
    dossier.error = "line " + std::to_string(dossier.line) + ": no member holds an address; name it as text column";
}

/// What cannot take a member "result" stands inside an object that can.
void enclose(Dossier& dossier, std::string_view text, bool is_json) {
    json::Writer writer;
    writer.begin_object().key("line").integer(dossier.line);
    if (!is_json && registry::text::is_utf8(text)) writer.key("text").string(text);
    writer.end_object();
    dossier.row = writer.text();
    if (is_json) dossier.row.insert(dossier.row.size() - 1, ",\"dossier\":" + std::string(text));
}

}  // namespace

Dossier unread_dossier(std::int64_t line, const std::string& why) {
    Dossier dossier;
    dossier.line = line;
    dossier.error = "line " + std::to_string(line) + ": " + why;
    dossier.answerable = false;
    enclose(dossier, "", false);
    return dossier;
}

Dossier json_dossier(std::string_view text, std::int64_t line, const DossierOptions& options,
                     const JsonHabits& habits) {
    auto parsed = json::Document::parse(text);
    const auto* error = std::get_if<json::ParseError>(&parsed);
    if (error != nullptr) {
        auto dossier = unread_dossier(line, "column " + std::to_string(error->column) + ": " + error->reason);
        enclose(dossier, text, false);
        return dossier;
    }
    const auto root = std::get<json::Document>(parsed).root();
    if (!root.is_object() || root.member("result")) {
        auto dossier =
            unread_dossier(line, root.is_object() ? "there is a member “result” already" : "it is no object");
        enclose(dossier, text, true);
        return dossier;
    }
    Dossier dossier;
    dossier.line = line;
    dossier.row = text;
    const auto day = text_of(root, options.as_of_column.empty() ? habits.day_member : options.as_of_column);
    importers::set_day(dossier, day, options);
    find_text(dossier, root, options, habits);
    return dossier;
}

std::string with_result(const Dossier& dossier, const registry::geocoding::DossierResult* result) {
    json::Writer writer;
    writer.begin_object();
    if (result != nullptr) {
        write_members(writer, *result);
    } else {
        writer.key("category").string("N").key("commune_status").string("none");
    }
    writer.string_unless_empty("text_member", dossier.source);
    writer.string_unless_empty("error", dossier.error);
    writer.end_object();

    std::string row = dossier.row;
    const auto end = row.rfind('}');
    const auto before = row.find_last_not_of(blanks, end - 1);
    row.insert(end, (row[before] == '{' ? "\"result\":" : ",\"result\":") + writer.text());
    return row;
}

}  // namespace diachi::api
