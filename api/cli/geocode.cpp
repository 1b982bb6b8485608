#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <future>
#include <stdexcept>
#include <thread>

#include "api/cli/access_options.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/loaded_names.hpp"
#include "api/cli/progress_line.hpp"
#include "api/dossiers/dossier_file.hpp"
#include "api/services.hpp"
#include "importers/dossiers/dossier_run.hpp"
#include "registry/geocoding/confirmed/confirmed_readings.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/text/quoting.hpp"
#include "registry/watching/watch_keeper.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

constexpr int status_of_cancelled = 130;

std::atomic<bool> interrupted{false};

/// The first Ctrl-C ends the run after the rows in work; the second ends the program.
void interrupt(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

/// The file that a name stands for, behind symbolic links. Throws for what is there and is no regular file: it would be
/// replaced.
std::filesystem::path regular_file(const std::string& name) {
    namespace fs = std::filesystem;
    constexpr int most_links = 40;
    fs::path path = name;
    std::error_code error;
    for (int links = 0; links < most_links && fs::is_symlink(fs::symlink_status(path, error)); ++links) {
        const fs::path target = fs::read_symlink(path, error);
        if (error) break;
        path = path.parent_path() / target;  // an absolute target stays as it is
    }
    const auto status = fs::symlink_status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw std::runtime_error(name + " is no regular file; give --out the name of a file");
    return path;
}

char delimiter_named(const std::string& word) {
    if (word == "tab" || word == "\\t") return '\t';
    if (word.size() != 1 || word == "\"" || word == "\n" || word == "\r") {
        throw UsageError("--delimiter is one character, or the word tab");
    }
    return word[0];
}

registry::Date day_named(const std::string& word) {
    const auto day = registry::Date::parse(word);
    if (!day) throw UsageError("--as-of is a day like 2025-07-01, not " + in_quotes(word));
    return *day;
}

double score_named(const std::string& word) {
    constexpr double best = 100;
    const double score = number(word, "--min-score");
    if (score < 0 || score > best) throw UsageError("--min-score lies between 0 and 100");
    return score;
}

/// Of the system's list for the addresses found; empty: none.
std::string watch_label(const Arguments& arguments) {
    const auto label = arguments.option("watch");
    if (!label) return "";
    if (!arguments.option("system")) throw UsageError("--watch needs --system: a watch list belongs to a system");
    if (!registry::WatchKeeper::is_label(*label)) {
        throw UsageError("--watch is a label of 1 to 64 bytes without control characters");
    }
    return *label;
}

/// Puts addresses on the system's watch list, which is made when there is none.
void watch(registry::Store& store, const importers::DossierOptions& options, const std::vector<std::string>& codes) {
    const auto known = registry::codes_to_watch(store, code_scheme_of(store), codes);
    const auto transaction = store.begin();
    registry::WatchKeeper(store, options.system).keep_all(options.watch, known.addresses);
    transaction->commit();
}

importers::DossierOptions options_of(const Arguments& arguments) {
    importers::DossierOptions options;
    options.text_columns = arguments.list("text-column");
    options.as_of_column = arguments.option("as-of-column").value_or("");
    if (const auto day = arguments.option("as-of")) options.as_of = day_named(*day);
    if (const auto word = arguments.option("delimiter")) options.delimiter = delimiter_named(*word);
    if (const auto name = arguments.option("encoding")) {
        options.encoding = importers::file_encoding_named(*name);
        if (!options.encoding)
            throw UsageError("--encoding is " + std::string(importers::file_encodings) + ", not " + in_quotes(*name));
    }
    if (const auto score = arguments.option("min-score")) options.min_score = score_named(*score);
    options.watch = watch_label(arguments);
    options.sheet = arguments.option("sheet").value_or("");
    options.system = arguments.option("system").value_or("");
    return options;
}

DossierFileKind kind_of(const Arguments& arguments, const std::string& in_file) {
    const auto named = arguments.option("format");
    if (!named) return kind_by_name(in_file);
    const auto kind = dossier_file_kind_named(*named);
    if (!kind) throw UsageError("--format is " + std::string(dossier_file_kinds) + ", not " + in_quotes(*named));
    return *kind;
}

/// Where a row's error stands in the file that is written.
const char* place_of_errors(DossierFileKind kind) {
    switch (kind) {
        case DossierFileKind::csv:
        case DossierFileKind::xlsx:
            return "the column result_error";
        case DossierFileKind::ndjson:
        case DossierFileKind::message:
            return "the member error of result";
    }
    return "";
}

int threads_of(const Arguments& arguments) {
    const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const auto given = arguments.option("threads");
    return given ? whole_number(*given, "--threads", 1, 64) : cores;
}

using registry::geocoding::ConfirmedReadings;

/// What the system settled, if one is named.
std::shared_ptr<const ConfirmedReadings> readings_of(const Arguments& arguments, registry::Store& store) {
    if (!arguments.option("system")) return std::make_shared<const ConfirmedReadings>();
    registry::HolderKeyring keyring(holder_key_files(arguments.required("registry"), arguments));
    return ConfirmedReadings::read(store, keyring);
}

/// A workbook that is named otherwise, or another file that is named .xlsx, opens in no program.
void refuse_other_ending(DossierFileKind kind, const std::string& out) {
    const bool workbook = kind == DossierFileKind::xlsx;
    if (workbook == (kind_by_name(out) == DossierFileKind::xlsx)) return;
    throw UsageError("the result has the format of what is read, " + std::string(name_of(kind)) +
                     (workbook ? ": let the name of --out end in .xlsx" : ": --out cannot be named .xlsx"));
}

/// What is read is read more than once.
void refuse_what_is_no_file(const std::string& in) {
    std::error_code none;
    if (!std::filesystem::exists(in, none)) throw std::runtime_error("there is no file " + in + " to read");
    if (!std::filesystem::is_regular_file(in, none))
        throw std::runtime_error(in + " is no regular file; save what is to be read as a file first");
}

/// The result would take the place of what was sent.
void refuse_one_file(const std::filesystem::path& in, const std::filesystem::path& out) {
    std::error_code none;
    if (std::filesystem::equivalent(in, out, none))
        throw UsageError("--out is the file that is read: name another one");
}

}  // namespace

int geocode(const std::vector<std::string>& words) {
    const Arguments arguments(words,
                              {"registry", "in", "out", "as-of-column", "as-of", "delimiter", "encoding", "min-score",
                               "system", "master-key", "format", "threads", "sheet", "watch"},
                              {"resume"}, {"text-column"});
    arguments.exactly(0, "options only");
    const std::string in_file = arguments.required("in");
    const std::string out_file = arguments.required("out");
    const std::string registry_file = arguments.required("registry");
    const auto options = options_of(arguments);
    const auto kind = kind_of(arguments, in_file);
    refuse_other_ending(kind, out_file);
    refuse_what_is_no_file(in_file);
    const auto target = regular_file(out_file);
    refuse_one_file(in_file, target);
    const auto format = open_dossiers(kind, in_file, options);
    const auto store = registry::open_store(registry_file);
    auto loading = std::async(std::launch::async, [&] { return load_names(registry_file); });
    if (!options.system.empty()) tell_of_unknown_system(*store, options.system);
    const auto readings = readings_of(arguments, *store);
    const auto fingerprint = importers::fingerprint_of(in_file, importers::words_of(options));
    const auto revision = store->last_revision();
    importers::ResumableOutput out(target, fingerprint, revision, arguments.has_flag("resume"));
    const auto begun = out.state();
    if (begun.revision != revision) {
        std::fprintf(stderr, "the registry was changed since the run began: the first %lld rows keep their answers\n",
                     static_cast<long long>(begun.rows));
    }
    const auto names = loading.get();
    ProgressLine line("rows");
    const auto size = static_cast<double>(std::filesystem::file_size(in_file));
    importers::RunSettings settings;
    settings.threads = threads_of(arguments);
    settings.min_score = options.min_score;
    settings.cancelled = &interrupted;
    settings.progress = [&](const importers::RunState& state) {
        const double share = static_cast<double>(state.bytes_read) / size;
        const auto total = share > 0 ? static_cast<std::int64_t>(static_cast<double>(state.rows) / share) : state.rows;
        line.tell(state.rows - begun.rows, std::max(total, state.rows) - begun.rows);
    };
    if (!options.watch.empty()) {
        settings.codes_found = [&](const auto& codes) { watch(*store, options, codes); };
    }
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    const bool whole =
        importers::run_dossiers(*format,
                                {*names.geocoder, *names.addresses, names.centres,
                                 [&] { return registry::open_store(registry_file); }, readings.get(), options.system},
                                out, settings);
    const auto done = out.state();
    if (!whole) {
        std::fprintf(stderr, "cancelled after %lld rows; the same command with --resume continues\n",
                     static_cast<long long>(done.rows));
        return status_of_cancelled;
    }
    const double seconds = line.seconds();
    line.clear();
    const auto fresh = static_cast<double>(done.rows - begun.rows);
    std::printf("%lld rows in %.2f s (%.0f a second) into %s\n", static_cast<long long>(done.rows), seconds,
                seconds > 0 ? fresh / seconds : 0.0, out_file.c_str());
    if (done.errors > 0) {
        std::printf("%lld of them have an error: see %s\n", static_cast<long long>(done.errors), place_of_errors(kind));
    }
    return 0;
}

}  // namespace diachi::api::cli
