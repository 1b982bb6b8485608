#include "registry/geocoding/units/province_aliases.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Districts were divided into a northern and a southern one: papers still name the whole ("Từ Liêm" until 2013).
bool is_direction(std::string_view word) {
    return word == "bac" || word == "nam" || word == "dong" || word == "tai";
}

}  // namespace

void UnitIndex::add_name(std::span<const Token> words, std::uint32_t named, Wording wording, Vocabulary& vocabulary) {
    std::vector<std::uint32_t> numbers;
    for (const auto& word : words) numbers.push_back(vocabulary.add(word.form));
    bearers_.push_back({named, wording});
    names_.add(numbers, static_cast<std::uint32_t>(bearers_.size() - 1));
}

void UnitIndex::add_names(Vocabulary& vocabulary) {
    for (std::uint32_t number = 0; number < named_.size(); ++number) {
        const auto words = tokens_of(named_[number].bare);
        official_bearers_.push_back(static_cast<std::uint32_t>(bearers_.size()));
        add_name(words, number, Wording::official, vocabulary);
        add_variants(number, vocabulary);
    }
}

/// Province and district names as one word ("binhduong"), with the first word as its initial ("B. Dương"), aliases of
/// provinces, districts without the direction in their name ("Từ Liêm" of "Bắc Từ Liêm"), and each half of a former
/// commune's double name ("Trung Tự" of "Phương Liên - Trung Tự").
void UnitIndex::add_variants(std::uint32_t number, Vocabulary& vocabulary) {
    const NamedUnit& named = named_[number];
    auto words = tokens_of(named.bare);
    if (named.level == Level::commune) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i].before != Gap::dash || named.current) continue;
            add_name(std::span(words).first(i), number, Wording::part_of_name, vocabulary);
            add_name(std::span(words).subspan(i), number, Wording::part_of_name, vocabulary);
        }
        return;
    }
    if (named.level == Level::province)
        for (const auto& alias : province_aliases()) {
            std::string target;
            for (const auto& word : tokens_of(alias.name)) target += (target.empty() ? "" : " ") + word.form;
            if (target == named.bare_form) add_name(tokens_of(alias.alias), number, Wording::abbreviated, vocabulary);
        }
    if (words.size() < 2) return;
    Token whole;
    for (const auto& word : words) whole.form += word.form;
    whole.form = matching_form(whole.form);
    add_name(std::span(&whole, 1), number, Wording::abbreviated, vocabulary);
    if (named.level == Level::district && words.size() > 2 && is_direction(words.front().form))
        add_name(std::span(words).subspan(1), number, Wording::without_direction, vocabulary);
    if (words.front().form.size() < 2) return;
    words.front().form.resize(1);
    add_name(words, number, Wording::abbreviated, vocabulary);
}

}  // namespace diachi::registry::geocoding
