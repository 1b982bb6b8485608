#include "importers/dossiers/csv_dossiers.hpp"

#include <algorithm>

#include "importers/dossiers/result_columns.hpp"
#include "importers/workbook/workbook_parts.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::importers {
namespace {

using registry::text::in_quotes;

constexpr std::size_t longest_shown = 2'000;  // bytes of what stood beyond the last column

constexpr std::size_t usual_answer = 512;  // bytes

/// What is beyond the last column stands in the sentence, so that it is not lost.
std::string wrong_width(const CsvRow& row, std::size_t width, const TextFile& text) {
    std::string why = "line " + std::to_string(row.line) + " has " + std::to_string(row.fields.size()) +
                      " fields, the first line has " + std::to_string(width);
    for (std::size_t i = width; i < row.fields.size() && why.size() < longest_shown; ++i) {
        why += (i == width ? "; beyond them: " : ", ") +
               text.decoded(row.fields[i]).value_or(registry::text::printable(row.fields[i]));
    }
    return why;
}

/// A workbook under another name would be read as one long word.
void refuse_workbook(std::string_view start) {
    if (start.starts_with("PK\x03\x04"))
        throw DossierFileError(
            "the file is no CSV but a zip file, as Excel workbooks are: say that its format is xlsx");
    if (start.starts_with("\xD0\xCF\x11\xE0")) throw DossierFileError(std::string(workbook::of_an_old_excel));
}

class CsvDossiers : public DossierFormat {
  public:
    CsvDossiers(const std::string& file, const DossierOptions& options)
        : options_(options), text_(file, options.encoding), dialect_(dialect()), reader_(text_.stream(), dialect_) {
        refuse_workbook(text_.start());
        auto header = reader_.next_row();
        while (header && header->text.empty() && header->problem.empty()) header = reader_.next_row();
        if (!header) throw DossierFileError("the file is empty");
        if (!header->problem.empty()) throw DossierFileError(header->problem);
        header_ = std::move(*header);
        for (auto& name : header_.fields) name = text_.decoded(name).value_or(name);
        if (header_.line_end.empty()) header_.line_end = "\n";
        for (const auto& name : header_.fields) refuse_result_column(name);
        if (options_.text_columns.empty()) throw DossierFileError("no text column is named");
        for (const auto& name : options_.text_columns) text_columns_.push_back(column(name));
        if (!options_.as_of_column.empty()) day_column_ = column(options_.as_of_column);
    }

    std::string head() override {
        std::string row = reader_.had_byte_order_mark() ? "\xEF\xBB\xBF" : "";
        row += text_.decoded(header_.text).value_or(header_.text);
        for (const auto* name : result_columns()) {
            row += dialect_.delimiter;
            append_csv_field(row, name, dialect_);
        }
        return row + header_.line_end;
    }

    std::optional<Dossier> next() override {
        while (auto row = reader_.next_row()) {
            const bool blank = row->problem.empty() && row->text.empty() && width() > 1;
            if (!blank) return dossier(std::move(*row));
        }
        return std::nullopt;
    }

    std::string row(const Dossier& dossier, const registry::geocoding::DossierResult* result) const override {
        std::string row;
        row.reserve(dossier.row.size() + usual_answer);
        row += dossier.row;
        for (const auto& value : result_values(result, dossier.error)) {
            row += dialect_.delimiter;
            append_csv_field(row, value, dialect_);
        }
        return row + header_.line_end;
    }

    std::string tail() override { return ""; }

  private:
    [[nodiscard]] std::size_t width() const { return header_.fields.size(); }

    CsvDialect dialect() const {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        std::string_view start = text_.start();
        if (start.starts_with(mark)) start.remove_prefix(mark.size());
        auto found = detected_dialect(start);
        if (options_.delimiter) found.delimiter = *options_.delimiter;
        return found;
    }

    std::size_t column(const std::string& name) const {
        const auto& names = header_.fields;
        const auto is_it = [&](const auto& written) { return is_name_of_column(written, name); };
        const auto found = std::find_if(names.begin(), names.end(), is_it);
        if (found == names.end())
            throw DossierFileError("there is no column " + in_quotes(name) +
                                   "; there are: " + registry::text::listed(names));
        if (std::any_of(found + 1, names.end(), is_it)) throw DossierFileError(two_columns_of(name));
        return static_cast<std::size_t>(found - names.begin());
    }

    Dossier dossier(CsvRow row) const {
        Dossier made;
        made.line = row.line;
        made.error = row.problem;
        if (made.error.empty() && row.fields.size() != width()) made.error = wrong_width(row, width(), text_);
        auto text = text_.decoded(written(row));
        if (made.error.empty() && !text) {
            made.error = "line " + std::to_string(row.line) + " is not " + std::string(name_of(text_.encoding()));
        }
        made.row = text ? std::move(*text) : written(row);
        made.answerable = made.error.empty();
        if (made.answerable) ask(made, row);
        return made;
    }

    void ask(Dossier& made, const CsvRow& row) const {
        std::vector<std::string_view> parts;
        parts.reserve(text_columns_.size());
        for (const auto place : text_columns_) parts.emplace_back(row.fields[place]);
        const auto text = parts.size() == 1 ? std::string(parts[0]) : joined_text(parts);
        made.text = text_.decoded(text).value_or("");
        set_day(made, day_column_ ? std::string_view(row.fields[*day_column_]) : "", options_);
    }

    /// The row as wide as the first line.
    std::string written(const CsvRow& row) const {
        if (!row.problem.empty() && !row.fields.empty()) {  // its quotes would break what comes after it
            std::string line;
            append_csv_field(line, row.text, dialect_);
            return line + std::string(width() - 1, dialect_.delimiter);
        }
        if (row.fields.empty()) return std::string(width() - 1, dialect_.delimiter);
        if (row.fields.size() > width()) return row.text.substr(0, row.ends[width() - 1]);
        return row.text + std::string(width() - row.fields.size(), dialect_.delimiter);
    }

    DossierOptions options_;
    TextFile text_;
    CsvDialect dialect_;
    CsvReader reader_;
    CsvRow header_;
    std::vector<std::size_t> text_columns_;
    std::optional<std::size_t> day_column_;
};

}  // namespace

std::unique_ptr<DossierFormat> csv_dossiers(const std::string& file, const DossierOptions& options) {
    try {
        return std::make_unique<CsvDossiers>(file, options);
    } catch (const CsvError& error) {
        throw DossierFileError(error.what());
    }
}

}  // namespace diachi::importers
