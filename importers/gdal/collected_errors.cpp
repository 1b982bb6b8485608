#include "importers/gdal/collected_errors.hpp"

#include <cpl_error.h>

namespace diachi::importers::gdal {
namespace {

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum, const char* message) {
    auto* first = static_cast<std::string*>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Failure && first->empty()) *first = message;
}

}  // namespace

CollectedErrors::CollectedErrors() {
    CPLPushErrorHandlerEx(collect, &first_);
}
CollectedErrors::~CollectedErrors() {
    CPLPopErrorHandler();
}

}  // namespace diachi::importers::gdal
