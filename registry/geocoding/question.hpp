#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "registry/date.hpp"

namespace diachi::registry::geocoding {

/// A text and what is known about it beside.
struct Question {
    std::string_view text;      ///< UTF-8; outlives the question
    std::optional<Date> as_of;  ///< the day that the text is of; names in force then come before others

    /// The text was made of parts (PartsWriter): what stands behind a unit word is that unit and nothing else.
    bool in_parts = false;

    std::string_view system{};  ///< who asks: what this system settled counts; empty: nothing that was settled

    // Implicit: a text alone is a question too.
    // NOLINTBEGIN(google-explicit-constructor)
    Question(std::string_view words, std::optional<Date> day = std::nullopt) : text(words), as_of(std::move(day)) {}
    Question(const std::string& words) : text(words) {}
    Question(const char* words) : text(words) {}
    // NOLINTEND(google-explicit-constructor)
};

}  // namespace diachi::registry::geocoding
