#include "exchange/csv_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr std::size_t block = std::size_t{1} << 20U;

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

// Whether bytes beyond ASCII, or zeros, stand among them: eight at a time, since nearly no row has any.
bool needs_a_look(std::string_view bytes) {
    constexpr std::uint64_t high = 0x8080'8080'8080'8080U;
    constexpr std::uint64_t low = 0x0101'0101'0101'0101U;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + at, 8);
        if (((eight | (eight - low)) & high) != 0) return true;
    }
    return std::any_of(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(),
                       [](char c) { return static_cast<signed char>(c) <= 0; });
}

}  // namespace

Result<CsvStream> CsvStream::open(const std::string& file_name, Source source) {
    CsvStream stream(std::move(source));
    stream.fill();
    if (auto fault = utf16_fault(file_name, stream.buffer_)) {
        Refusal refusal{RefusalKind::invalid, fault->code, fault->message, {}};
        refusal.faults.push_back(std::move(*fault));
        return refuse(std::move(refusal));
    }
    const std::size_t mark = stream.buffer_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    const CsvShape shape = csv_shape(std::string_view(stream.buffer_).substr(mark));
    stream.separator_ = shape.separator;
    stream.begin_ = mark + shape.start;
    stream.next_line_ = shape.line;
    return stream;
}

// More bytes behind those that are left. False when there are no more.
bool CsvStream::fill() {
    if (ended_) return false;
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t had = buffer_.size();
    buffer_.resize(had + block);
    std::size_t got = 0;
    while (got < block) {
        const std::size_t more = source_(buffer_.data() + had + got, block - got);
        ended_ = more == 0;
        if (ended_) break;
        got += more;
    }
    buffer_.resize(had + got);
    bytes_read_ += got;
    return got > 0;
}

bool CsvStream::next() {
    while (true) {
        if (begin_ == buffer_.size() && !fill()) return false;
        line_ = next_line_;
        fault_.reset();
        Parsed parsed = parse();
        while (parsed == Parsed::more) {
            fill();
            parsed = parse();
        }
        if (parsed == Parsed::broken) {
            skip_line();
            return true;
        }
        const bool content = take_cells();
        check_characters(row_end_);
        begin_ = row_end_;
        next_line_ = line_ + row_lines_;
        if (content || fault_) return true;
    }
}

CsvStream::Parsed CsvStream::broken(std::string code, std::string message) {
    fault_ = Fault{std::move(code), std::move(message), "", "", std::nullopt, static_cast<int>(places_.size()) + 1};
    return Parsed::broken;
}

// One row from begin_; sets places_, row_end_ and row_lines_.
CsvStream::Parsed CsvStream::parse() {
    places_.clear();
    unescaped_.clear();
    row_lines_ = 1;
    const std::size_t size = buffer_.size();
    const char* bytes = buffer_.data();
    std::size_t at = begin_;
    while (true) {
        if (at < size && bytes[at] == '"') {
            if (const Parsed quoted = parse_quoted(at); quoted != Parsed::row) return quoted;
        } else {
            const std::size_t from = at;
            while (at < size && bytes[at] != separator_ && !ends_line(bytes[at])) ++at;
            places_.push_back({from, at - from, false});
        }
        // A line end of two bytes must be seen whole.
        const bool cut = at == size || (bytes[at] == '\r' && at + 1 == size);
        if (cut && !ended_ && at - begin_ <= longest_row) return Parsed::more;
        if (at - begin_ > longest_row) {
            return broken("table.too_large", fmt::format("Raden är längre än {} kB. Se efter om ett radslut eller ett "
                                                         "citattecken saknas.",
                                                         longest_row / 1024));
        }
        if (at == size) break;
        if (bytes[at] == separator_) {
            ++at;
            continue;
        }
        at += bytes[at] == '\r' && at + 1 < size && bytes[at + 1] == '\n' ? 2U : 1U;
        break;
    }
    row_end_ = at;
    return Parsed::row;
}

// A cell within quotation marks; `at` stands on the first and ends behind the last.
CsvStream::Parsed CsvStream::parse_quoted(std::size_t& at) {
    const char* bytes = buffer_.data();
    const std::size_t size = buffer_.size();
    const std::size_t from = at + 1;
    const std::size_t last = std::min(size, begin_ + longest_row);
    bool plain = true;
    std::size_t end = from;
    while (true) {
        const auto* found = end < last ? static_cast<const char*>(std::memchr(bytes + end, '"', last - end)) : nullptr;
        if (found == nullptr) {
            if (last == size && !ended_) return Parsed::more;
            return broken("table.quote",
                          "Citattecknet som börjar cellen avslutas aldrig. Ta bort det, skriv det dubbelt inom "
                          "citattecken (\"\") eller lägg till det avslutande.");
        }
        end = static_cast<std::size_t>(found - bytes);
        if (end + 1 == size && !ended_) return Parsed::more;
        if (end + 1 == size || bytes[end + 1] != '"') break;
        plain = false;
        end += 2;
    }
    at = end + 1;
    if (at < size && bytes[at] != separator_ && !ends_line(bytes[at])) {
        return broken("table.quote",
                      "Efter det avslutande citattecknet står mer text. Citattecken inne i en cell ska skrivas "
                      "dubbelt: \"\".");
    }
    if (plain && std::memchr(bytes + from, '\n', end - from) == nullptr &&
        std::memchr(bytes + from, '\r', end - from) == nullptr) {
        places_.push_back({from, end - from, false});
        return Parsed::row;
    }
    const std::size_t start = unescaped_.size();
    for (std::size_t i = from; i < end; ++i) {
        if (ends_line(bytes[i])) {
            if (bytes[i] == '\r' && i + 1 < end && bytes[i + 1] == '\n') ++i;
            unescaped_ += '\n';
            ++row_lines_;
            continue;
        }
        if (bytes[i] == '"') ++i;
        unescaped_ += bytes[i];
    }
    places_.push_back({start, unescaped_.size() - start, true});
    return Parsed::row;
}

// False when the row is empty or of separators only.
bool CsvStream::take_cells() {
    cells_.clear();
    bool content = false;
    for (const Place& place : places_) {
        const std::string_view from = place.unescaped ? unescaped_ : buffer_;
        cells_.push_back(from.substr(place.from, place.length));
        content = content || place.length > 0;
    }
    return content;
}

void CsvStream::check_characters(std::size_t end) {
    if (!needs_a_look(std::string_view(buffer_).substr(begin_, end - begin_))) return;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (!needs_a_look(cells_[i])) continue;  // in Swedish nearly every row has some å, but few of its cells have
        const int column = static_cast<int>(i) + 1;
        if (cells_[i].find('\0') != std::string_view::npos) {
            fault_ =
                Fault{"table.nul", "Cellen innehåller ett nolltecken. Exportera filen på nytt.", "", "", std::nullopt,
                      column};
            return;
        }
        if (const auto place = first_invalid_utf8(cells_[i])) {
            const auto byte = static_cast<unsigned char>(cells_[i][place->byte]);
            fault_ = Fault{"table.encoding",
                           fmt::format("Cellen är inte skriven i UTF-8 ({}). {}", byte_in_words(byte), encoding_cure),
                           "",
                           "",
                           std::nullopt,
                           column};
            return;
        }
    }
}

// Past the first line end after the row's beginning, however far that is.
void CsvStream::skip_line() {
    cells_.clear();
    next_line_ = line_ + 1;
    std::size_t at = begin_;
    while (true) {
        while (at < buffer_.size() && !ends_line(buffer_[at])) ++at;
        const bool cut = at == buffer_.size() || (buffer_[at] == '\r' && at + 1 == buffer_.size());
        if (!cut || ended_) break;
        begin_ = at;
        fill();
        at = begin_;
    }
    if (at < buffer_.size()) at += buffer_.compare(at, 2, "\r\n") == 0 ? 2U : 1U;
    begin_ = at;
}

}  // namespace ledstang
