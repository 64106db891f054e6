// Where the project's own sources are, for tests that read its examples and configuration.
#pragma once

#include <string>

namespace ledstang {

// The clone's absolute path. Only source_folder.cpp is compiled with it, so that clones share what the compiler cached.
const std::string& source_folder();

}  // namespace ledstang
