#include "importers/dossiers/result_columns.hpp"

#include <algorithm>
#include <array>

#include "importers/dossiers/dossier_format.hpp"
#include "registry/text/decimal.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::importers {
namespace {

using registry::geocoding::DossierResult;
using registry::text::decimal;

constexpr std::array columns{"result_category",
                             "result_commune_status",
                             "result_code",
                             "result_score",
                             "result_level",
                             "result_label",
                             "result_commune_code",
                             "result_commune",
                             "result_longitude",
                             "result_latitude",
                             "result_uncertainty_m",
                             "result_faults",
                             "result_commune_candidates",
                             "result_address_candidates",
                             "result_error",
                             "result_evidence",
                             "result_lineage"};
constexpr std::size_t error_column = 14;

template <typename Items, typename Word>
std::string joined(const Items& items, Word word) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ";") + word(item);
    return text;
}

}  // namespace

std::span<const char* const> result_columns() {
    return columns;
}

void refuse_result_column(const std::string& read) {
    if (std::find(columns.begin(), columns.end(), read) == columns.end()) return;
    throw DossierFileError("the file has a column " + registry::text::in_quotes(read) +
                           " already, as answered files have; leave it out, or name it otherwise");
}

bool is_number_column(std::size_t column) {
    return column == 3 || (column >= 8 && column <= 10);
}

std::vector<std::string> result_values(const DossierResult* result, const std::string& error) {
    std::vector<std::string> values(columns.size());
    values[error_column] = error;
    if (result == nullptr) {
        values[0] = "N";
        values[1] = "none";
        return values;
    }
    const auto& answer = *result;
    values[0] = answer.category;
    values[1] = answer.commune_status;
    values[2] = answer.code;
    values[3] = decimal(answer.score, 1);
    values[4] = answer.level;
    values[5] = answer.label;
    values[6] = answer.commune ? answer.commune->code : "";
    values[7] = answer.commune ? answer.commune->name : "";
    values[8] = answer.position ? decimal(answer.position->longitude(), 7) : "";
    values[9] = answer.position ? decimal(answer.position->latitude(), 7) : "";
    values[10] = answer.uncertainty_m ? decimal(*answer.uncertainty_m, 0) : "";
    values[11] = joined(answer.faults, [](const auto& fault) { return fault.element + ":" + fault.fault; });
    values[12] = joined(answer.commune_candidates, [](const auto& unit) { return unit.code; });
    values[13] = joined(answer.address_candidates, [](const auto& code) { return code; });
    values[15] = joined(answer.evidence, [](const auto& piece) { return piece.kind + ":" + piece.found; });
    values[16] = joined(answer.lineage, [](const auto& step) {
        return step.from.name + "→" + step.to.name + " " + step.effective +
               (step.document.empty() ? "" : " " + step.document) + (step.inferred ? " (inferred)" : "");
    });
    return values;
}

}  // namespace diachi::importers
