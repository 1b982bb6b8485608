#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
            return "info";
    }
    return "";
}

const std::vector<Rule>& table() {
    static const std::vector<Rule> rules{
        {"place.inside-commune", Severity::error, "commune_code", "Vị trí nằm trong xã, phường đã ghi",
         "The position lies inside the named commune",
         "The commune issues only its own addresses; on an edge, both communes hold the point.", inside_commune},
        {"place.inside-parcel", Severity::warning, "position", "Vị trí nằm trong một thửa đất",
         "The position lies inside a parcel",
         "Checked where the cadastral map of the neighbourhood (about 100 m) was imported.", inside_parcel},
        {"number.format", Severity::error, "number", "Số nhà, số căn hộ viết đúng dạng",
         "House and flat numbers have a known form", "Thông tư 08/2024/TT-BXD, articles 6 and 13", number_format},
        {"identity.duplicate", Severity::error, "number", "Chưa có địa chỉ trùng",
         "No current address has the same number on the same street",
         "Also where the street goes on in the next commune; houses without a number are compared by their place (2 m). "
         "Two of one name cannot be told apart by a letter or an ambulance.", duplicate_address},
        {"number.parity", Severity::warning, "number", "Số chẵn, lẻ đúng bên đường",
         "Odd and even numbers stand on their sides of the street",
         "The nearest numbers of the street tell which side is which; where there are none, odd is left and even right, "
         "from north to south, east to west, north-east to south-west, south-east to north-west (Thông tư "
         "08/2024/TT-BXD), in an alley from its street inwards.", number_parity},
        {"number.order", Severity::warning, "number", "Số nhà theo thứ tự dọc đường",
         "Numbers follow each other along their side of the street",
         "A house stands between the neighbours of lower and higher number, within 3 m.", number_order},
        {"number.gap", Severity::info, "number", "Không bỏ trống quá nhiều số",
         "Not too many numbers stay free",
         "From the number before it on its side a number jumps by more than ten, and by more than houses of 4 m front "
         "would use up on the way.", number_gap},
        {"number.infill", Severity::warning, "number", "Số chèn là số tiếp theo, cùng một kiểu",
         "An inserted number is the next one, of one kind",
         "Between 20 and 22: 20A, 20B, … or 20-1, 20-2, … (Thông tư 08/2024/TT-BXD, article 6(4)); 20 or a number beside "
         "it exists.", number_infill},
        {"code.well-formed", Severity::error, "code", "Mã địa chỉ đúng dạng và đúng chữ số kiểm tra",
         "The address code is well-formed and its check digit holds", "docs/code_scheme.md", code_well_formed},
    };
    return rules;
}

std::vector<Finding> examine(const AddressDraft& draft, const Surroundings& surroundings) {
    std::vector<Finding> findings;
    for (const auto& rule : table()) {
        if (auto refusal = rule.check(draft, surroundings)) {
            findings.push_back({std::string(rule.id), rule.severity, std::string(rule.field), std::move(*refusal)});
        }
    }
    return findings;
}

std::string documentation() {
    std::string page =
        "# Rules\n\n"
        "<!-- Made by `diachi rules`; a test compares. -->\n\n"
        "An `error` blocks. A `warning` needs the officer's confirmation with a reason: `confirmed` in the draft, "
        "which the journal keeps. An `info` informs.\n\n"
        "| rule | severity | field | Tiếng Việt | English | basis |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const auto& rule : table()) {
        page += "| `" + std::string(rule.id) + "` | " + std::string(name_of(rule.severity)) + " | `" +
                std::string(rule.field) + "` | " + std::string(rule.title_vi) + " | " + std::string(rule.title_en) +
                " | " + std::string(rule.basis) + " |\n";
    }
    return page;
}

}  // namespace diachi::registry::rules
