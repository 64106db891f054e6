#include "warehouse/rejected_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "base/swedish_text.h"
#include "exchange/write_csv.h"
#include "warehouse/personal_number.h"

namespace ledstang {
namespace {

constexpr std::size_t most_told = 100;
constexpr std::size_t block = std::size_t{1} << 18U;
constexpr std::size_t longest_value = 200;

std::filesystem::path unfinished(const std::filesystem::path& file) {
    return file.string() + ".unfinished";
}

OutNumber whole(std::int64_t value) {
    return {Decimal::from_whole(value), 0, false};
}

// A row that could not be read may hold bytes that are no text.
std::string safe(std::string_view text) {
    std::string kept;
    for (const char c : text.substr(0, longest_value)) kept += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    return mask_personal_numbers(kept);
}

}  // namespace

RejectedRows::RejectedRows(std::filesystem::path file, std::string delivery)
    : file_(std::move(file)), delivery_(std::move(delivery)) {}

RejectedRows::~RejectedRows() {
    if (finished_ || !stream_.is_open()) return;
    stream_.close();
    std::error_code unimportant;
    std::filesystem::remove(unfinished(file_), unimportant);
}

void RejectedRows::add(std::int64_t line, int column, const std::string& heading, std::string_view value, bool hidden,
                       const std::string& code, const std::string& message) {
    ++by_code_[code];
    if (first_.size() < most_told) {
        const auto most = static_cast<std::int64_t>(std::numeric_limits<int>::max());
        first_.push_back({code, message, heading, delivery_, static_cast<int>(std::min(line, most)), column});
    }
    if (file_.empty()) return;
    if (!stream_.is_open()) {
        if (!file_.parent_path().empty()) std::filesystem::create_directories(file_.parent_path());
        stream_.open(unfinished(file_), std::ios::binary | std::ios::trunc);
        if (!stream_) throw std::runtime_error("cannot write the file " + file_.string());
        std::filesystem::permissions(unfinished(file_),
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        buffer_ = "\xEF\xBB\xBF";
        append_csv_row(buffer_,
                       {std::string("Rad"), std::string("Kolumn"), std::string("Rubrik"), std::string("Värde"),
                        std::string("Kod"), std::string("Skäl")},
                       CsvForm::excel);
    }
    append_csv_row(buffer_,
                   {whole(line), whole(column), heading, hidden ? std::string("••••") : safe(value), code, message},
                   CsvForm::excel);
    if (buffer_.size() > block) flush();
}

void RejectedRows::flush() {
    stream_ << buffer_;
    buffer_.clear();
    if (!stream_) throw std::runtime_error("cannot write the file " + file_.string());
}

void RejectedRows::finish() {
    finished_ = true;
    if (!stream_.is_open()) return;
    flush();
    stream_.close();
    if (!stream_) throw std::runtime_error("cannot write the file " + file_.string());
    std::filesystem::rename(unfinished(file_), file_);
}

}  // namespace ledstang
