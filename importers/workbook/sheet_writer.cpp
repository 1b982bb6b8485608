#include "importers/workbook/sheet_writer.hpp"

#include "importers/gdal/zip_part.hpp"

namespace diachi::importers::workbook {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::size_t longest_text = 32'767;  // letters in a cell of Excel

void append_escaped(std::string& to, std::string_view text) {
    std::size_t letters = 0;
    for (const char c : text) {
        const bool begins_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins_letter && ++letters > longest_text) return;
        if (c == '&') {
            to += "&amp;";
        } else if (c == '<') {
            to += "&lt;";
        } else if (c == '>') {
            to += "&gt;";
        } else if (c == '\r') {
            to += "&#13;";
        } else if (static_cast<unsigned char>(c) >= 0x20U || c == '\n' || c == '\t') {
            to += c;  // XML knows no other control characters
        }
    }
}

/// Of the styles below.
int style_of(CellKind kind) {
    if (kind == CellKind::date) return 1;
    if (kind == CellKind::date_time) return 2;
    return kind == CellKind::time ? 3 : 0;
}

std::string with(std::string_view element, std::string_view attributes, const std::string& content) {
    std::string xml(declaration);
    xml.append("<").append(element).append(" ").append(attributes).append(">").append(content);
    return xml.append("</").append(element).append(">");
}

std::string xmlns(std::string_view name) {
    return "xmlns=\"" + std::string(name) + "\"";
}

std::string content_types() {
    const auto part = [](std::string_view name, std::string_view type) {
        return "<Override PartName=\"/xl/" + std::string(name) +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + std::string(type) +
               "+xml\"/>";
    };
    return with("Types", xmlns(std::string(package) + "content-types"),
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                    part("workbook.xml", "sheet.main") + part("worksheets/sheet1.xml", "worksheet") +
                    part("styles.xml", "styles"));
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(document) + "/" + std::string(type) +
           "\" Target=\"" + std::string(target) + "\"/>";
}

std::string styles() {
    const auto style = [](int format) {
        return "<xf numFmtId=\"" + std::to_string(format) +
               "\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>";
    };
    constexpr int date = 14;
    constexpr int date_time = 22;
    constexpr int time = 21;
    return with(
        "styleSheet", xmlns(sheets),
        "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        "<cellXfs count=\"4\">" +
            style(0) + style(date) + style(date_time) + style(time) +
            "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
}

}  // namespace

std::string_view start_of_sheet() {
    static const std::string start = std::string(declaration) + "<worksheet " + xmlns(sheets) + "><sheetData>";
    return start;
}

std::string_view end_of_sheet() {
    return "</sheetData></worksheet>";
}

void append_cell(std::string& to, const Cell& cell) {
    switch (cell.kind) {
        case CellKind::text:
            return append_text_cell(to, cell.text);
        case CellKind::boolean:
            to.append("<c t=\"b\"><v>").append(cell.text == "TRUE" ? "1" : "0").append("</v></c>");
            return;
        case CellKind::error:
            return append_text_cell(to, cell.text);
        case CellKind::number:
            return append_number_cell(to, cell.value);
        case CellKind::date:
        case CellKind::date_time:
        case CellKind::time:
            break;
    }
    to.append("<c s=\"").append(std::to_string(style_of(cell.kind))).append("\"><v>");
    append_escaped(to, cell.value);
    to += "</v></c>";
}

void append_text_cell(std::string& to, std::string_view text) {
    if (text.empty()) return append_empty_cell(to);
    to += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">";
    append_escaped(to, text);
    to += "</t></is></c>";
}

void append_number_cell(std::string& to, std::string_view number) {
    if (number.empty()) return append_empty_cell(to);
    to += "<c><v>";
    append_escaped(to, number);
    to += "</v></c>";
}

void append_empty_cell(std::string& to) {
    to += "<c/>";
}

void pack_workbook(const std::filesystem::path& sheet_xml, const std::string& name,
                   const std::filesystem::path& workbook) {
    const std::string relations = std::string(package) + "relationships";
    gdal::ZipWriter zip(workbook);
    zip.add("[Content_Types].xml", content_types());
    zip.add("_rels/.rels",
            with("Relationships", xmlns(relations), relation("rId1", "officeDocument", "xl/workbook.xml")));
    zip.add("xl/workbook.xml", with("workbook", xmlns(sheets) + " xmlns:r=\"" + std::string(document) + "\"",
                                    "<sheets><sheet name=\"" + name + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"));
    zip.add("xl/_rels/workbook.xml.rels",
            with("Relationships", xmlns(relations),
                 relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "styles", "styles.xml")));
    zip.add("xl/styles.xml", styles());
    zip.add_file("xl/worksheets/sheet1.xml", sheet_xml);
    zip.finish();
}

}  // namespace diachi::importers::workbook
