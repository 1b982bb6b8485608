#include "importers/workbook/sheet_reader.hpp"

#include <charconv>
#include <deque>
#include <utility>

#include "importers/workbook/workbook_parts.hpp"
#include "importers/workbook/xml_part.hpp"

namespace diachi::importers::workbook {
namespace {

constexpr std::size_t most_columns = 16'384;  // of Excel
constexpr std::int64_t most_rows = 1'048'576;

/// "AB12" is column 27; nothing where it names none.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z' || column > most_columns) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    if (column == 0 || column > most_columns) return std::nullopt;
    return column - 1;
}

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
    Number number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

class SheetReader::Rows : public XmlHandler {
  public:
    Rows(const std::filesystem::path& file, const std::optional<std::string>& sheet)
        : parts_(read_parts(file, sheet)), xml_(opened(file, parts_.sheet), *this) {}

    std::optional<SheetRow> next() {
        while (ready_.empty() && xml_.advance()) {
        }
        if (ready_.empty()) return std::nullopt;
        SheetRow row = std::move(ready_.front());
        ready_.pop_front();
        return row;
    }

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "row") {
            begin_row(attributes);
        } else if (name == "c") {
            begin_cell(attributes);
        } else if (name == "rPh") {
            ++pronounced_;
        }
        has_formula_ = has_formula_ || name == "f";
        in_value_ = (name == "v" || name == "t") && pronounced_ == 0;
    }

    void text(std::string_view piece) override {
        if (!in_value_) return;
        if (value_.size() + piece.size() <= longest_row) {
            value_ += piece;
        } else {
            row_.too_long = true;
        }
    }

    void end(std::string_view name) override {
        in_value_ = false;
        if (name == "rPh") {
            --pronounced_;
        } else if (name == "c") {
            end_cell();
        } else if (name == "row") {
            ready_.push_back(std::exchange(row_, {}));
        }
    }

  private:
    static gdal::ZipPart opened(const std::filesystem::path& file, const std::string& name) {
        auto part = name.empty() ? std::nullopt : gdal::ZipPart::open(file, name);
        if (!part) throw WorkbookError("the workbook lacks its sheet, or is damaged; save it anew");
        return std::move(*part);
    }

    void begin_row(const Attributes& attributes) {
        line_ = number_in<std::int64_t>(attributes.get("r")).value_or(line_ + 1);
        if (line_ < 1 || line_ > most_rows) throw WorkbookError("the sheet has rows beyond Excel's last; save it anew");
        row_ = {line_, {}, {}, false};
        bytes_ = 0;
        next_column_ = 0;
    }

    void begin_cell(const Attributes& attributes) {
        column_ = column_of(attributes.get("r")).value_or(next_column_);
        next_column_ = column_ + 1;
        type_ = attributes.get("t");
        style_ = number_in<std::size_t>(attributes.get("s")).value_or(0);
        value_.clear();
        has_formula_ = false;
    }

    void end_cell() {
        // What gives an empty text says that it is a text.
        if (has_formula_ && value_.empty() && type_ != "str" && row_.not_calculated.size() < most_columns)
            row_.not_calculated.push_back(column_);
        if (value_.empty()) return;
        Cell cell = typed();
        const bool in_order = row_.cells.empty() || row_.cells.back().column < cell.column;
        if (!in_order)
            throw WorkbookError("the cells of row " + std::to_string(line_) + " are out of order; save it anew");
        bytes_ += cell.text.size() + sizeof(Cell);
        if (bytes_ > longest_row || column_ >= most_columns) {
            row_.too_long = true;
        } else if (!cell.text.empty()) {
            row_.cells.push_back(std::move(cell));
        }
    }

    [[nodiscard]] Cell typed() const {
        if (type_ == "s") {
            const auto number = number_in<std::size_t>(value_);
            const bool known = number && *number < parts_.texts.size();
            return {column_, CellKind::text, "", known ? parts_.texts[*number] : ""};
        }
        if (type_ == "b") return {column_, CellKind::boolean, value_, value_ == "1" ? "TRUE" : "FALSE"};
        if (type_ == "e") return {column_, CellKind::error, value_, value_};
        if (type_ == "str" || type_ == "inlineStr" || type_ == "d") return {column_, CellKind::text, "", value_};
        const CellKind kind = style_ < parts_.styles.size() ? parts_.styles[style_] : CellKind::number;
        if (!number_in<double>(value_)) return {column_, CellKind::text, "", value_};
        // What is written counts from 1900.
        const bool kept = kind == CellKind::number || !parts_.from_1904;
        return {column_, kept ? kind : CellKind::text, value_, text_of(kind, value_, parts_.from_1904)};
    }

    WorkbookParts parts_;
    XmlPart xml_;
    std::deque<SheetRow> ready_;
    SheetRow row_;
    std::int64_t line_ = 0;
    std::size_t bytes_ = 0;  ///< of the row
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    std::size_t style_ = 0;
    std::string type_;
    std::string value_;
    bool in_value_ = false;
    bool has_formula_ = false;
    int pronounced_ = 0;
};

SheetReader::SheetReader(const std::filesystem::path& file, const std::optional<std::string>& sheet)
    : rows_(std::make_unique<Rows>(file, sheet)) {}
SheetReader::~SheetReader() = default;

std::optional<SheetRow> SheetReader::next() {
    return rows_->next();
}

}  // namespace diachi::importers::workbook
