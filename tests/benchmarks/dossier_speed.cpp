// Distinct dossiers a second on one core, row by row inside one process: clean, dirty and the slowest tenth.
//     dossier_speed_benchmark REGISTRY DOSSIERS.csv [ROWS]
// DOSSIERS.csv is dossier_recipe.py's (columns kind, code, ambiguous, text). Ambiguous texts are left out. Every row is
// asked once, nothing is kept between rows; the time is that of the processor, so that other programs disturb it
// little.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "importers/csv.hpp"
#include "registry/geocoding/addresses/address_follower.hpp"
#include "registry/geocoding/dossier_result.hpp"
#include "registry/storage/open_store.hpp"
#include "tests/benchmarks/processor_time.hpp"

namespace {

using diachi::importers::CsvReader;

struct Dossier {
    std::string kind;
    std::string code;
    std::string text;
};

std::vector<Dossier> read_dossiers(const char* path, std::size_t most) {
    std::ifstream file(path, std::ios::binary);
    CsvReader reader(file);
    const auto header = reader.next().value();
    const auto column = [&header](const char* name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const auto kind = column("kind"), code = column("code"), ambiguous = column("ambiguous"), text = column("text");
    std::vector<Dossier> dossiers;
    while (auto row = reader.next()) {
        if (dossiers.size() == most) break;
        if (row->at(ambiguous) == "0") dossiers.push_back({row->at(kind), row->at(code), row->at(text)});
    }
    return dossiers;
}

struct Group {
    std::vector<double> seconds;
    std::size_t right = 0;
    std::size_t wrong = 0;

    void print(const char* name) {
        if (seconds.empty()) return;
        std::sort(seconds.begin(), seconds.end());
        const auto n = seconds.size();
        const auto tenth = std::max<std::size_t>(1, n / 10);
        const auto per_second = [this](std::size_t from, std::size_t to) {
            return static_cast<double>(to - from) / std::accumulate(seconds.begin() + static_cast<std::ptrdiff_t>(from),
                                                                    seconds.begin() + static_cast<std::ptrdiff_t>(to),
                                                                    0.0);
        };
        std::printf("| %s | %zu | %.0f | %.0f | %.0f | %.1f | %.2f | %.2f |\n", name, n, per_second(0, n),
                    1 / seconds[n / 2], per_second(n - tenth, n), seconds[n - 1 - n / 100] * 1e6,
                    100.0 * static_cast<double>(right) / static_cast<double>(n),
                    100.0 * static_cast<double>(wrong) / static_cast<double>(n));
    }
};

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fprintf(stderr, "dossier_speed_benchmark REGISTRY DOSSIERS.csv [ROWS]\n");
        return 2;
    }
    namespace geocoding = diachi::registry::geocoding;
    const auto store = diachi::registry::open_store(words[1]);
    const geocoding::Geocoder geocoder(store->gazetteer());
    const geocoding::DossierDesk desk(geocoder, *store);
    const geocoding::AddressFollower issued(words[1]);
    const auto& addresses = *issued.snapshot();
    const auto dossiers = read_dossiers(words[2], count > 3 ? std::strtoul(words[3], nullptr, 10) : SIZE_MAX);

    std::map<std::string, Group> groups;
    for (const auto& dossier : dossiers) {
        const double began = diachi::benchmarks::processor_seconds();
        const auto result = desk.answer(dossier.text, addresses);
        const double spent = diachi::benchmarks::processor_seconds() - began;
        const bool settled = result.category == "A" || result.category == "B";
        for (const char* name : {"all", dossier.kind == "none" ? "clean" : "dirty"}) {
            groups[name].seconds.push_back(spent);
            groups[name].right += settled && result.code == dossier.code ? 1 : 0;
            groups[name].wrong += settled && !result.code.empty() && result.code != dossier.code ? 1 : 0;
        }
    }
    std::printf(
        "| dossiers | n | rows a second | at the median | slowest tenth | p99 us | right %% | wrong %% |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const char* name : {"clean", "dirty", "all"}) groups[name].print(name);
    return 0;
}
