#include "app/process_logs.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/data_folder.h"
#include "base/swedish_text.h"
#include "base/utf8.h"
#include "event_logs/log_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;
constexpr const char* ending = ".loggfil";

// Letters of any language; nothing that a path could be made of.
bool is_log_name(const std::string& name) {
    if (name.empty() || count_characters(name) > 60) return false;
    return std::ranges::all_of(name, [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               c == '-';
    });
}

files::path file_in(const files::path& data_folder, const std::string& name) {
    return data_folder / "processes" / (name + ending);
}

tl::unexpected<Refusal> unknown(const std::string& log, const std::vector<std::string>& known) {
    std::string next = "Läs in en med ”ledstang process import FIL --name NAMN”.";
    if (const auto nearest = nearest_name(log, known)) {
        next = fmt::format("Menade du {}?", in_quotes(*nearest));
    } else if (!known.empty()) {
        next = fmt::format("De inlästa är {}.", list_in_words(known));
    }
    return refuse(RefusalKind::not_found, "process.log_unknown",
                  fmt::format("Det finns varken en fil eller en inläst logg {}. {}", in_quotes(log), next));
}

}  // namespace

Result<files::path> named_log_file(const CommandLine& line, const std::string& name) {
    if (!is_log_name(name)) {
        return refuse("process.log_name",
                      fmt::format("{} går inte som namn på en logg. Använd bokstäver, siffror, _ och -, högst 60.",
                                  in_quotes(name)));
    }
    const auto folder = find_data_folder(line.data);
    if (!folder) return refuse(folder.error());
    return file_in(folder->path, name);
}

std::vector<std::string> named_logs(const files::path& data_folder) {
    std::vector<std::string> names;
    std::error_code none_there;
    for (const auto& entry : files::directory_iterator(data_folder / "processes", none_there)) {
        if (entry.path().extension() == ending) names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names, SwedishOrder{});
    return names;
}

namespace {

// Whole, or refused: a column that is not as it was written would otherwise stop what is reckoned half-way.
Result<EventLog> open_whole(const files::path& file) {
    auto log = open_event_log(file);
    if (!log) return log;
    if (auto whole = verify_event_log(*log); !whole) return refuse(whole.error());
    return log;
}

}  // namespace

Result<EventLog> open_log(const CommandLine& line, const std::string& log, const LogReadWish& wish) {
    if (std::error_code error; files::is_regular_file(log, error)) {
        if (files::path(log).extension() == ending) return open_whole(log);
        auto read = read_log(log, wish);
        if (!read) return refuse(read.error());
        return std::move(read->log);
    }
    const auto folder = find_data_folder(line.data);
    if (!folder) return unknown(log, {});
    if (is_log_name(log) && files::exists(file_in(folder->path, log))) return open_whole(file_in(folder->path, log));
    return unknown(log, named_logs(folder->path));
}

}  // namespace ledstang
