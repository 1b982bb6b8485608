#include "registry/rules/published_spelling.hpp"

#include "registry/text/vietnamese.hpp"

namespace diachi::registry::rules {
namespace {

/// Whether a name ends with these words: what stands before is its kind, for the name was found by them.
bool ends_with_words(const std::string& name, const std::string& words) {
    return name == words || name.ends_with(" " + words);
}

}  // namespace

Spelling spelling_of(const std::string& written, const std::string& published) {
    if (ends_with_words(published, text::composed(written))) return Spelling::published;
    const std::string a = text::folded(written);
    const std::string b = text::folded(published);
    // "đ. Trần Phú" is no name here; "Phố Trần Phú" for "Đường Trần Phú" has the same words behind its kind.
    const bool same_words = ends_with_words(a, b) || ends_with_words(b, a) ||
                            (a.find(' ') != std::string::npos && ends_with_words(b, a.substr(a.find(' ') + 1)));
    return same_words ? Spelling::otherwise : Spelling::another_name;
}

}  // namespace diachi::registry::rules
