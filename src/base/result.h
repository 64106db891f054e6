// What can go wrong by a user's doing is a value: Result<T> holds either the answer or a Refusal.
// What is broken in the machinery (disk full, database gone) throws and is caught once per boundary.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace ledstang {

// One thing that is wrong, and where. `code` is stable and for programs; `message` is Swedish and for people.
struct Fault {
    std::string code;
    std::string message;
    std::string path;           // JSON pointer or field name: "/targets/0/value"
    std::string file;           // imported file, without folders
    std::optional<int> line;    // 1 = first line of the file; in a workbook the row
    std::optional<int> column;  // 1 = first column
};

enum class RefusalKind { invalid, unauthenticated, forbidden, not_found, conflict, too_large, unavailable };

struct Refusal {
    RefusalKind kind = RefusalKind::invalid;
    std::string code;                // e.g. "unit.unknown"
    std::string message;             // Swedish: what is wrong and what to do
    std::vector<Fault> faults = {};  // every fault found, when there are several
};

template <class T>
using Result = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(RefusalKind kind, std::string code, std::string message) {
    return tl::unexpected<Refusal>(Refusal{kind, std::move(code), std::move(message), {}});
}
inline tl::unexpected<Refusal> refuse(std::string code, std::string message) {
    return refuse(RefusalKind::invalid, std::move(code), std::move(message));
}
inline tl::unexpected<Refusal> refuse(Refusal refusal) {
    return tl::unexpected<Refusal>(std::move(refusal));
}

}  // namespace ledstang
