#include "api/dossiers/dossier_file.hpp"

#include "api/dossiers/json_formats.hpp"
#include "importers/dossiers/csv_dossiers.hpp"
#include "importers/dossiers/xlsx_dossiers.hpp"

namespace diachi::api {

std::optional<DossierFileKind> dossier_file_kind_named(std::string_view name) {
    if (name == "csv") return DossierFileKind::csv;
    if (name == "ndjson") return DossierFileKind::ndjson;
    if (name == "message") return DossierFileKind::message;
    if (name == "xlsx") return DossierFileKind::xlsx;
    return std::nullopt;
}

std::string_view name_of(DossierFileKind kind) {
    switch (kind) {
        case DossierFileKind::csv:
            return "csv";
        case DossierFileKind::ndjson:
            return "ndjson";
        case DossierFileKind::message:
            return "message";
        case DossierFileKind::xlsx:
            return "xlsx";
    }
    return "";
}

DossierFileKind kind_by_name(std::string_view file) {
    if (file.ends_with(".ndjson") || file.ends_with(".jsonl")) return DossierFileKind::ndjson;
    if (file.ends_with(".xlsx") || file.ends_with(".XLSX")) return DossierFileKind::xlsx;
    return file.ends_with(".json") ? DossierFileKind::message : DossierFileKind::csv;
}

std::unique_ptr<importers::DossierFormat> open_dossiers(DossierFileKind kind, const std::string& file,
                                                        const importers::DossierOptions& options) {
    switch (kind) {
        case DossierFileKind::csv:
            return importers::csv_dossiers(file, options);
        case DossierFileKind::ndjson:
            return ndjson_dossiers(file, options);
        case DossierFileKind::message:
            return message_dossiers(file, options);
        case DossierFileKind::xlsx:
            return importers::xlsx_dossiers(file, options);
    }
    throw std::invalid_argument("no kind of dossier file");
}

}  // namespace diachi::api
