#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "importers/dossier_list.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int geocode(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "in", "text-column", "out"});
    arguments.exactly(0, "options only");
    const std::string in_file = arguments.required("in");
    const std::string out_file = arguments.required("out");
    const std::string column = arguments.required("text-column");
    std::ifstream in(in_file, std::ios::binary);
    if (!in) throw std::runtime_error("there is no file " + in_file + " to read");
    const auto store = registry::open_store(arguments.required("registry"));
    const registry::geocoding::Geocoder geocoder(store->gazetteer());

    // Written beside and moved: a half-written result is never taken for a whole one.
    const std::string draft_file = out_file + ".part";
    std::ofstream out(draft_file, std::ios::binary);
    if (!out) throw std::runtime_error(out_file + " cannot be written");
    const bool terminal = isatty(STDERR_FILENO) != 0;
    const auto began = std::chrono::steady_clock::now();
    const auto rows = importers::geocode_list(geocoder, *store, in, column, out, [&](std::int64_t done) {
        if (terminal && done % 1000 == 0) std::fprintf(stderr, "\r%lld rows", static_cast<long long>(done));
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    out.close();
    if (!out) throw std::runtime_error(out_file + " could not be written to its end");
    std::filesystem::rename(draft_file, out_file);
    if (terminal) std::fprintf(stderr, "\r\033[K");
    std::printf("%lld rows in %.2f s (%.0f a second) into %s\n", static_cast<long long>(rows), seconds,
                seconds > 0 ? static_cast<double>(rows) / seconds : 0.0, out_file.c_str());
    return 0;
}

}  // namespace diachi::api::cli
