#include "api/jobs/job.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "api/json/reader.hpp"
#include "api/json/writer.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api {
namespace {

namespace fs = std::filesystem;

constexpr std::array states{JobState::uploading, JobState::queued, JobState::running,
                            JobState::done,      JobState::failed, JobState::expired};

void write_texts(json::Writer& writer, std::string_view name, const std::vector<std::string>& texts) {
    writer.key(name).begin_array();
    for (const auto& text : texts)
        writer.string(registry::text::is_utf8(text) ? text : registry::text::printable(text));
    writer.end_array();
}

std::string text_of(const json::Value& object, std::string_view name) {
    const auto value = object.member(name);
    return std::string(value ? value->as_string().value_or("") : "");
}

double number_of(const json::Value& object, std::string_view name) {
    const auto value = object.member(name);
    return value ? value->as_number().value_or(0) : 0;
}

std::int64_t whole_of(const json::Value& object, std::string_view name) {
    return static_cast<std::int64_t>(number_of(object, name));
}

std::vector<std::string> texts_of(const json::Value& object, std::string_view name) {
    std::vector<std::string> texts;
    const auto list = object.member(name);
    const auto elements = list ? list->elements() : std::nullopt;
    if (!elements) return texts;
    for (const auto& element : *elements) texts.emplace_back(element.as_string().value_or(""));
    return texts;
}

importers::DossierOptions options_of(const json::Value& object) {
    importers::DossierOptions options;
    options.text_columns = texts_of(object, "text_columns");
    options.as_of_column = text_of(object, "as_of_column");
    options.as_of = registry::Date::parse(text_of(object, "as_of"));
    const auto delimiter = text_of(object, "delimiter");
    if (!delimiter.empty()) options.delimiter = delimiter[0];
    options.encoding = importers::file_encoding_named(text_of(object, "encoding"));
    options.min_score = number_of(object, "min_score");
    options.system = text_of(object, "system");
    options.sheet = text_of(object, "sheet");
    options.watch = text_of(object, "watch");
    return options;
}

void write_options(json::Writer& writer, const importers::DossierOptions& options) {
    write_texts(writer, "text_columns", options.text_columns);
    writer.key("as_of_column").string(options.as_of_column);
    writer.key("as_of").string(options.as_of ? options.as_of->iso() : "");
    writer.key("delimiter").string(options.delimiter ? std::string(1, *options.delimiter) : "");
    writer.key("encoding").string(options.encoding ? importers::name_of(*options.encoding) : "");
    writer.key("min_score").number(options.min_score, 17);
    writer.key("system").string(options.system).key("sheet").string(options.sheet);
    writer.key("watch").string(options.watch);
}

std::string json_of(const Job& job) {
    json::Writer writer;
    writer.begin_object().key("id").string(job.id).key("owner").string(job.owner);
    writer.key("format").string(name_of(job.wish.format));
    writer.key("size").integer(static_cast<std::int64_t>(job.wish.size));
    write_options(writer, job.wish.options);
    writer.key("state").string(name_of(job.state));
    writer.key("opened_at").integer(job.opened_at).key("ended_at").integer(job.ended_at);
    writer.key("rows").integer(job.rows).key("errors").integer(job.errors);
    write_texts(writer, "first_errors", job.first_errors);
    writer.key("failure").string(job.failure).key("revision").integer(job.revision).end_object();
    return writer.text();
}

}  // namespace

std::string_view name_of(JobState state) {
    switch (state) {
        case JobState::uploading:
            return "uploading";
        case JobState::queued:
            return "queued";
        case JobState::running:
            return "running";
        case JobState::done:
            return "done";
        case JobState::failed:
            return "failed";
        case JobState::expired:
            return "expired";
    }
    return "";
}

fs::path input_in(const fs::path& folder) {
    return folder / "input";
}
fs::path result_in(const fs::path& folder) {
    return folder / "result";
}

void save(const Job& job, const fs::path& folder) {
    const auto draft = folder / "job.json.new";
    std::ofstream out(draft, std::ios::trunc);
    fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write);
    out << json_of(job);
    out.close();
    if (!out) throw std::runtime_error("a job cannot be kept: is the disk full?");
    fs::rename(draft, folder / "job.json");
}

std::optional<Job> load_job(const fs::path& folder) {
    std::ifstream in(folder / "job.json");
    std::stringstream text;
    text << in.rdbuf();
    const std::string written = text.str();
    auto parsed = json::Document::parse(written);
    if (!in || !std::holds_alternative<json::Document>(parsed)) return std::nullopt;
    const auto root = std::get<json::Document>(parsed).root();
    Job job;
    job.id = text_of(root, "id");
    job.owner = text_of(root, "owner");
    const auto format = dossier_file_kind_named(text_of(root, "format"));
    const auto state = std::find_if(states.begin(), states.end(),
                                    [&](JobState known) { return name_of(known) == text_of(root, "state"); });
    if (job.id.empty() || !format || state == states.end()) return std::nullopt;
    job.wish = {*format, static_cast<std::uint64_t>(number_of(root, "size")), options_of(root)};
    job.state = *state;
    job.opened_at = whole_of(root, "opened_at");
    job.ended_at = whole_of(root, "ended_at");
    job.rows = whole_of(root, "rows");
    job.errors = whole_of(root, "errors");
    job.first_errors = texts_of(root, "first_errors");
    job.failure = text_of(root, "failure");
    job.revision = whole_of(root, "revision");
    return job;
}

}  // namespace diachi::api
