// The repository's config/ folder inside the program, for `ledstang init`. Made by the build (embed_config.cmake).
#pragma once

#include <string>
#include <vector>

namespace ledstang {

struct EmbeddedFile {
    const char* path = "";  // below config/: "matters/action.toml"
    const char* hex = "";   // the bytes, hexadecimal
    std::string bytes() const;
};
const std::vector<EmbeddedFile>& embedded_config();

}  // namespace ledstang
