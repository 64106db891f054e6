#include "reports/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>

extern char** environ;

namespace ledstang {
namespace {

constexpr const char* error_file = "program.stderr";
constexpr int not_found_status = 127;

Refusal missing(const Program& program) {
    return {RefusalKind::unavailable,
            "report.program_missing",
            fmt::format("Formatet görs av programmet {}, som inte finns här. Installera Debian-paketet {} "
                        "(apt-get install {}) och försök igen.",
                        program.name, program.package, program.package),
            {}};
}

std::string first_line(const std::filesystem::path& path) {
    std::string line;
    std::ifstream file(path);
    while (line.empty() && std::getline(file, line)) {
    }
    return line.substr(0, 300);
}

// Its own process group, so that what it started ends with it.
class SpawnSettings {
 public:
    explicit SpawnSettings(const std::filesystem::path& folder) {
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addchdir_np(&files, folder.c_str());
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, error_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }
    ~SpawnSettings() {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&files);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t files;
};

// The exit status, or nothing when the limit was reached; then the program has been ended.
std::optional<int> wait_for(pid_t process, std::chrono::seconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    auto pause = std::chrono::milliseconds(2);
    int status = 0;
    while (true) {
        const pid_t ended = ::waitpid(process, &status, WNOHANG);
        if (ended == process) return status;
        if (ended < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
        if (std::chrono::steady_clock::now() >= deadline) break;
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, std::chrono::milliseconds(20));
    }
    ::kill(-process, SIGKILL);
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return std::nullopt;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "ledstang-report-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "mkdtemp");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) throw std::runtime_error("cannot write " + path.filename().string());
}

void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
        if (entry.is_regular_file()) std::filesystem::copy_file(entry.path(), to / entry.path().filename());
    }
}

Result<void> run_program(const Program& program, const std::filesystem::path& folder) {
    std::vector<std::string> words = {program.name};
    words.insert(words.end(), program.arguments.begin(), program.arguments.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    const SpawnSettings settings(folder);
    pid_t process = 0;
    const int failure = ::posix_spawnp(&process, program.name.c_str(), &settings.files, &settings.attributes,
                                       arguments.data(), environ);
    if (failure == ENOENT || failure == EACCES) return refuse(missing(program));
    if (failure != 0) throw std::system_error(failure, std::generic_category(), "posix_spawnp " + program.name);

    const auto status = wait_for(process, program.limit);
    if (!status) {
        return refuse(RefusalKind::unavailable, "report.program_slow",
                      fmt::format("Programmet {} blev inte klart på {} sekunder och avbröts. Försök igen; hjälper det "
                                  "inte är rapporten för stor eller mallen fel.",
                                  program.name, program.limit.count()));
    }
    if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return {};
    if (WIFEXITED(*status) && WEXITSTATUS(*status) == not_found_status) return refuse(missing(program));
    return refuse(
        RefusalKind::unavailable, "report.program_failed",
        fmt::format("Programmet {} kunde inte göra rapporten: {}", program.name, first_line(folder / error_file)));
}

}  // namespace ledstang
