#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::api::cli {

/// The words of the command line do not fit the command; says which and how it is meant.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Options ("--name value") and the words without a name, in order.
class Arguments {
  public:
    /// Throws UsageError for an option that is not among `known`, comes twice or lacks its value. A negative number
    /// is a word, not an option.
    /// `flags`: options without a value. `lists`: options of which several may be given.
    Arguments(const std::vector<std::string>& words, const std::vector<std::string_view>& known,
              const std::vector<std::string_view>& flags = {}, const std::vector<std::string_view>& lists = {});

    [[nodiscard]] std::optional<std::string> option(std::string_view name) const;
    /// Every value of an option that may come several times, in order.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] bool has_flag(std::string_view name) const { return options_.contains(name); }
    /// Throws UsageError when it is missing.
    [[nodiscard]] std::string required(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
    /// Throws UsageError when there is another number of words; `what` says what they are: "LON LAT".
    const std::vector<std::string>& exactly(std::size_t count, std::string_view what) const;

  private:
    std::map<std::string, std::string, std::less<>> options_;
    std::map<std::string, std::vector<std::string>, std::less<>> lists_;
    std::vector<std::string> words_;
};

/// A number; throws UsageError naming `what` otherwise.
double number(const std::string& word, std::string_view what);
/// A whole number from `least` to `most`; throws UsageError as above.
int whole_number(const std::string& word, std::string_view what, int least, int most);

}  // namespace diachi::api::cli
