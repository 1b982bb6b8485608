// Measures the index of addresses of a registry, and what it is for:
//     address_index_benchmark REGISTRY TEXTS.csv [LOOKUPS A THREAD] [THREADS]
// TEXTS.csv is generated_country.py's (code, text). Prints a head and one line of CSV: addresses; size of the file;
// start (mapped and checked, or made; the names of its labels included); PSS after touching every page of every column,
// and that of names and geocoder beside it; then p50 and p99 of single questions, asked by all threads at a time, in
// microseconds of the processor: addresses by number, the ten nearest, whole texts; and of how many texts the address
// was decided, and decided wrongly.

#include <ctime>

#include <algorithm>
#include <atomic>
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
#include "registry/geocoding/dossier_result.hpp"
#include "registry/storage/open_store.hpp"

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

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Microseconds of each look-up, by all threads: of the processor, so that what else it has to do counts little.
template <typename Ask>
std::vector<double> measured(int threads, int count, const Ask& ask) {
    std::vector<std::vector<double>> taken(static_cast<std::size_t>(threads));
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            std::mt19937 chance(static_cast<unsigned>(thread));
            for (int i = 0; i < count; ++i) {
                const double began = processor_seconds();
                ask(static_cast<std::uint32_t>(chance()));
                taken[static_cast<std::size_t>(thread)].push_back((processor_seconds() - began) * 1e6);
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

/// Reads a byte of every page, so that all of it counts.
std::size_t touched(AddressColumnViews columns) {
    constexpr std::size_t page = 4096;
    std::size_t sum = 0;
    const auto touch = [&sum](const auto& column) {
        const auto* bytes = reinterpret_cast<const volatile unsigned char*>(column.data());
        for (std::size_t at = 0; at < column.size_bytes(); at += page) sum += bytes[at];
        if (!column.empty()) sum += bytes[column.size_bytes() - 1];
    };
    std::apply([&](const auto&... column) { (touch(column), ...); }, columns.all());
    return sum;
}

struct Text {
    std::string code;
    std::string text;
};

/// Rows of `code,"text"` or `code,text`; the texts hold no quotes.
std::vector<Text> texts_in(const char* path) {
    std::vector<Text> texts;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        while (!line.empty() && line.back() == '\r') line.pop_back();
        std::string text = line.substr(line.find(',') + 1);
        if (text.size() > 1 && text.front() == '"') text = text.substr(1, text.size() - 2);
        texts.push_back({line.substr(0, line.find(',')), text});
    }
    return texts;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "address_index_benchmark REGISTRY TEXTS [LOOKUPS] [THREADS]\n"), 2;
    const std::string registry = argv[1];
    const auto texts = texts_in(argv[2]);
    const int count = argc > 3 ? std::atoi(argv[3]) : 200'000;
    const int threads = argc > 4 ? std::atoi(argv[4]) : 2;
    const auto store = diachi::registry::open_store(registry);
    const long at_first = pss_kib();
    const diachi::registry::geocoding::Geocoder geocoder(store->gazetteer());
    const auto centres = std::make_shared<const MapCentres>(geocoder.gazetteer(), store->boxes());
    const DossierDesk desk(geocoder, *store, nullptr, centres);
    const long with_names = pss_kib();

    const auto began = Clock::now();
    const AddressFollower follower(registry);
    const double start = seconds_since(began);
    const auto addresses = follower.snapshot();
    const AddressIndex& index = *addresses->layers().front().index;
    const AddressColumnViews& columns = index.columns();
    if (touched(columns) == 0) std::abort();
    const long with_all = pss_kib();

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
    std::atomic<std::size_t> decided = 0;
    std::atomic<std::size_t> wrong = 0;
    const auto geocoded = measured(threads, count / 4, [&](unsigned chance) {
        const Text& asked = texts[chance % texts.size()];
        const auto result = desk.answer(asked.text, *addresses);
        if (result.code.empty()) return;
        ++decided;
        if (result.code != asked.code) ++wrong;
    });
    std::printf(
        "addresses,file_bytes,was_made,start_s,index_pss_kib,names_pss_kib,by_number_p50_us,by_number_p99_us,"
        "nearest_p50_us,nearest_p99_us,geocode_p50_us,geocode_p99_us,decided_share,wrong\n");
    const auto file = index_file_of(registry);
    std::printf("%zu,%ju,%d,%.3f,%ld,%ld,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f,%.4f,%zu\n", addresses->size(),
                std::filesystem::exists(file) ? static_cast<std::uintmax_t>(std::filesystem::file_size(file)) : 0,
                follower.was_made() ? 1 : 0, start, with_all - with_names, with_names - at_first, part(by_number, 0.5),
                part(by_number, 0.99), part(nearest, 0.5), part(nearest, 0.99), part(geocoded, 0.5),
                part(geocoded, 0.99), static_cast<double>(decided) / static_cast<double>(geocoded.size()),
                wrong.load());
    return 0;
}
