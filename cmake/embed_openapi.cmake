# Compiles api/openapi.yaml into the program.
set(description ${CMAKE_CURRENT_SOURCE_DIR}/api/openapi.yaml)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${description})
file(READ ${description} openapi_yaml)
set(embedded ${CMAKE_CURRENT_BINARY_DIR}/openapi_text.cpp)
file(CONFIGURE OUTPUT ${embedded} @ONLY CONTENT [[
#include "api/openapi_text.hpp"

namespace diachi::api {

std::string_view openapi_text() {
    return R"~yaml~(@openapi_yaml@)~yaml~";
}

}  // namespace diachi::api
]])
target_sources(diachi_api PRIVATE ${embedded})
