# Run at build time: writes OUTPUT, a C++ file with the texts of the files in MIGRATIONS.
set(entries "")
set(next 1)
foreach(path IN LISTS MIGRATIONS)
  get_filename_component(file ${path} NAME)
  if(NOT file MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)\\.sql$")
    message(FATAL_ERROR "${file}: a migration is called NNNN_name.sql")
  endif()
  set(name ${CMAKE_MATCH_2})
  string(REGEX REPLACE "^0+" "" number ${CMAKE_MATCH_1})
  if(NOT number EQUAL next)
    message(FATAL_ERROR "${file}: the next migration has the number ${next}; two changes may have taken the same")
  endif()
  math(EXPR next "${next} + 1")
  # Hexadecimal, so that the bytes come through cmake and the compiler unchanged.
  file(READ ${path} bytes HEX)
  string(REGEX REPLACE "(................................................................)" "\\1\"\n        \"" bytes "${bytes}")
  string(APPEND entries "    {${number}, \"${name}\",\n        \"${bytes}\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made by embed_migrations.cmake.
#include \"store/migrate.h\"

namespace ledstang {

const std::vector<EmbeddedMigration>& embedded_migrations() {
    static const std::vector<EmbeddedMigration> all = {
${entries}    };
    return all;
}

}  // namespace ledstang
")
