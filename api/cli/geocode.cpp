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
#include "registry/geocoding/addresses/address_follower.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {
namespace {

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

}  // namespace

int geocode(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "in", "text-column", "out"});
    arguments.exactly(0, "options only");
    const std::string in_file = arguments.required("in");
    const std::string out_file = arguments.required("out");
    const std::filesystem::path target = regular_file(out_file);
    const std::string column = arguments.required("text-column");
    std::ifstream in(in_file, std::ios::binary);
    if (!in) throw std::runtime_error("there is no file " + in_file + " to read");
    const auto store = registry::open_store(arguments.required("registry"));
    const registry::geocoding::Geocoder geocoder(store->gazetteer());
    const registry::geocoding::AddressFollower addresses(arguments.required("registry"));

    // Written beside and moved: a half-written result is never taken for a whole one.
    const std::string draft_file = target.string() + ".part";
    std::ofstream out(draft_file, std::ios::binary);
    if (!out) throw std::runtime_error(out_file + " cannot be written");
    const bool terminal = isatty(STDERR_FILENO) != 0;
    const auto began = std::chrono::steady_clock::now();
    const auto rows = importers::geocode_list(geocoder, *store, *addresses.snapshot(), in, column, out, [&](std::int64_t done) {
        if (terminal && done % 1000 == 0) std::fprintf(stderr, "\r%lld rows", static_cast<long long>(done));
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    out.close();
    if (!out) throw std::runtime_error(out_file + " could not be written to its end");
    std::filesystem::rename(draft_file, target);
    if (terminal) std::fprintf(stderr, "\r\033[K");
    std::printf("%lld rows in %.2f s (%.0f a second) into %s\n", static_cast<long long>(rows), seconds,
                seconds > 0 ? static_cast<double>(rows) / seconds : 0.0, out_file.c_str());
    return 0;
}

}  // namespace diachi::api::cli
