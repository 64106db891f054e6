# Run at build time: writes OUTPUT, a C++ file with every file of the folder CONFIG.
file(GLOB_RECURSE files RELATIVE ${CONFIG} ${CONFIG}/*)
list(SORT files)
set(entries "")
foreach(path IN LISTS files)
  # Hexadecimal, so that the bytes come through cmake and the compiler unchanged.
  file(READ ${CONFIG}/${path} bytes HEX)
  string(REGEX REPLACE "(................................................................)" "\\1\"\n         \"" bytes "${bytes}")
  string(APPEND entries "        {\"${path}\",\n         \"${bytes}\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made by embed_config.cmake.
#include \"app/embedded_config.h\"

namespace ledstang {

const std::vector<EmbeddedFile>& embedded_config() {
    static const std::vector<EmbeddedFile> all = {
${entries}    };
    return all;
}

}  // namespace ledstang
")
