#include "support/source_folder.h"

namespace ledstang {

const std::string& source_folder() {
    static const std::string folder = LEDSTANG_SOURCE_DIR;
    return folder;
}

}  // namespace ledstang
