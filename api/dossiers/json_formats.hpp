#pragma once

#include <memory>
#include <string>

#include "importers/dossiers/dossier_format.hpp"

namespace diachi::api {

/// A JSON object a line, at most 64 KiB; the text is its member "text" unless the options name others. Blank lines are
/// left out.
std::unique_ptr<importers::DossierFormat> ndjson_dossiers(const std::string& file,
                                                          const importers::DossierOptions& options);

/// The message DongBoHoSoMC: an object whose member "data" lists dossiers, or a list alone; read element by element,
/// each at most 64 KiB. The text is the first member whose name begins with DiaChi, else ThongTinKhac, unless the
/// options name others; the day is NgayTiepNhan. Which member was read stands in "text_member" of the result.
/// Everything around the dossiers is kept as it is.
std::unique_ptr<importers::DossierFormat> message_dossiers(const std::string& file,
                                                           const importers::DossierOptions& options);

}  // namespace diachi::api
