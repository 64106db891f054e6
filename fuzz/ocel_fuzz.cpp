// Any bytes as OCEL 2.0 JSON, flattened on each of the types that it is said to have: a log or a refusal with a code.
//
//     build/fuzz/bin/ocel_fuzz -max_len=4096 -dict=fuzz/ocel.dict CORPUS fuzz/seeds/ocel
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "event_logs/ocel_scanner.h"

namespace {

using namespace ledstang;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const OcelFile file{"logg.json", [text]() -> Result<OcelFile::Bytes> {
                            return [left = text]() mutable {
                                const auto piece = left.substr(0, 100);
                                left.remove_prefix(piece.size());
                                return piece;
                            };
                        }};
    const auto types = ocel_object_types(file);
    if (!types) {
        require(!types.error().code.empty());
        return 0;
    }
    int tried = 0;
    for (const auto& [type, count] : *types) {
        LogReadWish wish;
        wish.object_type = type;
        wish.leave_out_faulty = true;
        const auto read = read_ocel(file, wish);
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
