#include "registry/geocoding/words/noise.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_reported = 8;
constexpr std::size_t label_bytes = 40;        ///< looked at before a number
constexpr std::size_t fewest_long_digits = 7;  ///< house numbers have at most six
constexpr std::size_t longest_address = 80;    ///< of e-mail and web

/// What is written before such numbers, folded; longer ones before those that they end with.
constexpr auto phone_labels =
    std::to_array<std::string_view>({"so dien thoai", "dien thoai", "di dong", "sdt", "so dt", "dt", "dtdd", "dd",
                                     "tel", "phone", "mobile", "hotline", "fax", "zalo", "lien he", "lh"});
constexpr auto identity_labels = std::to_array<std::string_view>(
    {"so cccd", "cccd", "so cmnd", "cmnd", "so dinh danh", "ma so thue", "mst", "ho chieu", "ma ho so", "tai khoan"});
constexpr auto date_labels =
    std::to_array<std::string_view>({"cap ngay", "ngay sinh", "sinh ngay", "tu ngay", "ngay", "sinh"});

bool is_word_byte(char c) {
    return text::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_address_byte(char c) {
    return c > ' ' && c != ',' && c != ';' && c != '(' && c != ')' && c != '<' && c != '>' && c != '"';
}

struct Span {
    std::size_t begin;
    std::size_t end;
};

class Scanner {
  public:
    explicit Scanner(std::string& text)
        : text_(text),
          internet_(text.find('@') != std::string::npos || text.find("www.") != std::string::npos ||
                    text.find("://") != std::string::npos) {}

    std::vector<std::string> run() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto found = noise_at(at);
            if (found) {
                take(*found);
                at = found->end;
            } else {
                at = behind(at);
            }
        }
        return std::move(taken_);
    }

  private:
    /// Words and numbers are passed as a whole, so that each is looked at once; a label glued to a number is parted.
    std::size_t behind(std::size_t at) const {
        if (!is_word_byte(text_[at])) return at + 1;
        const std::size_t begin = at;
        while (at < text_.size() && is_word_byte(text_[at]) && !text::is_digit(text_[at])) ++at;
        if (at > begin && at < text_.size() && text::is_digit(text_[at]) && label_before(at, phone_labels) == begin)
            return at;
        while (at < text_.size() && (is_word_byte(text_[at]) || text_[at] == '/')) ++at;
        return at;
    }

    void take(const Span& span) {
        if (taken_.size() < most_reported) taken_.push_back(text_.substr(span.begin, span.end - span.begin));
        std::fill(text_.begin() + static_cast<std::ptrdiff_t>(span.begin),
                  text_.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
        text_[span.begin] = ',';
    }

    std::optional<Span> noise_at(std::size_t at) const {
        if (text::is_digit(text_[at]) || text_[at] == '+' || text_[at] == '(') {
            if (auto date = date_at(at)) return date;
            if (auto number = long_number_at(at)) return number;
            if (auto phone = phone_at(at)) return phone;
        }
        return internet_ ? internet_at(at) : std::nullopt;
    }

    /// The label that ends right before `at` begins here; `at` itself when there is none.
    template <typename Labels>
    std::size_t label_before(std::size_t at, const Labels& labels) const {
        std::size_t end = at;
        while (end > 0 && (text_[end - 1] == ' ' || text_[end - 1] == ':' || text_[end - 1] == '.')) --end;
        for (const std::string_view label : labels) {
            std::size_t begin = end;
            for (auto words = std::count(label.begin(), label.end(), ' ') + 1; words > 0; --words) {
                while (begin > 0 && text_[begin - 1] == ' ') --begin;
                while (begin > 0 && end - begin < label_bytes && is_word_byte(text_[begin - 1])) --begin;
            }
            if (begin < end && text::folded(std::string_view(text_).substr(begin, end - begin)) == label) return begin;
        }
        return at;
    }

    bool colon_before(std::size_t at) const {
        while (at > 0 && text_[at - 1] == ' ') --at;
        return at > 0 && text_[at - 1] == ':';
    }

    std::size_t digits_from(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && text::is_digit(text_[end])) ++end;
        return end;
    }

    bool ends_number(std::size_t end) const {
        return end >= text_.size() || (!is_word_byte(text_[end]) && text_[end] != '/');
    }

    /// "079203001234", "1800278630-001": more digits in a row than a house number or a postcode has.
    std::optional<Span> long_number_at(std::size_t at) const {
        std::size_t end = digits_from(at);
        if (end - at < fewest_long_digits || !ends_number(end)) return std::nullopt;
        if (end + 4 <= text_.size() && text_[end] == '-' && digits_from(end + 1) == end + 4) end += 4;
        const std::size_t identity = label_before(at, identity_labels);
        return Span{identity < at ? identity : label_before(at, phone_labels), end};
    }

    /// "0913.123.456", "(0292) 3 820 820", "+84 913 123 456"; behind "ĐT:" any six digits.
    std::optional<Span> phone_at(std::size_t at) const {
        const bool said = colon_before(at) && label_before(at, phone_labels) < at;
        std::size_t first = at;
        while (first < text_.size() && (text_[first] == '(' || text_[first] == '+')) ++first;
        const std::string_view rest = std::string_view(text_).substr(first);
        const bool abroad = text_[first - (first > at ? 1 : 0)] == '+' && rest.starts_with("84");
        if (!said && !abroad && !(rest.starts_with('0') && digits_from(first) - first >= 3)) return std::nullopt;
        const std::size_t wanted = abroad || rest.starts_with("02") ? 11 : 10;
        std::size_t digits = 0;
        std::size_t end = first;
        for (std::size_t i = first; i < text_.size() && digits < wanted; ++i) {
            if (text::is_digit(text_[i])) {
                ++digits;
                end = i + 1;
            } else if (text_[i] != ' ' && text_[i] != '.' && text_[i] != '-' && text_[i] != ')') {
                break;
            }
        }
        const std::size_t fewest = said ? 6 : wanted == 11 ? 10 : 9;
        if (digits < fewest || !ends_number(end)) return std::nullopt;
        return Span{label_before(at, phone_labels), end};
    }

    /// "12/03/2024" behind "ngày" or alone between commas. In front of a name it may be the path of a house.
    std::optional<Span> date_at(std::size_t at) const {
        std::size_t end = at;
        if (digits_from(at) - at > 2) return std::nullopt;
        std::array<std::size_t, 3> lengths{};
        for (std::size_t part = 0; part < lengths.size(); ++part) {
            if (part > 0) {
                const bool sign = end < text_.size() && (text_[end] == '/' || text_[end] == '-' || text_[end] == '.');
                if (!sign) return std::nullopt;
                ++end;
            }
            lengths[part] = digits_from(end) - end;
            end += lengths[part];
        }
        const bool lengths_fit =
            lengths[0] >= 1 && lengths[0] <= 2 && lengths[1] >= 1 && lengths[1] <= 2 && lengths[2] == 4;
        const bool year = lengths_fit && (text_.compare(end - 4, 2, "19") == 0 || text_.compare(end - 4, 2, "20") == 0);
        if (!year || !ends_number(end)) return std::nullopt;
        const std::size_t label = label_before(at, date_labels);
        const bool alone = end >= text_.size() || text_[end] == ',' || text_[end] == ';' || text_[end] == ')';
        return label < at || alone ? std::optional(Span{label, end}) : std::nullopt;
    }

    std::optional<Span> internet_at(std::size_t at) const {
        const std::string_view rest = std::string_view(text_).substr(at);
        const bool web = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
        if (!web && rest.front() != '@') return std::nullopt;
        Span span{at, at};
        while (!web && span.begin > 0 && at - span.begin < longest_address && is_address_byte(text_[span.begin - 1]))
            --span.begin;
        while (span.end < text_.size() && span.end - at < longest_address && is_address_byte(text_[span.end]))
            ++span.end;
        const std::string_view found = std::string_view(text_).substr(span.begin, span.end - span.begin);
        if (!web && (span.begin == at || found.find('.') == std::string_view::npos)) return std::nullopt;
        return span;
    }

    std::string& text_;
    bool internet_;  ///< there may be an e-mail or web address
    std::vector<std::string> taken_;
};

}  // namespace

std::vector<std::string> blanked_noise(std::string& utf8) {
    return Scanner(utf8).run();
}

}  // namespace diachi::registry::geocoding
