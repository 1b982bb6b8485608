#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/dates.hpp"
#include "api/cli/epsg.hpp"
#include "importers/import_file.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

importers::ImportRequest request_from(const Arguments& arguments) {
    const std::string layer_word = arguments.required("layer");
    const auto layer = importers::parse_layer(layer_word);
    if (!layer) throw UsageError("there is no layer " + in_quotes(layer_word));
    importers::ImportRequest request{.layer = *layer, .file = arguments.exactly(1, "one FILE").front()};
    if (const auto crs = arguments.option("crs")) request.epsg = epsg_code(*crs);
    if (const auto word = arguments.option("encoding"); word && *word != "auto") {
        request.encoding = importers::parse_encoding(*word);
        if (!request.encoding) throw UsageError("there is no encoding " + in_quotes(*word));
    }
    request.effective = day_option(arguments, "effective");
    request.document = arguments.option("document").value_or("");
    request.surveying_unit = arguments.option("surveying-unit");
    return request;
}

/// On a terminal only: a log has no use for a line that is written over.
void show(const importers::Progress& progress) {
    if (isatty(STDERR_FILENO) == 0) return;
    const std::string step(progress.step);
    std::fprintf(stderr, "\r%s %lld", step.c_str(), static_cast<long long>(progress.done));
    if (progress.total) std::fprintf(stderr, " of %lld", static_cast<long long>(*progress.total));
    std::fprintf(stderr, "\033[K");
}

}  // namespace

int import(const std::vector<std::string>& words) {
    const Arguments arguments(words,
                              {"registry", "layer", "crs", "encoding", "effective", "document", "surveying-unit"});
    const auto request = request_from(arguments);
    const auto store = registry::open_store(arguments.required("registry"));
    const auto report = importers::import_file(*store, request, show);
    if (isatty(STDERR_FILENO) != 0) std::fprintf(stderr, "\r\033[K");
    std::cout << importers::text(report);
    const bool nothing_taken = report.counts.read > 0 && report.counts.rejected == report.counts.read;
    return nothing_taken ? 1 : 0;
}

}  // namespace diachi::api::cli
