#include "registry/rules/checks.hpp"
#include "registry/rules/published_spelling.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::registry::rules {
namespace {

std::optional<Refusal> told(const std::string& written, const std::string& published, std::string_view field) {
    if (written.empty() || published.empty() || spelling_of(written, published) != Spelling::otherwise) {
        return std::nullopt;
    }
    return Refusal{text::in_quotes(written) + " được công bố là " + text::in_quotes(published) + ".",
                   text::in_quotes(written) + " is published as " + text::in_quotes(published) + ".", published, field};
}

}  // namespace

std::optional<Refusal> name_spelling(const AddressDraft& draft, const Surroundings& around) {
    if (auto street = told(draft.street, around.street_name, "street")) return street;
    return told(draft.place, around.place_name, "place");
}

}  // namespace diachi::registry::rules
