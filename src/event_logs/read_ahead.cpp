#include "event_logs/read_ahead.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace ledstang {
namespace {

constexpr std::size_t block_size = std::size_t{256} << 10U;

struct Block {
    std::unique_ptr<char[]> bytes;  // of block_size, once it is used: a small file needs no more than one
    std::size_t size = 0;

    char* room() {
        if (!bytes) bytes = std::make_unique_for_overwrite<char[]>(block_size);
        return bytes.get();
    }
};

class FileHandle {
 public:
    explicit FileHandle(int number) : number_(number) {}
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    ~FileHandle() {
        if (number_ >= 0) ::close(number_);
    }
    // 0 at the end.
    std::size_t read(char* to, std::size_t most) const {
        for (;;) {
            const auto got = ::read(number_, to, most);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR) throw std::runtime_error("a file could not be read to its end");
        }
    }
    int number() const { return number_; }

 private:
    int number_;
};

// Members one after another count as one stream, as gzip has it.
class Unpacker {
 public:
    Unpacker() {
        if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::runtime_error("zlib does not start");
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker() { inflateEnd(&stream_); }

    enum class State { going_on, ended, broken };

    // Fills `block`; `more` gives packed bytes, none at the end.
    template <class More>
    State fill(Block& block, More more) {
        stream_.next_out = reinterpret_cast<Bytef*>(block.room());
        stream_.avail_out = block_size;
        State state = State::going_on;
        while (stream_.avail_out > 0 && state == State::going_on) {
            if (stream_.avail_in == 0) {
                const std::string_view packed = more();
                stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
                stream_.avail_in = static_cast<uInt>(packed.size());
                if (packed.empty()) {
                    state = member_ended_ ? State::ended : State::broken;
                    break;
                }
            }
            if (member_ended_) {
                inflateReset(&stream_);
                member_ended_ = false;
            }
            const int answer = inflate(&stream_, Z_NO_FLUSH);
            member_ended_ = answer == Z_STREAM_END;
            if (answer != Z_OK && answer != Z_STREAM_END) state = State::broken;
        }
        block.size = block_size - stream_.avail_out;
        return state;
    }

 private:
    z_stream stream_{};
    bool member_ended_ = false;
};

}  // namespace

struct ReadAhead::Shared {
    Shared(int number, std::uint64_t size) : file(number), file_size(size) {}

    FileHandle file;
    std::uint64_t file_size;
    std::atomic<std::uint64_t> taken = 0;  // of the file's bytes
    bool packed = false;
    std::string first;  // the bytes that told whether it is packed

    std::mutex guard;
    std::condition_variable changed;
    std::array<Block, 4> ring;
    std::size_t written = 0;  // blocks, since the beginning
    std::size_t given_back = 0;
    bool holds_one = false;
    bool ended = false;
    bool broken = false;
    bool leave = false;
    std::exception_ptr thrown;
    std::thread thread;

    std::size_t read_file(char* to, std::size_t most) {
        std::size_t got = first.copy(to, most);
        first.erase(0, got);
        got += file.read(to + got, most - got);
        taken += got;
        return got;
    }

    void read_all() {
        try {
            Unpacker unpacker;
            std::vector<char> input(packed ? block_size : 0);
            for (auto state = Unpacker::State::going_on; state == Unpacker::State::going_on;) {
                Block* block = nullptr;
                {
                    std::unique_lock lock(guard);
                    changed.wait(lock, [this] { return leave || written - given_back < ring.size(); });
                    if (leave) return;
                    block = &ring[written % ring.size()];
                }
                if (packed) {
                    state = unpacker.fill(
                        *block, [&] { return std::string_view(input.data(), read_file(input.data(), input.size())); });
                } else {
                    block->size = read_file(block->room(), block_size);
                    if (block->size == 0) state = Unpacker::State::ended;
                }
                const std::lock_guard lock(guard);
                if (block->size > 0) ++written;
                ended = state != Unpacker::State::going_on;
                broken = state == Unpacker::State::broken;
                changed.notify_all();
            }
        } catch (...) {
            const std::lock_guard lock(guard);
            thrown = std::current_exception();
            ended = true;
            changed.notify_all();
        }
    }
};

ReadAhead::ReadAhead(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {
    shared_->thread = std::thread([state = shared_.get()] { state->read_all(); });
}
ReadAhead::ReadAhead(ReadAhead&&) noexcept = default;
ReadAhead& ReadAhead::operator=(ReadAhead&& other) noexcept {
    std::swap(shared_, other.shared_);
    return *this;
}

ReadAhead::~ReadAhead() {
    if (!shared_) return;
    {
        const std::lock_guard lock(shared_->guard);
        shared_->leave = true;
    }
    shared_->changed.notify_all();
    shared_->thread.join();
}

Result<ReadAhead> ReadAhead::open(const std::filesystem::path& file) {
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about{};
    auto shared = std::make_unique<Shared>(number, number >= 0 && ::fstat(number, &about) == 0 && about.st_size > 0
                                                       ? static_cast<std::uint64_t>(about.st_size)
                                                       : 0);
    if (number < 0 || S_ISDIR(about.st_mode)) {
        return refuse(RefusalKind::not_found, "file.unreadable",
                      fmt::format("Filen {} går inte att läsa.", file.filename().string()));
    }
    std::array<char, 2> first{};
    std::size_t got = 0;
    for (std::size_t more = 1; got < 2 && more > 0; got += more) more = shared->file.read(first.data() + got, 2 - got);
    shared->first.assign(first.data(), got);
    shared->packed = shared->first == "\x1F\x8B";
    return ReadAhead(std::move(shared));
}

std::string_view ReadAhead::next() {
    std::unique_lock lock(shared_->guard);
    if (shared_->holds_one) {
        shared_->holds_one = false;
        ++shared_->given_back;
        shared_->changed.notify_all();
    }
    shared_->changed.wait(lock, [this] { return shared_->ended || shared_->written > shared_->given_back; });
    if (shared_->written == shared_->given_back) {
        if (shared_->thrown) std::rethrow_exception(shared_->thrown);
        return {};
    }
    shared_->holds_one = true;
    const Block& block = shared_->ring[shared_->given_back % shared_->ring.size()];
    return {block.bytes.get(), block.size};
}

bool ReadAhead::is_broken() const {
    const std::lock_guard lock(shared_->guard);
    return shared_->broken;
}
bool ReadAhead::is_packed() const {
    return shared_->packed;
}

double ReadAhead::share_read() const {
    const std::uint64_t size = shared_->file_size;
    const std::uint64_t taken = shared_->taken;
    return size == 0 || taken > size ? 1 : static_cast<double>(taken) / static_cast<double>(size);
}

}  // namespace ledstang
