# Everything here but DuckDB is a Debian 12 package; `./dev setup` installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL REQUIRED)
find_package(pugixml REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)
find_package(benchmark REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(CTEMPLATE REQUIRED IMPORTED_TARGET libctemplate)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)

# SOCI's Debian package has neither a CMake nor a pkg-config file.
find_path(SOCI_INCLUDE soci/soci.h REQUIRED)
foreach(part core sqlite3 postgresql)
  find_library(SOCI_${part}_LIBRARY soci_${part} REQUIRED)
  add_library(SOCI::soci_${part} UNKNOWN IMPORTED)
  set_target_properties(SOCI::soci_${part} PROPERTIES
    IMPORTED_LOCATION ${SOCI_${part}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${SOCI_INCLUDE})
endforeach()

# libstemmer's Debian package has neither.
find_path(STEMMER_INCLUDE libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(Stemmer::stemmer UNKNOWN IMPORTED)
set_target_properties(Stemmer::stemmer PROPERTIES
  IMPORTED_LOCATION ${STEMMER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${STEMMER_INCLUDE})

# DuckDB is not in Debian 12. One that the system has comes first; else the one of tools/duckdb, from the npm registry.
# Its C interface is stable across versions, so a header of one version goes with the library of a later one.
file(GLOB DUCKDB_FETCHED ${CMAKE_SOURCE_DIR}/tools/duckdb/node_modules/@duckdb/node-bindings-linux-*)
find_path(DUCKDB_INCLUDE duckdb.h HINTS
  ${CMAKE_SOURCE_DIR}/tools/duckdb/node_modules/duckdb/src/duckdb/src/include REQUIRED)
find_library(DUCKDB_LIBRARY duckdb HINTS ${DUCKDB_FETCHED} REQUIRED)
add_library(DuckDB::duckdb SHARED IMPORTED)
set_target_properties(DuckDB::duckdb PROPERTIES IMPORTED_LOCATION ${DUCKDB_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${CMAKE_BINARY_DIR}/duckdb)
# The header alone, so that nothing else of DuckDB's sources is found by an include.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/duckdb)
file(COPY_FILE ${DUCKDB_INCLUDE}/duckdb.h ${CMAKE_BINARY_DIR}/duckdb/duckdb.h ONLY_IF_DIFFERENT)
# Debian has none, so what is installed brings it along.
string(FIND ${DUCKDB_LIBRARY} ${CMAKE_SOURCE_DIR}/tools/duckdb/ fetched)
if(fetched EQUAL 0)
  set_property(GLOBAL APPEND PROPERTY LEDSTANG_BROUGHT_LIBRARIES ${DUCKDB_LIBRARY})
endif()
