#pragma once

#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "importers/import_file.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::importers {

inline std::filesystem::path sample(const std::string& name) {
    return std::filesystem::path(DIACHI_SOURCE_DIR) / "data-samples" / name;
}

/// Where the real data is: $DIACHI_REAL_DATA, or beside the project.
inline std::filesystem::path real_data(const std::string& name) {
    const char* named = std::getenv("DIACHI_REAL_DATA");
    const std::filesystem::path folder =
        named ? std::filesystem::path(named) : std::filesystem::path(DIACHI_SOURCE_DIR) / "../shared/data";
    return folder / name;
}

/// An empty registry to import into.
class SampleRegistry {
  public:
    SampleRegistry() : store_(registry_.open()) {}

    registry::Store& store() { return *store_; }
    [[nodiscard]] std::unique_ptr<registry::Store> open_another() const { return registry_.open(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return registry_.folder(); }

    ImportReport import(Layer layer, const std::filesystem::path& file) { return import_file(*store_, {layer, file}); }
    ImportReport import(const ImportRequest& request) { return import_file(*store_, request); }

    /// The sentence of the refusal; empty when the file was taken.
    std::string refusal(const ImportRequest& request) {
        try {
            import_file(*store_, request);
        } catch (const ImportError& error) {
            return error.what();
        }
        return {};
    }
    std::string refusal(Layer layer, const std::filesystem::path& file) { return refusal({layer, file}); }

    void import_sample_units() {
        import(Layer::units, sample("units/units_until_2025-06-30.json"));
        import(Layer::communes, sample("units/communes.shp"));
        import(Layer::lineage, sample("units/lineage_2025-07-01.tsv"));
    }

    std::filesystem::path write(const std::string& name, const std::string& content) {
        std::ofstream(folder() / name, std::ios::binary) << content;
        return folder() / name;
    }

    /// Rows of a table of the file.
    [[nodiscard]] std::int64_t count(const std::string& table) const {
        sqlite3* database = nullptr;
        std::int64_t rows = -1;
        const auto take = [](void* to, int, char** values, char**) {
            *static_cast<std::int64_t*>(to) = std::stoll(values[0]);
            return 0;
        };
        sqlite3_open_v2((folder() / "town.sqlite").c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_exec(database, ("SELECT count(*) FROM " + table).c_str(), take, &rows, nullptr);
        sqlite3_close(database);
        return rows;
    }

    /// All bytes of the registry on disk.
    std::string bytes() {
        store_.reset();
        std::string all;
        for (const auto& entry : std::filesystem::directory_iterator(folder())) {
            if (entry.path().filename().string().rfind("town.sqlite", 0) != 0) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        store_ = registry_.open();
        return all;
    }

  private:
    registry::TemporaryRegistry registry_;
    std::unique_ptr<registry::Store> store_;
};

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace diachi::importers
