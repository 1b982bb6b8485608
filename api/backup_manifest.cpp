#include "api/backup_manifest.hpp"

#include <fstream>
#include <iterator>
#include <variant>

#include "api/json/reader.hpp"
#include "api/json/writer.hpp"

namespace diachi::api {

std::string manifest_line(const std::filesystem::path& backup, const registry::CopyFacts& facts) {
    json::Writer writer;
    writer.begin_object().key("file").string(backup.filename().string());
    writer.key("registry").integer(facts.registry).key("revision").integer(facts.head.number);
    writer.key("hash").string(registry::hexadecimal(facts.head.hash));
    writer.key("bytes").integer(static_cast<std::int64_t>(facts.bytes));
    writer.key("file_hash").string(registry::hexadecimal(facts.file_hash));
    return writer.key("taken_at").string(facts.taken_at).end_object().text();
}

std::filesystem::path manifest_of(const std::filesystem::path& backup) { return backup.string() + ".manifest"; }

std::vector<std::string> manifest_findings(const std::filesystem::path& backup) {
    const auto manifest = manifest_of(backup);
    std::ifstream stream(manifest, std::ios::binary);
    if (!stream) return {};
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto parsed = json::Document::parse(text);
    const auto* document = std::get_if<json::Document>(&parsed);
    const auto hash = document && document->root().is_object() ? document->root().member("file_hash") : std::nullopt;
    if (!hash || !hash->as_string()) return {manifest.string() + " is no manifest of a backup"};
    if (*hash->as_string() == registry::hexadecimal(registry::hash_of_file(backup))) return {};
    return {backup.string() + " is not the file that its manifest speaks of: its bytes were altered"};
}

}  // namespace diachi::api
