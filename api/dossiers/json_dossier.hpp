#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/dossiers/dossier.hpp"
#include "registry/geocoding/dossier_result.hpp"

namespace diachi::api {

/// How dossiers of a JSON format say what they say, where the options do not.
struct JsonHabits {
    std::vector<std::string> text_members;  ///< the first that holds a text; "DiaChi*" is any that begins so
    std::string day_member;
};

/// One dossier of a JSON file: `text` is one JSON object (blanks around it), bounded by the caller. What is no object,
/// or has a member "result" already, comes as an object that holds it, with an error.
importers::Dossier json_dossier(std::string_view text, std::int64_t line, const importers::DossierOptions& options,
                                const JsonHabits& habits);
/// One that is not even read: too long.
importers::Dossier unread_dossier(std::int64_t line, const std::string& why);

/// The dossier's object with a last member "result": the answer, and "error" where there is one.
std::string with_result(const importers::Dossier& dossier, const registry::geocoding::DossierResult* result);

}  // namespace diachi::api
