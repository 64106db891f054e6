// Running another program on files in a folder of its own, with a limit in time. No shell takes part.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace ledstang {

// A folder that is gone, with what is in it, when this is.
class TemporaryFolder {
 public:
    TemporaryFolder();  // throws when none can be made
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

void write_file(const std::filesystem::path& path, const std::string& bytes);
// Copies the files of a folder, not its folders: a template may show pictures that lie beside it.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

struct Program {
    std::string name;     // weasyprint: looked for along PATH
    std::string package;  // the Debian package that has it
    std::vector<std::string> arguments;
    std::chrono::seconds limit{300};
};

// Runs it to its end in the folder. Refused: report.program_missing (names the package), report.program_slow,
// report.program_failed (with the first line of what it wrote to its error stream).
Result<void> run_program(const Program& program, const std::filesystem::path& folder);

}  // namespace ledstang
