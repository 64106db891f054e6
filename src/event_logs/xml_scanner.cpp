#include "event_logs/xml_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/utf8.h"
#include "event_logs/xml_signs.h"
#include "exchange/csv_form.h"

namespace ledstang {

using namespace xml;

namespace {

// How many of the first bytes are surely ASCII that XML allows.
std::size_t plain_prefix(std::string_view text) {
    std::size_t at = 0;
    for (; at + 64 <= text.size(); at += 64) {
        unsigned char odd = 0;
        for (std::size_t i = 0; i < 64; ++i) {
            const auto sign = static_cast<unsigned char>(text[at + i]);
            odd |= static_cast<unsigned char>(sign & 0x80U);
            odd |= static_cast<unsigned char>((sign < 0x20) & (sign != '\t') & (sign != '\n') & (sign != '\r'));
        }
        if (odd != 0) break;
    }
    return at;
}

// Counted in blocks whose number fits a byte, which the compiler makes into a few instructions for each.
std::int64_t lines_in(std::string_view text) {
    std::int64_t lines = 0;
    std::size_t at = 0;
    for (; at + 64 <= text.size(); at += 64) {
        unsigned char in_block = 0;
        for (std::size_t i = 0; i < 64; ++i) in_block = static_cast<unsigned char>(in_block + (text[at + i] == '\n'));
        lines += in_block;
    }
    for (; at < text.size(); ++at) lines += text[at] == '\n';
    return lines;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// What Windows-1252 has from 80 to 9F; the five places that it leaves empty are as in ISO-8859-1.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

// What says the encoding ends within so many bytes of the file's beginning.
constexpr std::size_t longest_declaration = 1024;

bool is_continued(std::string_view start) {
    const auto lead = static_cast<unsigned char>(start[0]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return lead >= 0xC2 && lead <= 0xF4 && start.size() < length;
}

}  // namespace

XmlScanner::XmlScanner(Source source) : source_(std::move(source)) {
    buffer_.resize(slack);
}

std::string_view XmlScanner::local_name() const {
    const auto colon = name_.find(':');
    return colon == std::string_view::npos ? name_ : name_.substr(colon + 1);
}

std::optional<std::string_view> XmlScanner::attribute(std::string_view name) const {
    for (const Attribute& attribute : attributes_) {
        if (attribute.name == name) return attribute.value;
    }
    return std::nullopt;
}

// ---- bytes ----------------------------------------------------------------------------------------------------------

void XmlScanner::forget_consumed() {
    const std::string_view consumed(buffer_.data(), at_);
    line_ += lines_in(consumed);
    const auto last = consumed.rfind('\n');
    const auto of_line =
        static_cast<std::int64_t>(characters_in(last == std::string_view::npos ? consumed : consumed.substr(last + 1)));
    column_ = last == std::string_view::npos ? column_ + of_line : 1 + of_line;
    std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    filled_ -= at_;
    limit_ -= at_;
    token_ = 0;
    at_ = 0;
}

void XmlScanner::append(std::string_view bytes) {
    const std::size_t most = filled_ + bytes.size() * (is_latin_ ? 3 : 1) + slack;
    if (most > buffer_.size()) buffer_.resize(most);
    if (!is_latin_) {
        std::memcpy(buffer_.data() + filled_, bytes.data(), bytes.size());
        filled_ += bytes.size();
        return;
    }
    for (const char byte : bytes) {
        const auto sign = static_cast<unsigned char>(byte);
        const std::string text = encode_utf8(sign >= 0x80 && sign < 0xA0 ? windows_1252[sign - 0x80U] : sign);
        filled_ += text.copy(buffer_.data() + filled_, text.size());
    }
}

// False when there is no more.
bool XmlScanner::refill() {
    if (source_ended_ || is_bad_) return false;
    buffer_[limit_] = covered_;
    forget_consumed();
    const std::size_t before = limit_;
    while (limit_ == before && !source_ended_ && !is_bad_) {
        const std::string_view bytes = source_();
        source_ended_ = bytes.empty();
        append(bytes);
        // What says the encoding is to be there in one piece.
        if (!began_ && !source_ended_ && filled_ < longest_declaration &&
            std::string_view(buffer_.data(), filled_).find('>') == std::string_view::npos) {
            continue;
        }
        if (!began_) take_declared_encoding();
        if (!is_bad_) check_characters();
    }
    covered_ = buffer_[limit_];
    buffer_[limit_] = '\0';
    return limit_ > before;
}

void XmlScanner::take_declared_encoding() {
    began_ = true;
    std::string_view text(buffer_.data(), std::min(filled_, longest_declaration));
    if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) {
        is_bad_ = true;
        broken(buffer_.data(), "process_log.encoding",
               "Filen är i UTF-16. Spara den som UTF-8 och läs in den på nytt.");
        return;
    }
    if (text.starts_with(byte_order_mark)) {
        at_ = limit_ = byte_order_mark.size();
        column_ = 0;  // the mark is no character of the line
    }
    text.remove_prefix(at_);
    if (!text.starts_with("<?xml")) return;
    const std::string_view declaration = text.substr(0, text.find('>'));
    auto from = declaration.find("encoding");
    if (from == std::string_view::npos) return;
    from = declaration.find_first_of("\"'", from);
    if (from == std::string_view::npos) return;
    std::string encoding(declaration.substr(from + 1, declaration.find(declaration[from], from + 1) - from - 1));
    std::ranges::transform(encoding, encoding.begin(),
                           [](char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 32) : sign; });
    if (encoding == "UTF-8" || encoding == "UTF8" || encoding == "US-ASCII" || encoding == "ASCII") return;
    if (encoding == "ISO-8859-1" || encoding == "ISO-8859-15" || encoding == "LATIN1" || encoding == "WINDOWS-1252") {
        const std::string raw(buffer_.data() + at_, filled_ - at_);
        is_latin_ = true;
        filled_ = at_;
        append(raw);
        return;
    }
    is_bad_ = true;
    broken(buffer_.data() + at_, "process_log.encoding",
           "Filen säger att den har en teckenkodning som inte läses här. Spara den som UTF-8 och läs in den på nytt.");
}

void XmlScanner::check_characters() {
    while (limit_ < filled_) {
        const std::string_view left(buffer_.data() + limit_, filled_ - limit_);
        const std::size_t plain = plain_prefix(left);
        limit_ += plain;
        const std::size_t block_end = std::min(filled_, limit_ + 64);
        while (limit_ < block_end) {
            if (const auto byte = static_cast<unsigned char>(buffer_[limit_]); byte >= 0x20 && byte < 0x80) {
                ++limit_;
                continue;
            }
            const std::string_view here(buffer_.data() + limit_, filled_ - limit_);
            const auto sign = first_character(here);
            if (!sign && !source_ended_ && is_continued(here)) return;
            if (!sign || !is_xml_character(sign->character)) {
                is_bad_ = true;
                return;
            }
            limit_ += sign->length;
        }
    }
}

// ---- places and faults ----------------------------------------------------------------------------------------------

Fault XmlScanner::fault_here(std::string code, std::string message) const {
    const std::string_view before(buffer_.data(), token_);
    const auto last = before.rfind('\n');
    const auto of_line =
        static_cast<std::int64_t>(characters_in(last == std::string_view::npos ? before : before.substr(last + 1)));
    Fault fault{
        .code = std::move(code), .message = std::move(message), .path = {}, .file = {}, .line = {}, .column = {}};
    fault.line = static_cast<int>(line_ + lines_in(before));
    fault.column = static_cast<int>(last == std::string_view::npos ? column_ + of_line : 1 + of_line);
    return fault;
}

XmlScanner::Token XmlScanner::broken(const char* at, std::string code, std::string message) {
    token_ = static_cast<std::size_t>(at - buffer_.data());
    fault_ = fault_here(std::move(code), std::move(message));
    return Token::fault;
}

XmlScanner::Token XmlScanner::stopped() {
    const char* const end = buffer_.data() + limit_;
    if (is_bad_) {
        const auto byte = static_cast<unsigned char>(covered_);
        return byte < 0x80 ? broken(end, "process_log.encoding",
                                    fmt::format("Filen innehåller styrtecknet {:02X}, som inte får finnas i XML. "
                                                "Exportera den på nytt.",
                                                byte))
                           : broken(end, "process_log.encoding",
                                    fmt::format("Filen är inte UTF-8: {}. Spara den som UTF-8 och läs in den på nytt.",
                                                byte_in_words(byte)));
    }
    if (!open_begins_.empty()) {
        return malformed(end, fmt::format("Filen slutar innan <{}> är avslutad: sluttaggen saknas. Filen kan vara "
                                          "avklippt; exportera eller hämta den på nytt.",
                                          std::string_view(open_names_).substr(open_begins_.back())));
    }
    return malformed(end, root_seen_ ? "Filen slutar mitt i en tagg." : "Filen är tom, eller innehåller ingen XML.");
}

// ---- tokens ---------------------------------------------------------------------------------------------------------

XmlScanner::Token XmlScanner::next() {
    if (fault_) return Token::fault;
    for (;;) {
        token_ = at_;
        const char* const at = buffer_.data() + at_;
        const bool at_end = at_ == limit_;
        Scan scan = Scan::more;
        auto token = Token::begin;
        if (!at_end && *at != '<') {
            scan = scan_text();
            if (scan == Scan::done) continue;
        } else if (!at_end && is(at[1], name_start)) {
            scan = scan_begin();
        } else if (!at_end && at[1] == '/') {
            scan = scan_end();
            token = Token::end;
        } else if (!at_end && at_ + 1 < limit_) {
            scan = scan_other();
            if (scan == Scan::done) continue;
        }
        if (scan == Scan::done) return token;
        if (scan == Scan::broken) return Token::fault;
        if (limit_ - at_ > longest_tag) {
            return malformed(buffer_.data() + at_, "En tagg är över fyra megabyte lång. Så långa värden läses inte.");
        }
        if (refill()) continue;
        if (fault_) return Token::fault;
        if (!is_bad_ && at_ == limit_ && root_seen_ && open_begins_.empty()) return Token::finish;
        return stopped();
    }
}

}  // namespace ledstang
