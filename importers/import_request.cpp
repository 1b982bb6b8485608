#include "importers/import_request.hpp"

#include <array>
#include <utility>

namespace diachi::importers {
namespace {

constexpr std::array<std::pair<Layer, std::string_view>, 7> layers{{{Layer::communes, "communes"},
                                                                    {Layer::parcels, "parcels"},
                                                                    {Layer::streets, "streets"},
                                                                    {Layer::places, "places"},
                                                                    {Layer::units, "units"},
                                                                    {Layer::lineage, "lineage"},
                                                                    {Layer::water, "water"}}};

}  // namespace

std::string_view layer_name(Layer layer) {
    for (const auto& [known, name] : layers) {
        if (known == layer) return name;
    }
    return "";
}

std::optional<Layer> parse_layer(std::string_view name) {
    for (const auto& [layer, known] : layers) {
        if (known == name) return layer;
    }
    return std::nullopt;
}

std::optional<Encoding> parse_encoding(std::string_view name) {
    if (name == "utf-8" || name == "utf8") return Encoding::utf8;
    if (name == "tcvn3") return Encoding::tcvn3;
    if (name == "vni") return Encoding::vni;
    if (name == "viscii") return Encoding::viscii;
    if (name == "cp1258") return Encoding::cp1258;
    return std::nullopt;
}

}  // namespace diachi::importers
