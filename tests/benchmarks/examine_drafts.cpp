// How long it takes to examine a draft with all rules, at random places of a registry's communes.
//     examine_drafts_benchmark REGISTRY [MOST_VERTICES]
// Only communes whose shape has at most that many vertices are asked, and at least half as many.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include "registry/examiner.hpp"
#include "registry/storage/open_store.hpp"

namespace {

using diachi::geo::Point;
using diachi::registry::AddressDraft;

constexpr std::size_t drafts_asked = 20'000;
constexpr std::size_t communes_asked = 50;

struct Commune {
    std::string code;
    diachi::geo::MultiPolygon shape;
};

std::size_t vertices_of(const diachi::geo::MultiPolygon& shape) {
    std::size_t count = 0;
    for (const auto& polygon : shape) count += polygon.shell.size();
    return count;
}

std::vector<Commune> communes_of(diachi::registry::Store& store, std::size_t most_vertices) {
    std::vector<Commune> communes;
    for (const auto& unit : store.units()) {
        if (communes.size() == communes_asked) break;
        if (unit.facts.level != diachi::registry::Level::commune || unit.facts.valid.to || !unit.has_shape) continue;
        auto shape = diachi::geo::multi_polygon_from(store.unit_shape(unit.version)->bytes);
        const auto vertices = vertices_of(shape);
        if (vertices <= most_vertices && vertices >= most_vertices / 2) communes.push_back({unit.facts.code, std::move(shape)});
    }
    return communes;
}

std::vector<AddressDraft> drafts_in(const std::vector<Commune>& communes) {
    std::mt19937_64 chance(42);
    std::uniform_int_distribution<std::size_t> any(0, communes.size() - 1);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<AddressDraft> drafts;
    while (drafts.size() < drafts_asked) {
        const auto& commune = communes[any(chance)];
        const auto box = diachi::geo::bounds(commune.shape);
        const Point point{box.min_x + share(chance) * (box.max_x - box.min_x),
                          box.min_y + share(chance) * (box.max_y - box.min_y)};
        if (!diachi::geo::contains(commune.shape, point)) continue;
        AddressDraft draft;
        draft.number = std::to_string(drafts.size());
        draft.street = "Trần Phú";
        draft.commune_code = commune.code;
        draft.position = diachi::geo::Position::at(diachi::geo::Longitude{point.x}, diachi::geo::Latitude{point.y});
        draft.holder_tax_number = "0100109106";
        drafts.push_back(draft);
    }
    return drafts;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return std::fprintf(stderr, "usage: examine_drafts_benchmark REGISTRY [MOST_VERTICES]\n"), 2;
    const auto store = diachi::registry::open_store(words[1]);
    const auto communes = communes_of(*store, count > 2 ? std::strtoul(words[2], nullptr, 10) : 2000);
    if (communes.empty()) return std::fprintf(stderr, "no commune has such a shape\n"), 1;
    const auto drafts = drafts_in(communes);
    diachi::registry::Examiner examiner(*store);
    std::vector<double> microseconds;
    std::size_t findings = 0;
    for (int round = 0; round < 4; ++round) {  // the first fills the caches
        const std::clock_t began = std::clock();  // of this process: others may be busy
        store->on_one_state([&] {  // as when an address is issued: inside a transaction
            for (const auto& draft : drafts) findings += examiner.examine(draft).examination.findings.size();
        });
        const double took = static_cast<double>(std::clock() - began) * 1e6 / CLOCKS_PER_SEC;
        if (round > 0) microseconds.push_back(took / static_cast<double>(drafts.size()));
    }
    std::sort(microseconds.begin(), microseconds.end());
    std::printf("%zu communes, %zu drafts, %zu findings: %.1f us of processor time a draft\n", communes.size(), drafts.size(), findings / 4,
                microseconds[1]);
}
