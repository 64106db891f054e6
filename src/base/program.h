// Runs another program of the system (pg_dump, weasyprint, pandoc) and waits for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

struct ProgramAnswer {
    int exit_code = 0;   // 128 + the signal when one ended it
    std::string output;  // what it wrote to standard output
    std::string errors;  // and to standard error
};

// `arguments` begins with the program's name, looked up on the path; no shell is involved. `environment` is added to
// the present one, and what is secret belongs there rather than among the arguments. `input` is given on standard
// input. Nothing when there is no such program. Throws std::system_error when the system cannot start it.
std::optional<ProgramAnswer> run_program(const std::vector<std::string>& arguments,
                                         const std::map<std::string, std::string>& environment = {},
                                         std::string_view input = {});

}  // namespace ledstang
