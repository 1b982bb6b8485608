#include "registry/rules/checks.hpp"
#include "registry/rules/published_spelling.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::registry::rules {
namespace {

std::optional<Refusal> told(const std::string& written, const std::string& published, std::string_view field) {
    if (written.empty() || published.empty() || spelling_of(written, published) != Spelling::another_name) {
        return std::nullopt;
    }
    return Refusal{text::in_quotes(written) + " là tên cũ; tên hiện nay là " + text::in_quotes(published) + ".",
                   text::in_quotes(written) + " is a former name; today it is " + text::in_quotes(published) + ".",
                   published, field};
}

}  // namespace

std::optional<Refusal> former_name(const AddressDraft& draft, const Surroundings& around) {
    if (around.former_commune && around.named_commune) {
        const auto& today = *around.named_commune;
        return Refusal{"Mã " + draft.commune_code + " là của " + around.former_commune->last.name +
                           " trước đây; vị trí này nay thuộc " + today.name + " (" + today.code + ").",
                       "The code " + draft.commune_code + " is of the former " + around.former_commune->last.name +
                           "; the position belongs to " + today.name + " (" + today.code + ") today.",
                       today.code, "commune_code"};
    }
    if (auto street = told(draft.street, around.street_name, "street")) return street;
    return told(draft.place, around.place_name, "place");
}

}  // namespace diachi::registry::rules
