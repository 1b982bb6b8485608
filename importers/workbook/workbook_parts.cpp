#include "importers/workbook/workbook_parts.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>

#include "importers/workbook/xml_part.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::importers::workbook {
namespace {

using registry::text::in_quotes;

constexpr std::size_t most_bytes_of_texts = 134'217'728;
constexpr std::size_t most_styles = 65'536;
constexpr std::size_t most_sheets = 1'024;

int whole(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// xl/workbook.xml: the sheets.
class SheetList : public XmlHandler {
  public:
    struct Sheet {
        std::string name;
        std::string relation;
    };
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") {
            const auto from_1904_said = attributes.get("date1904");
            from_1904 = from_1904_said == "1" || from_1904_said == "true";
        }
        if (name != "sheet" || sheets.size() >= most_sheets) return;
        sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id"))});
    }
    void text(std::string_view) override {}
    void end(std::string_view) override {}

    std::vector<Sheet> sheets;
    bool from_1904 = false;
};

/// xl/_rels/workbook.xml.rels: where the parts lie in the zip file.
class Relations : public XmlHandler {
  public:
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship" || by_id.size() >= most_sheets) return;
        std::string target(attributes.get("Target"));
        target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        if (target.find("..") != std::string::npos) return;
        const auto type = attributes.get("Type");
        if (type.ends_with("/sharedStrings")) texts = target;
        if (type.ends_with("/styles")) styles = target;
        by_id[std::string(attributes.get("Id"))] = target;
    }
    void text(std::string_view) override {}
    void end(std::string_view) override {}

    std::map<std::string, std::string> by_id;
    std::string texts;
    std::string styles;
};

/// The texts that cells share; without how they are pronounced (rPh).
class SharedTexts : public XmlHandler {
  public:
    void begin(std::string_view name, const Attributes&) override {
        if (name == "si") texts.emplace_back();
        if (name == "rPh") ++pronounced_;
        in_text_ = name == "t" && pronounced_ == 0 && !texts.empty();
        bytes_ += name == "si" ? sizeof(std::string) : 0;
        check();
    }
    void text(std::string_view piece) override {
        if (!in_text_) return;
        texts.back() += piece;
        bytes_ += piece.size();
        check();
    }
    void end(std::string_view name) override {
        if (name == "rPh") --pronounced_;
        in_text_ = false;
    }

    std::vector<std::string> texts;

  private:
    void check() const {
        if (bytes_ > most_bytes_of_texts)
            throw WorkbookError("the texts of the workbook take more than 128 MiB; save it as CSV (UTF-8)");
    }
    std::size_t bytes_ = 0;
    int pronounced_ = 0;
    bool in_text_ = false;
};

/// xl/styles.xml: what each style of cells shows numbers as.
class Styles : public XmlHandler {
  public:
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "cellXfs") in_cells_ = true;
        if (name == "numFmt" && formats_.size() < most_styles) {
            formats_[whole(attributes.get("numFmtId"))] = kind_of_format(attributes.get("formatCode"));
        }
        if (name != "xf" || !in_cells_ || kinds.size() >= most_styles) return;
        const int format = whole(attributes.get("numFmtId"));
        const auto own = formats_.find(format);
        kinds.push_back(own == formats_.end() ? kind_of_format(format) : own->second);
    }
    void text(std::string_view) override {}
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }

    std::vector<CellKind> kinds;

  private:
    std::map<int, CellKind> formats_;
    bool in_cells_ = false;
};

/// Whether there was such a part.
bool read_part(const std::filesystem::path& file, const std::string& name, XmlHandler& handler) {
    auto part = name.empty() ? std::nullopt : gdal::ZipPart::open(file, name);
    if (!part) return false;
    XmlPart xml(std::move(*part), handler);
    while (xml.advance()) {
    }
    return true;
}

/// Of a file that holds no workbook.
WorkbookError no_workbook(const std::filesystem::path& file) {
    constexpr std::string_view compound = "\xD0\xCF\x11\xE0";
    std::string start(compound.size(), '\0');
    std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    if (start == compound) return WorkbookError(std::string(of_an_old_excel));
    return WorkbookError("the file is no Excel workbook (.xlsx), or is damaged; save it anew");
}

const SheetList::Sheet& chosen(const SheetList& list, const std::optional<std::string>& sheet) {
    if (!sheet) return list.sheets.front();
    const auto found =
        std::find_if(list.sheets.begin(), list.sheets.end(), [&](const auto& known) { return known.name == *sheet; });
    if (found != list.sheets.end()) return *found;
    std::vector<std::string> names;
    for (const auto& known : list.sheets) names.push_back(known.name);
    throw WorkbookError("there is no sheet " + in_quotes(*sheet) + "; there are: " + registry::text::listed(names));
}

}  // namespace

WorkbookParts read_parts(const std::filesystem::path& file, const std::optional<std::string>& sheet) {
    SheetList list;
    Relations relations;
    const bool whole = read_part(file, "xl/workbook.xml", list) &&
                       read_part(file, "xl/_rels/workbook.xml.rels", relations) && !list.sheets.empty();
    if (!whole) throw no_workbook(file);
    WorkbookParts parts;
    parts.from_1904 = list.from_1904;
    parts.sheet = relations.by_id[chosen(list, sheet).relation];
    SharedTexts texts;
    read_part(file, relations.texts, texts);
    parts.texts = std::move(texts.texts);
    Styles styles;
    read_part(file, relations.styles, styles);
    parts.styles = std::move(styles.kinds);
    return parts;
}

}  // namespace diachi::importers::workbook
