#include "api/checkpoint_file.hpp"

#include <fstream>
#include <stdexcept>
#include <variant>

#include "api/json/reader.hpp"
#include "api/json/writer.hpp"
#include "registry/storage/durable_file.hpp"
#include "registry/utc_time.hpp"

namespace diachi::api {
namespace {

using registry::journal::Checkpoint;
using registry::journal::CheckpointLine;
using registry::journal::PublicKey;
using registry::journal::Signature;
using registry::journal::SigningKey;

std::string text_of(const json::Value& object, std::string_view name) {
    const auto member = object.member(name);
    return member ? std::string(member->as_string().value_or("")) : "";
}

std::int64_t number_of(const json::Value& object, std::string_view name) {
    constexpr double largest = 9e15;  // whole numbers up to here are exact
    const auto member = object.member(name);
    const double number = member ? member->as_number().value_or(-1) : -1;
    return number >= 0 && number < largest ? static_cast<std::int64_t>(number) : -1;
}

std::string first_line(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string line;
    if (!stream || !std::getline(stream, line)) {
        throw std::runtime_error("the key in " + file.string() + " cannot be read");
    }
    return line;
}

}  // namespace

std::string line_of(const Checkpoint& checkpoint) {
    json::Writer writer;
    writer.begin_object().key("registry").integer(checkpoint.registry);
    writer.key("revision").integer(checkpoint.head.number);
    writer.key("hash").string(registry::hexadecimal(checkpoint.head.hash));
    writer.key("taken_at").string(checkpoint.taken_at).key("key").string(checkpoint.key_id);
    return writer.key("signature").string(checkpoint.signature.text()).end_object().text();
}

std::optional<Checkpoint> checkpoint_in(const std::string& line) {
    const auto parsed = json::Document::parse(line);
    const auto* document = std::get_if<json::Document>(&parsed);
    if (!document || !document->root().is_object()) return std::nullopt;
    const auto object = document->root();
    const auto hash = registry::journal::digest_in(text_of(object, "hash"));
    const auto signature = Signature::parse(text_of(object, "signature"));
    const auto registry_number = number_of(object, "registry");
    const auto revision = number_of(object, "revision");
    if (!hash || !signature || registry_number < 0 || registry_number > 899 || revision < 0) return std::nullopt;
    return Checkpoint{static_cast<int>(registry_number), {revision, *hash}, text_of(object, "taken_at"),
                      text_of(object, "key"), *signature};
}

std::vector<CheckpointLine> checkpoint_lines(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("there is no file of checkpoints " + file.string());
    std::vector<CheckpointLine> lines;
    int number = 0;
    for (std::string line; std::getline(stream, line);) lines.push_back({++number, checkpoint_in(line)});
    return lines;
}

Checkpoint append_checkpoint(registry::Store& store, const SigningKey& key, const std::filesystem::path& file) {
    const int registry_number = store.facts().number;
    if (std::filesystem::exists(file)) {
        const auto findings = registry::journal::checkpoint_findings(registry_number, store.journal(),
                                                                     checkpoint_lines(file), key.public_key());
        if (!findings.empty()) throw std::runtime_error("nothing was signed: " + findings.front());
    }
    const auto checkpoint =
        registry::journal::signed_checkpoint(registry_number, store.journal().head(), registry::now_utc(), key);
    registry::append_line(file, line_of(checkpoint));
    return checkpoint;
}

SigningKey signing_key_in(const std::filesystem::path& file) {
    using std::filesystem::perms;
    const auto others = std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all);
    if (std::filesystem::exists(file) && others != perms::none) {
        throw std::runtime_error("others may read the key in " + file.string() + "; run: chmod 600 " + file.string());
    }
    const auto key = SigningKey::parse(first_line(file));
    if (!key) {
        throw std::runtime_error(file.string() + " holds no key; make one with: diachi checkpoint key --out FILE");
    }
    return *key;
}

PublicKey public_key_in(const std::string& digits_or_file) {
    if (const auto key = PublicKey::parse(digits_or_file)) return *key;
    const auto key = PublicKey::parse(first_line(digits_or_file));
    if (!key) throw std::runtime_error(digits_or_file + " is no public key: 64 hexadecimal digits, or a file of them");
    return *key;
}

}  // namespace diachi::api
