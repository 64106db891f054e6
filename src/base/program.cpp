#include "base/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace ledstang {
namespace {

void require(int error, const char* what) {
    if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

class Descriptor {
 public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    int number() const { return number_; }

 private:
    int number_;
};

struct Pipe {
    Descriptor read;
    Descriptor write;
    Pipe() {
        std::array<int, 2> ends{};
        require(::pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
    }
};

class SpawnActions {
 public:
    SpawnActions() {
        require(posix_spawn_file_actions_init(&actions_), "posix_spawn");
        require(posix_spawnattr_init(&attributes_), "posix_spawn");
        // The parent may ignore SIGPIPE; a program expects it to be as usual.
        sigset_t usual;
        sigemptyset(&usual);
        sigaddset(&usual, SIGPIPE);
        posix_spawnattr_setsigdefault(&attributes_, &usual);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnActions() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    void redirect(const Descriptor& from, int to) {
        require(posix_spawn_file_actions_adddup2(&actions_, from.number(), to), "posix_spawn");
    }
    const posix_spawn_file_actions_t* actions() const { return &actions_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> present_environment_and(const std::map<std::string, std::string>& added) {
    std::vector<std::string> all;
    for (char** variable = environ; *variable; ++variable) {
        const std::string_view text = *variable;
        if (!added.contains(std::string(text.substr(0, text.find('='))))) all.emplace_back(text);
    }
    for (const auto& [name, value] : added) all.push_back(name + "=" + value);
    return all;
}

// A file in memory rather than a pipe: the program may read as much of it as it likes, whenever it likes.
Descriptor file_with(std::string_view input) {
    Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    if (file.number() < 0) require(errno, "memfd_create");
    while (!input.empty()) {
        const auto count = ::write(file.number(), input.data(), input.size());
        if (count < 0 && errno != EINTR) require(errno, "write");
        if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::lseek(file.number(), 0, SEEK_SET) != 0) require(errno, "lseek");
    return file;
}

// Nothing at the end of what the program writes.
std::optional<std::string> read_some(const Descriptor& from) {
    std::array<char, 65536> bytes;
    const auto count = ::read(from.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return "";
    if (count <= 0) return std::nullopt;
    return std::string(bytes.data(), static_cast<std::size_t>(count));
}

// Both at once, so that the program never waits for the one that is not being read.
ProgramAnswer read_all(const Descriptor& output_end, const Descriptor& error_end) {
    ProgramAnswer answer;
    std::array<pollfd, 2> ends = {pollfd{output_end.number(), POLLIN, 0}, pollfd{error_end.number(), POLLIN, 0}};
    const auto take = [](pollfd& end, const Descriptor& from, std::string& text) {
        if (end.revents == 0) return;
        if (const auto more = read_some(from)) {
            text += *more;
        } else {
            end.fd = -1;  // poll passes over it
        }
    };
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (::poll(ends.data(), ends.size(), -1) < 0) {
            if (errno != EINTR) require(errno, "poll");
            continue;
        }
        take(ends[0], output_end, answer.output);
        take(ends[1], error_end, answer.errors);
    }
    return answer;
}

}  // namespace

std::optional<ProgramAnswer> run_program(const std::vector<std::string>& arguments,
                                         const std::map<std::string, std::string>& environment,
                                         std::string_view input) {
    const Descriptor in = file_with(input);
    Pipe out;
    Pipe errors;
    SpawnActions spawn;
    spawn.redirect(in, STDIN_FILENO);
    spawn.redirect(out.write, STDOUT_FILENO);
    spawn.redirect(errors.write, STDERR_FILENO);

    auto argument_texts = arguments;
    auto environment_texts = present_environment_and(environment);
    pid_t child = 0;
    const int error = posix_spawnp(&child, argument_texts.front().c_str(), spawn.actions(), spawn.attributes(),
                                   pointers(argument_texts).data(), pointers(environment_texts).data());
    if (error == ENOENT) return std::nullopt;
    require(error, arguments.front().c_str());

    out.write.close();
    errors.write.close();

    ProgramAnswer answer = read_all(out.read, errors.read);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) require(errno, "waitpid");
    }
    answer.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return answer;
}

}  // namespace ledstang
