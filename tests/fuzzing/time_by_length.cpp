// Processor time of texts by their length, without sanitizers: shows that it grows with the bytes and no faster.
//     time_by_length FOLDER…      every file is a text: a corpus of text_path_fuzzer
// Each text is asked three times and its best time counts.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

#include "registry/geocoding/geocoder.hpp"
#include "tests/benchmarks/processor_time.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace {

constexpr std::size_t bytes_a_class = 100;
constexpr int times_asked = 3;

}  // namespace

int main(int count, char** folders) {
    namespace geocoding = diachi::registry::geocoding;
    const geocoding::Geocoder geocoder(geocoding::small_country::gazetteer());
    const geocoding::small_country::Addresses addresses;
    std::map<std::size_t, std::vector<double>> by_length;
    for (int i = 1; i < count; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(folders[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            double best = 1e18;
            for (int turn = 0; turn < times_asked; ++turn) {
                const double began = diachi::benchmarks::processor_nanoseconds();
                static_cast<void>(geocoder.geocode(text, addresses));
                best = std::min(best, diachi::benchmarks::processor_nanoseconds() - began);
            }
            by_length[text.size() / bytes_a_class].push_back(best / 1000);
        }
    }
    std::printf(
        "| bytes | texts | median us | dearest us | dearest ns a byte |\n| --- | ---: | ---: | ---: | ---: |\n");
    for (auto& [length, spent] : by_length) {
        std::sort(spent.begin(), spent.end());
        std::printf(
            "| %zu to %zu | %zu | %.1f | %.1f | %.0f |\n", length * bytes_a_class, (length + 1) * bytes_a_class - 1,
            spent.size(), spent[spent.size() / 2], spent.back(),
            1000 * spent.back() / static_cast<double>(std::max<std::size_t>(length * bytes_a_class, bytes_a_class)));
    }
    return 0;
}
