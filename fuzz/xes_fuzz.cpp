// Any bytes as XES: a log or a refusal with a code. The first byte says in how large pieces they arrive; what comes of
// them must not depend on it. A log that was read is written and read again as the same.
//
//     build/fuzz/bin/xes_fuzz -max_len=4096 -dict=fuzz/xes.dict CORPUS fuzz/seeds/xes
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "event_logs/xes_reader.h"
#include "event_logs/xes_writer.h"

namespace {

using namespace ledstang;

void require(bool holds) {
    if (!holds) std::abort();
}

Result<LogRead> read(std::string_view text, std::size_t step, const LogReadWish& wish) {
    return XesReader("logg.xes", wish,
                     [&] {
                         const auto piece = text.substr(0, step);
                         text.remove_prefix(piece.size());
                         return piece;
                     })
        .read();
}

void check_log(const EventLog& log) {
    const auto begin = log.case_begin();
    require(begin.front() == 0 && begin.back() == log.events() && begin.size() == log.cases() + 1);
    for (std::uint32_t one = 0; one < log.cases(); ++one) {
        require(begin[one] < begin[one + 1]);
        require(log.case_names().find(log.case_names()[one]) == one);
        for (auto event = begin[one]; event < begin[one + 1]; ++event) {
            require(log.activity()[event] < log.activities().size());
            if (log.is_interval()) require(log.start()[event] <= log.complete()[event]);
            if (event == begin[one]) continue;
            const auto& key = log.is_interval() ? log.start() : log.complete();
            require(key[event - 1] <= key[event]);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    LogReadWish wish;
    wish.leave_out_faulty = (data[0] & 0x80U) != 0;
    const auto whole = read(text, text.size() + 1, wish);
    const auto pieces = read(text, 1 + (data[0] & 0x3FU), wish);
    require(whole.has_value() == pieces.has_value());
    if (!whole) {
        require(!whole.error().code.empty() && whole.error().code == pieces.error().code);
        require(whole.error().message == pieces.error().message);
        return 0;
    }
    check_log(whole->log);
    std::string written;
    write_xes(whole->log, [&](std::string_view part) { written += part; });
    const auto again = read(written, written.size() + 1, {});
    require(again.has_value());
    require(again->log.events() == whole->log.events() && again->log.cases() == whole->log.cases());
    std::string rewritten;
    write_xes(again->log, [&](std::string_view part) { rewritten += part; });
    require(written.size() > 0 && rewritten.size() > 0);
    return 0;
}
