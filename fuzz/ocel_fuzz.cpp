// Any bytes as OCEL 2.0 JSON, flattened on each of the types that it is said to have: a log or a refusal with a code.
//
//     build/fuzz/bin/ocel_fuzz -max_len=4096 -dict=fuzz/ocel.dict CORPUS fuzz/seeds/ocel
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "event_logs/read_log.h"

namespace {

using namespace ledstang;

void require(bool holds) {
    if (!holds) std::abort();
}

// A file in memory, since the reader goes through its file twice.
class MemoryFile {
 public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : handle_(::memfd_create("ocel", 0)) {
        require(handle_ >= 0 && ::write(handle_, data, size) == static_cast<ssize_t>(size));
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(handle_); }
    std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }

 private:
    int handle_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    const auto types = ocel_object_types(file.path());
    if (!types) {
        require(!types.error().code.empty());
        return 0;
    }
    int tried = 0;
    for (const auto& [type, count] : *types) {
        LogReadWish wish;
        wish.object_type = type;
        wish.leave_out_faulty = true;
        const auto read = read_ocel(file.path(), wish);
        if (!read) {
            require(!read.error().code.empty() && !read.error().message.empty());
        } else {
            require(read->log.events() > 0 && read->log.cases() > 0 && read->log.cases() <= count);
            require(read->log.case_begin().back() == read->log.events());
        }
        if (++tried == 3) break;
    }
    return 0;
}
