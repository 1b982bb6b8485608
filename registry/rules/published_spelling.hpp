#pragma once

#include <string>

namespace diachi::registry::rules {

/// How a name that was found is written.
enum class Spelling {
    published,  ///< as published, with or without its kind ("Trần Phú" for "Đường Trần Phú")
    otherwise,  ///< other accents, letter case or place of the tone mark
    another_name,  ///< a name that it had before
};

Spelling spelling_of(const std::string& written, const std::string& published);

}  // namespace diachi::registry::rules
