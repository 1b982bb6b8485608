#include "importers/gdal/unit_list_reader.hpp"

#include <cpl_json.h>

#include "importers/gdal/collected_errors.hpp"
#include "importers/gdal/source_path.hpp"
#include "importers/import_request.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers::gdal {
namespace {

using registry::Level;

/// The names that one published shape gives to the parts of a unit.
struct Keys {
    const char* code;
    const char* name;
    const char* kind;
    const char* below;  // units of the next level; nullptr when there are none
    Level level;
};

constexpr Keys until_2025[] = {{"level1_id", "name", "type", "level2s", Level::province},
                               {"level2_id", "name", "type", "level3s", Level::district},
                               {"level3_id", "name", "type", nullptr, Level::commune}};
constexpr Keys since_2025[] = {{"Code", "FullName", "AdministrativeUnitShortName", "Wards", Level::province},
                               {"Code", "FullName", "AdministrativeUnitShortName", nullptr, Level::commune}};

class ListReader {
  public:
    explicit ListReader(std::string shown_name) : shown_name_(std::move(shown_name)) {}

    void read(const CPLJSONArray& units, const Keys* keys, std::optional<std::size_t> parent) {
        for (int i = 0; i < units.Size(); ++i) {
            const CPLJSONObject unit = units[i];
            list_.push_back(
                {keys->level, text(unit, keys->code), text(unit, keys->name), text(unit, keys->kind), parent});
            if (list_.back().code.empty() || list_.back().name.empty()) {
                throw ImportError(shown_name_ + ": unit " + std::to_string(list_.size()) + " of the list has no " +
                                  keys->code + " or no " + keys->name + "; complete it");
            }
            const std::size_t own = list_.size() - 1;
            if (keys->below) read(unit.GetArray(keys->below), keys + 1, own);
        }
    }
    std::vector<ListedUnit> take() { return std::move(list_); }

  private:
    [[nodiscard]] std::string text(const CPLJSONObject& unit, const char* key) const {
        try {
            return registry::text::composed(unit.GetString(key));
        } catch (const std::invalid_argument&) {
            throw ImportError(shown_name_ + " is not in UTF-8; save it as UTF-8");
        }
    }

    std::string shown_name_;
    std::vector<ListedUnit> list_;
};

}  // namespace

std::vector<ListedUnit> read_unit_list(const std::filesystem::path& file) {
    const SourcePath source = resolve(file);
    CollectedErrors errors;
    CPLJSONDocument document;
    if (!document.Load(source.gdal_name)) {
        throw ImportError(source.shown_name + " is no readable JSON (" + errors.first() + "); download it again");
    }
    const CPLJSONArray provinces = document.GetRoot().ToArray();
    if (!provinces.IsValid() || provinces.Size() == 0) {
        throw ImportError(source.shown_name + " is no list of units: a JSON array of provinces is expected");
    }
    const CPLJSONObject first = provinces[0];
    ListReader reader(source.shown_name);
    if (first.GetObj("level1_id").IsValid())
        reader.read(provinces, until_2025, std::nullopt);
    else if (first.GetObj("Code").IsValid())
        reader.read(provinces, since_2025, std::nullopt);
    else
        throw ImportError(source.shown_name +
                          " is no list of units: neither level1_id nor Code stands in its first province");
    return reader.take();
}

}  // namespace diachi::importers::gdal
