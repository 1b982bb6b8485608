#include "registry/geocoding/completion/completer.hpp"

#include <algorithm>

#include "registry/geocoding/completion/date_streets.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

/// What it is worth that the typed number was issued: as much as a word.
constexpr int number_exists = 10;

bool takes_numbers(const Completion& name) {
    return name.kind == CompletionKind::street && !name.alley;
}

Suggestion of_address(const Completion& name, const IssuedNumber& house) {
    return {name, house.number, house.code, house.label, text::code_points_in(house.label)};
}

/// A name, behind the number that was typed, or behind the blank where one goes.
Suggestion of_name(const Completion& name, const std::string& number) {
    const bool unit = name.kind == CompletionKind::province || name.kind == CompletionKind::commune;
    if (unit) return {name, "", "", name.label, text::code_points_in(name.label)};
    const std::string between = name.kind == CompletionKind::place ? ", " : " ";
    if (number.empty()) return {name, "", "", between + name.label, 0};
    return {name, number, "", number + between + name.label, text::code_points_in(number)};
}

bool lies_in(const IssuedNumber& house, const Completion& name) {
    return name.commune == house.commune;
}

class Suggestions {
  public:
    void add(Suggestion suggestion) {
        const auto same = [&](const Suggestion& other) { return other.text == suggestion.text; };
        if (std::none_of(all_.begin(), all_.end(), same)) all_.push_back(std::move(suggestion));
    }

    std::vector<Suggestion> best(std::size_t limit) {
        std::stable_sort(all_.begin(), all_.end(),
                         [](const auto& a, const auto& b) { return a.name.score > b.name.score; });
        if (all_.size() > limit) all_.resize(limit);
        return std::move(all_);
    }

  private:
    std::vector<Suggestion> all_;
};

}  // namespace

std::vector<Suggestion> Completer::suggest(std::string_view before, std::string_view behind, const CompletionBias& bias,
                                           std::size_t limit) const {
    constexpr std::size_t most_read = 50;
    TypedText typed = typed_text(before, behind);
    auto names = names_.complete(typed, bias, limit);
    for (const std::string& writing : date_street_writings(before)) {
        TypedText street = typed_text(writing, behind);
        auto found = names_.complete(street, bias, limit);
        if (found.empty()) continue;
        typed = std::move(street);
        names = std::move(found);
        break;
    }
    Suggestions suggestions;
    bool first = true;
    for (auto& name : names) {
        const bool street = takes_numbers(name);
        if (street && !typed.number.empty()) {
            for (const auto& house : numbers_.with_number(name.id, typed.number)) {
                if (!lies_in(house, name)) continue;
                auto better = name;
                better.score += number_exists;
                suggestions.add(of_address(better, house));
            }
        }
        // Only of the best street: its other numbers that begin so, or the first ones of all.
        if (street && first && (typed.number_open || !typed.number.empty())) {
            for (const auto& house : numbers_.numbers_of(name.id, typed.number, most_read))
                if (lies_in(house, name)) suggestions.add(of_address(name, house));
        }
        first = first && !street;
        suggestions.add(of_name(name, typed.number));
    }
    return suggestions.best(limit);
}

}  // namespace diachi::registry::geocoding
