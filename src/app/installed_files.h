// What lies beside an installed program: PREFIX/bin/ledstang and PREFIX/share/ledstang/{web,config,examples,handbok}.
// The whole tree can be moved, so it is looked for from where the program itself lies. A program in its build folder
// has nothing beside it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ledstang {

// share/ledstang of the tree that `program` lies in the bin/ of; empty when there is none.
std::filesystem::path share_beside(const std::filesystem::path& program);
// The same for the running program.
std::filesystem::path installed_share();

// The folder with the built web client, empty when it is not installed.
std::string installed_web();

// A file of the configuration that the program came with.
struct ConfigFile {
    std::string path;  // below config/: "matters/action.toml"
    std::string bytes;
};
// Those of share/ledstang/config where there are any, otherwise those inside the program.
std::vector<ConfigFile> supplied_config(const std::filesystem::path& share);

}  // namespace ledstang
