# Compiles registry/storage/spatialite/schema/*.sql into the program, so that one binary is all there is to install.
file(GLOB schema_scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/registry/storage/spatialite/schema/*.sql)
list(SORT schema_scripts)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_scripts})
set(embedded ${CMAKE_CURRENT_BINARY_DIR}/schema_scripts.cpp)
set(entries "")
foreach(script IN LISTS schema_scripts)
  file(READ ${script} text)
  get_filename_component(name ${script} NAME)
  string(APPEND entries "    {\"${name}\", R\"~sql~(${text})~sql~\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${embedded} @ONLY CONTENT [[
#include "registry/storage/spatialite/schema_scripts.hpp"

namespace diachi::registry::spatialite {

const std::vector<SchemaScript>& schema_scripts() {
    static const std::vector<SchemaScript> scripts{
@entries@    };
    return scripts;
}

}  // namespace diachi::registry::spatialite
]])
target_sources(diachi_registry PRIVATE ${embedded})
