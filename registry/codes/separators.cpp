#include "registry/codes/separators.hpp"

#include <cstddef>

namespace diachi::registry {
namespace {

/// How many bytes the separator takes that a text begins with; 0 when it begins with none.
std::size_t separator_at(std::string_view text) {
    using namespace std::string_view_literals;
    for (const auto separator : {" "sv, "."sv, "-"sv, "\u00A0"sv, "\u2009"sv, "\u202F"sv, "\u2010"sv, "\u2011"sv,
                                 "\u2012"sv, "\u2013"sv, "\u2014"sv, "\u2015"sv, "\u2212"sv}) {
        if (text.starts_with(separator)) return separator.size();
    }
    return 0;
}

}  // namespace

std::string without_separators(std::string_view text) {
    std::string kept;
    while (!text.empty()) {
        const auto skipped = separator_at(text);
        if (skipped == 0) kept += text.front();
        text.remove_prefix(skipped == 0 ? 1 : skipped);
    }
    return kept;
}

}  // namespace diachi::registry
