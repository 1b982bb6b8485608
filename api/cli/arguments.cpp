#include "api/cli/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

template <typename Number>
std::optional<Number> parsed(const std::string& word) {
    Number value{};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return value;
}

}  // namespace

Arguments::Arguments(const std::vector<std::string>& words, const std::vector<std::string_view>& known,
                     const std::vector<std::string_view>& flags, const std::vector<std::string_view>& lists) {
    const auto among = [](const std::vector<std::string_view>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (!word->starts_with("--")) {
            words_.push_back(*word);
            continue;
        }
        std::string name = word->substr(2);
        const bool is_flag = among(flags, name);
        const bool is_list = among(lists, name);
        if (!is_flag && !is_list && !among(known, name)) {
            throw UsageError("there is no option " + in_quotes(*word));
        }
        if (options_.contains(name)) throw UsageError("option --" + name + " is given twice");
        if (is_flag) {
            options_[std::move(name)];
            continue;
        }
        if (++word == words.end()) throw UsageError("option --" + name + " needs a value");
        if (is_list) {
            lists_[std::move(name)].push_back(*word);
        } else {
            options_[std::move(name)] = *word;
        }
    }
}

std::optional<std::string> Arguments::option(std::string_view name) const {
    const auto found = options_.find(name);
    return found == options_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Arguments::list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::required(std::string_view name) const {
    const auto found = options_.find(name);
    if (found == options_.end()) throw UsageError("option --" + std::string(name) + " is missing");
    return found->second;
}

const std::vector<std::string>& Arguments::exactly(std::size_t count, std::string_view what) const {
    if (words_.size() != count) throw UsageError("expected " + std::string(what));
    return words_;
}

double number(const std::string& word, std::string_view what) {
    const auto value = parsed<double>(word);
    if (!value || !std::isfinite(*value)) throw UsageError(std::string(what) + " is a number, not " + in_quotes(word));
    return *value;
}

int whole_number(const std::string& word, std::string_view what, int least, int most) {
    const auto value = parsed<int>(word);
    if (!value || *value < least || *value > most) {
        throw UsageError(std::string(what) + " is a whole number from " + std::to_string(least) + " to " +
                         std::to_string(most) + ", not " + in_quotes(word));
    }
    return *value;
}

}  // namespace diachi::api::cli
