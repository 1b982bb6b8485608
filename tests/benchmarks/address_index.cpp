// Measures the index of addresses of a registry: address_index_benchmark REGISTRY [LOOKUPS A THREAD] [THREADS]
// Prints one CSV line: addresses, file size, start (mapped and checked), PSS of the index after touching all of it, p50
// and p99 of single look-ups by number and of the ten nearest addresses, asked by all threads at a time.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "registry/geocoding/addresses/address_follower.hpp"
#include "registry/geocoding/addresses/address_index_file.hpp"

using namespace diachi::registry::geocoding;
using Clock = std::chrono::steady_clock;

namespace {

double seconds_since(Clock::time_point began) {
    return std::chrono::duration<double>(Clock::now() - began).count();
}

long pss_kib() {
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string word; file >> word;) {
        long kib = 0;
        if (word == "Pss:" && file >> kib) return kib;
    }
    return 0;
}

/// Microseconds of each look-up, by all threads.
template <typename Ask>
std::vector<double> measured(int threads, int count, const Ask& ask) {
    std::vector<std::vector<double>> taken(static_cast<std::size_t>(threads));
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            std::mt19937 chance(static_cast<unsigned>(thread));
            for (int i = 0; i < count; ++i) {
                const auto began = Clock::now();
                ask(static_cast<std::uint32_t>(chance()));
                taken[static_cast<std::size_t>(thread)].push_back(seconds_since(began) * 1e6);
            }
        });
    }
    for (auto& thread : running) thread.join();
    std::vector<double> all;
    for (const auto& one : taken) all.insert(all.end(), one.begin(), one.end());
    std::sort(all.begin(), all.end());
    return all;
}

double part(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "address_index_benchmark REGISTRY [LOOKUPS] [THREADS]\n"), 2;
    const std::string registry = argv[1];
    const int count = argc > 2 ? std::atoi(argv[2]) : 200'000;
    const int threads = argc > 3 ? std::atoi(argv[3]) : 2;
    const long before = pss_kib();
    const auto began = Clock::now();
    const AddressFollower follower(registry);
    const double start = seconds_since(began);
    const auto addresses = follower.snapshot();
    const AddressIndex& index = *addresses->layers().front().index;
    const AddressColumnViews& columns = index.columns();

    const auto by_number = measured(threads, count, [&](unsigned chance) {
        const auto owner = chance % columns.owners.size();
        const auto name = columns.owner_starts[owner];
        const auto begin = columns.key_starts[name];
        const std::string key(columns.keys.data() + begin, columns.key_starts[name + 1] - begin);
        const auto found = addresses->on_street(static_cast<diachi::registry::Id>(columns.owners[owner] / 2), key, {});
        if (found.empty()) std::abort();
    });
    const auto nearest = measured(threads, count / 4, [&](unsigned chance) {
        const auto row = chance % columns.ids.size();
        const auto from = diachi::geo::Position::of_units(columns.longitudes[row], columns.latitudes[row]);
        if (addresses->nearest(from, 10, 1000).empty()) std::abort();
    });
    const long after = pss_kib();
    std::printf(
        "addresses,file_bytes,was_made,start_s,pss_kib,by_number_p50_us,by_number_p99_us,nearest_p50_us,nearest_p99_"
        "us\n");
    const auto file = index_file_of(registry);
    std::printf("%zu,%ju,%d,%.3f,%ld,%.2f,%.2f,%.2f,%.2f\n", addresses->size(),
                std::filesystem::exists(file) ? static_cast<std::uintmax_t>(std::filesystem::file_size(file)) : 0,
                follower.was_made() ? 1 : 0, start, after - before, part(by_number, 0.5), part(by_number, 0.99),
                part(nearest, 0.5), part(nearest, 0.99));
    return 0;
}
