#include "api/job_json.hpp"

#include <algorithm>

#include "api/body_members.hpp"
#include "api/refused.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/quoting.hpp"
#include "registry/utc_time.hpp"
#include "registry/watching/watch_keeper.hpp"

namespace diachi::api {
namespace {

constexpr std::size_t most_text_columns = 20;
constexpr double best_score = 100;

void write_time(json::Writer& writer, std::string_view name, std::int64_t seconds) {
    writer.key(name);
    seconds == 0 ? writer.null() : writer.string(registry::utc_of(seconds));
}

std::optional<char> delimiter_in(const json::Value& body) {
    const auto member = body.member("delimiter");
    if (!member || member->is_null()) return std::nullopt;
    const auto text = member->as_string();
    if (!text || text->size() != 1 || *text == "\"" || *text == "\n" || *text == "\r") {
        refuse_member("/delimiter", "delimiter is one character");
    }
    return text->front();
}

importers::DossierOptions options_in(const json::Value& body) {
    importers::DossierOptions options;
    options.text_columns = texts_member(body, "text_columns", most_text_columns).value_or(std::vector<std::string>{});
    options.as_of_column = text_member(body, "as_of_column");
    options.as_of = day_member(body, "as_of");
    options.delimiter = delimiter_in(body);
    if (const auto name = text_given(body, "encoding")) {
        options.encoding = importers::file_encoding_named(*name);
        if (!options.encoding) refuse_member("/encoding", "encoding is " + std::string(importers::file_encodings));
    }
    options.min_score = number_member(body, "min_score").value_or(0);
    if (options.min_score < 0 || options.min_score > best_score) {
        refuse_member("/min_score", "min_score must lie between 0 and 100");
    }
    options.sheet = text_member(body, "sheet");
    options.watch = text_member(body, "watch");
    if (!options.watch.empty() && !registry::WatchKeeper::is_label(options.watch)) {
        refuse_member("/watch", "a label has 1 to 64 bytes and no control characters");
    }
    return options;
}

std::int64_t seconds_left(const JobView& view) {
    const auto rows = static_cast<double>(std::max<std::int64_t>(0, view.rows_about - view.job.rows));
    return static_cast<std::int64_t>(rows / view.rows_a_second);
}

}  // namespace

JobWish job_wish_from(const json::Value& body) {
    check_members(body, {"kind", "format", "size", "text_columns", "as_of_column", "as_of", "delimiter", "encoding",
                         "min_score", "sheet", "watch"});
    const auto kind = text_member(body, "kind");
    if (!kind.empty() && kind != "geocode") refuse_member("/kind", "kind is geocode");
    JobWish wish;
    const auto format = dossier_file_kind_named(text_given(body, "format").value_or("csv"));
    if (!format) refuse_member("/format", "format is " + std::string(dossier_file_kinds));
    wish.format = *format;
    wish.options = options_in(body);
    const bool is_table = wish.format == DossierFileKind::csv || wish.format == DossierFileKind::xlsx;
    if (is_table && wish.options.text_columns.empty()) {
        refuse_member("/text_columns", "name the columns that hold the address, as a list");
    }
    return wish;
}

void write_job(json::Writer& writer, const JobView& view, const JobLimits& limits) {
    const auto& job = view.job;
    const std::string path = "/api/v1/jobs/" + job.id;
    writer.begin_object().key("id").string(job.id).key("kind").string("geocode");
    writer.key("format").string(name_of(job.wish.format)).key("owner").string(job.owner);
    writer.key("state").string(name_of(job.state));
    writer.key("size").integer(static_cast<std::int64_t>(job.wish.size));
    writer.key("received").integer(static_cast<std::int64_t>(view.received));
    writer.key("rows").integer(job.rows).key("rows_about");
    view.rows_about > 0 ? writer.integer(view.rows_about) : writer.null();
    writer.key("rows_a_second");
    view.rows_a_second > 0 ? writer.number(view.rows_a_second, 0) : writer.null();
    writer.key("seconds_left");
    view.rows_a_second > 0 && view.rows_about > 0 ? writer.integer(seconds_left(view)) : writer.null();
    writer.key("errors").integer(job.errors).key("first_errors").begin_array();
    for (const auto& error : job.first_errors)
        writer.string(registry::text::is_utf8(error) ? error : registry::text::printable(error));
    writer.end_array().key("failure").string_or_null(job.failure);
    write_time(writer, "opened_at", job.opened_at);
    write_time(writer, "ended_at", job.ended_at);
    const bool waits = job.state == JobState::queued || job.state == JobState::running;
    const auto kept = std::chrono::seconds(limits.kept).count();
    write_time(writer, "kept_until", waits ? 0 : (job.ended_at > 0 ? job.ended_at : job.opened_at) + kept);
    writer.key("upload_url").string(path + "/upload").key("result_url");
    job.state == JobState::done ? writer.string(path + "/result") : writer.null();
    writer.end_object();
}

}  // namespace diachi::api
