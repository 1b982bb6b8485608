#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

#include "importers/dossiers/dossier.hpp"
#include "registry/geocoding/dossier_result.hpp"

namespace diachi::importers {

/// A file cannot be read as what it is said to be; a sentence for who sent it.
class DossierFileError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A kind of file that dossiers come in, and that their answers go out in: the same rows, each with its answer.
/// What is written is head, then a row for each dossier, in order, then tail.
class DossierFormat {
  public:
    virtual ~DossierFormat() = default;

    /// Before the first dossier is read.
    [[nodiscard]] virtual std::string head() = 0;
    /// The next dossier; nothing at the end. Throws DossierFileError where the file cannot be read further.
    virtual std::optional<Dossier> next() = 0;
    /// A dossier with its answer, or null where it cannot be answered. Called by several threads at once.
    [[nodiscard]] virtual std::string row(const Dossier& dossier,
                                          const registry::geocoding::DossierResult* result) const = 0;
    /// After the last dossier was read.
    [[nodiscard]] virtual std::string tail() = 0;
    /// Makes the file that goes out of what was written; false where it is that already.
    virtual bool pack(const std::filesystem::path& /*written*/, const std::filesystem::path& /*packed*/) const {
        return false;
    }
};

}  // namespace diachi::importers
