#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {
namespace {

std::string joined_names(const std::vector<UnitVersion>& units, const std::string& last_link) {
    std::string text;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i > 0) text += i + 1 == units.size() ? last_link : ", ";
        text += units[i].name + " (" + units[i].code + ")";
    }
    return text;
}

Refusal no_such_commune(const std::string& code, const std::optional<DissolvedCommune>& former) {
    Refusal refusal{"Không có xã, phường, đặc khu nào đang hoạt động mang mã " + code + ".",
                    "No commune in force has the code " + code + ".", ""};
    if (!former) return refusal;
    refusal.message_vi += " Mã này trước đây của " + former->last.name;
    refusal.message_en += " It was the code of " + former->last.name;
    if (!former->successors.empty()) {
        refusal.message_vi += ", nay thuộc " + joined_names(former->successors, " hoặc ");
        refusal.message_en += ", today " + joined_names(former->successors, " or ");
        if (former->successors.size() == 1) refusal.suggestion = former->successors.front().code;
    }
    refusal.message_vi += ".";
    refusal.message_en += ".";
    return refusal;
}

}  // namespace

std::optional<Refusal> inside_commune(const AddressDraft& draft, const Surroundings& around) {
    if (draft.commune_code.empty()) return std::nullopt;  // said to be missing before any rule
    if (!around.named_commune) return no_such_commune(draft.commune_code, around.former_commune);
    for (const auto& commune : around.communes_here) {
        if (commune.unit == around.named_commune->unit) return std::nullopt;
    }
    const std::string& named = around.named_commune->name;
    if (around.communes_here.empty()) {
        if (inside_country(draft, around)) return std::nullopt;  // that rule says more
        return Refusal{"Vị trí không nằm trong " + named + " hay xã, phường nào trên bản đồ.",
                       "The position lies neither in " + named + " nor in any commune of the map.", ""};
    }
    const auto& here = around.communes_here.front();
    return Refusal{"Vị trí nằm trong " + here.name + ", không phải " + named + ".",
                   "The position lies in " + here.name + ", not in " + named + ".", here.code};
}

}  // namespace diachi::registry::rules
