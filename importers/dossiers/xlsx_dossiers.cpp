#include "importers/dossiers/xlsx_dossiers.hpp"

#include <algorithm>

#include "importers/dossiers/result_columns.hpp"
#include "importers/workbook/sheet_reader.hpp"
#include "importers/workbook/sheet_writer.hpp"
#include "importers/workbook/xml_part.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::importers {
namespace {

using registry::text::in_quotes;

using workbook::SheetRow;

constexpr std::size_t longest_shown = 2'000;  // bytes of what stood beyond the last column

std::string_view text_in(const SheetRow& row, std::size_t column) {
    for (const auto& cell : row.cells) {
        if (cell.column == column) return cell.text;
    }
    return {};
}

template <typename Work>
auto told_of_dossiers(Work work) {
    try {
        return work();
    } catch (const workbook::WorkbookError& error) {
        throw DossierFileError(error.what());
    }
}

class XlsxDossiers : public DossierFormat {
  public:
    XlsxDossiers(const std::string& file, const DossierOptions& options)
        : options_(options), reader_(file, sheet_of(options)) {
        auto header = next_row();
        if (!header || header->cells.empty()) throw DossierFileError("the sheet is empty");
        if (header->too_long) throw DossierFileError("the first row is too long");
        header_ = std::move(*header);
        for (const auto& cell : header_.cells) refuse_result_column(cell.text);
        if (options_.text_columns.empty()) throw DossierFileError("no text column is named");
        for (const auto& name : options_.text_columns) text_columns_.push_back(column(name));
        if (!options_.as_of_column.empty()) day_column_ = column(options_.as_of_column);
    }

    std::string head() override {
        std::string head(workbook::start_of_sheet());
        head += "<row>" + cells_of(header_);
        for (const auto* name : result_columns()) workbook::append_text_cell(head, name);
        return head + "</row>";
    }

    std::optional<Dossier> next() override {
        auto row = told_of_dossiers([this] { return next_row(); });
        if (!row) return std::nullopt;
        return dossier(*row);
    }

    std::string row(const Dossier& dossier, const registry::geocoding::DossierResult* result) const override {
        std::string row = "<row>" + dossier.row;
        const auto values = result_values(result, dossier.error);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (is_number_column(i)) {
                workbook::append_number_cell(row, values[i]);
            } else {
                workbook::append_text_cell(row, values[i]);
            }
        }
        return row + "</row>";
    }

    std::string tail() override { return std::string(workbook::end_of_sheet()); }

    bool pack(const std::filesystem::path& written, const std::filesystem::path& packed) const override {
        workbook::pack_workbook(written, "Kết quả", packed);
        return true;
    }

  private:
    static std::optional<std::string> sheet_of(const DossierOptions& options) {
        return options.sheet.empty() ? std::nullopt : std::optional(options.sheet);
    }

    [[nodiscard]] std::size_t width() const { return header_.cells.back().column + 1; }

    /// The next one that is not blank.
    std::optional<SheetRow> next_row() {
        auto row = reader_.next();
        while (row && row->cells.empty() && row->not_calculated.empty() && !row->too_long) row = reader_.next();
        return row;
    }

    std::size_t column(const std::string& name) const {
        std::vector<std::string> names;
        std::optional<std::size_t> found;
        for (const auto& cell : header_.cells) {
            names.push_back(cell.text);
            if (!is_name_of_column(cell.text, name)) continue;
            if (found) throw DossierFileError(two_columns_of(name));
            found = cell.column;
        }
        if (found) return *found;
        throw DossierFileError("there is no column " + in_quotes(name) +
                               "; there are: " + registry::text::listed(names));
    }

    /// As many as the first row has.
    [[nodiscard]] std::string cells_of(const SheetRow& row) const {
        std::string cells;
        std::size_t column = 0;
        for (const auto& cell : row.cells) {
            if (cell.column >= width()) break;
            for (; column < cell.column; ++column) workbook::append_empty_cell(cells);
            workbook::append_cell(cells, cell);
            ++column;
        }
        for (; column < width(); ++column) workbook::append_empty_cell(cells);
        return cells;
    }

    /// What is beyond the last column stands in the sentence, so that it is not lost.
    [[nodiscard]] std::string problem_of(const SheetRow& row) const {
        const std::string line = "row " + std::to_string(row.line);
        if (row.too_long) return line + " has more than " + std::to_string(workbook::longest_row) + " bytes";
        for (const auto column : row.not_calculated) {
            if (std::find(text_columns_.begin(), text_columns_.end(), column) == text_columns_.end()) continue;
            return line +
                   ": the formula that gives the text was saved without its value; open the workbook in Excel "
                   "or LibreOffice and save it";
        }
        std::string beyond;
        for (const auto& cell : row.cells) {
            if (cell.column < width() || beyond.size() > longest_shown) continue;
            beyond += (beyond.empty() ? "" : ", ") + cell.text;
        }
        if (beyond.empty()) return "";
        return line + " has more than the " + std::to_string(width()) +
               " columns of the first row; beyond them: " + beyond;
    }

    [[nodiscard]] Dossier dossier(const SheetRow& row) const {
        Dossier made;
        made.line = row.line;
        made.row = cells_of(row);
        made.error = problem_of(row);
        made.answerable = made.error.empty();
        if (!made.answerable) return made;
        std::vector<std::string_view> parts;
        for (const auto place : text_columns_) parts.push_back(text_in(row, place));
        made.text = parts.size() == 1 ? std::string(parts[0]) : joined_text(parts);
        set_day(made, day_column_ ? text_in(row, *day_column_) : "", options_);
        return made;
    }

    DossierOptions options_;
    workbook::SheetReader reader_;
    SheetRow header_;
    std::vector<std::size_t> text_columns_;
    std::optional<std::size_t> day_column_;
};

}  // namespace

std::unique_ptr<DossierFormat> xlsx_dossiers(const std::string& file, const DossierOptions& options) {
    return told_of_dossiers([&] { return std::make_unique<XlsxDossiers>(file, options); });
}

}  // namespace diachi::importers
