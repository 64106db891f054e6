#include "event_logs/xml_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/utf8.h"
#include "exchange/csv_form.h"

namespace ledstang {
namespace {

constexpr std::uint8_t name_start = 1;
constexpr std::uint8_t name_part = 2;
constexpr std::uint8_t space = 4;
constexpr std::uint8_t plain_value = 8;  // may stand in a value and means itself, other than quotation marks

// Letters beyond ASCII count as parts of names, which is a little more than XML allows.
constexpr std::array<std::uint8_t, 256> signs = [] {
    std::array<std::uint8_t, 256> of{};
    for (unsigned i = 0; i < 256; ++i) {
        const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || i == '_' || i == ':' || i >= 0x80;
        const bool other = (i >= '0' && i <= '9') || i == '-' || i == '.';
        if (letter) of[i] = name_start | name_part;
        if (other) of[i] = name_part;
        if (i == ' ' || i == '\t' || i == '\n' || i == '\r') of[i] |= space;
        if (i >= 0x20 && i != '<' && i != '&' && i != '"' && i != '\'') of[i] |= plain_value;
    }
    return of;
}();

bool is(char sign, std::uint8_t what) {
    return (signs[static_cast<unsigned char>(sign)] & what) != 0;
}

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

bool is_xml_character(char32_t sign) {
    return sign >= 0x20 ? sign != 0xFFFE && sign != 0xFFFF : sign == '\t' || sign == '\n' || sign == '\r';
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

bool is_continued(std::string_view start) {
    const auto lead = static_cast<unsigned char>(start[0]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return lead >= 0xC2 && lead <= 0xF4 && start.size() < length;
}

}  // namespace

XmlScanner::XmlScanner(Source source) : source_(std::move(source)) {
    buffer_.resize(1);
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
    line_ += std::count(consumed.begin(), consumed.end(), '\n');
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
    if (filled_ + bytes.size() * (is_latin_ ? 3 : 1) + 1 > buffer_.size()) {
        buffer_.resize(filled_ + bytes.size() * (is_latin_ ? 3 : 1) + 1);
    }
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
        if (!began_ && !source_ended_ && filled_ < 1024 &&
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
    std::string_view text(buffer_.data(), filled_);
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
    fault.line = static_cast<int>(line_ + std::count(before.begin(), before.end(), '\n'));
    fault.column = static_cast<int>(last == std::string_view::npos ? column_ + of_line : 1 + of_line);
    return fault;
}

XmlScanner::Token XmlScanner::broken(const char* at, std::string code, std::string message) {
    token_ = static_cast<std::size_t>(at - buffer_.data());
    fault_ = fault_here(std::move(code), std::move(message));
    return Token::fault;
}

// There is no more, and the document is not at its end.
XmlScanner::Scan XmlScanner::more_or_broken(const char* at, std::string_view what) {
    if (static_cast<std::size_t>(at - buffer_.data()) < limit_) {
        malformed(at, fmt::format("{} är inte välformad XML.", what));
        return Scan::broken;
    }
    return Scan::more;
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

// ---- tags -----------------------------------------------------------------------------------------------------------

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

// Up to the next tag. Outside the root only white space may stand.
XmlScanner::Scan XmlScanner::scan_text() {
    const char* at = buffer_.data() + at_;
    const char* const end = buffer_.data() + limit_;
    while (at < end && is(*at, space)) ++at;
    if (open_begins_.empty() && at < end && *at != '<') {
        malformed(at, root_seen_ ? "Det står text efter dokumentets slut."
                                 : "Filen är inte XML: den börjar inte med en tagg.");
        return Scan::broken;
    }
    std::string ignored;
    while (at < end && *at != '<') {
        if (*at == '&') {
            const char* reference = at;
            const Scan scan = take_reference(reference, ignored);
            if (scan != Scan::done) {
                at_ = static_cast<std::size_t>(at - buffer_.data());
                return scan;
            }
            at = reference;
            ignored.clear();
        } else {
            ++at;
        }
    }
    at_ = static_cast<std::size_t>(at - buffer_.data());
    return at < end ? Scan::done : Scan::more;
}

XmlScanner::Scan XmlScanner::scan_begin() {
    const char* at = buffer_.data() + at_ + 1;
    const char* const name = at;
    while (is(*at, name_part)) ++at;
    const std::size_t name_size = static_cast<std::size_t>(at - name);
    attributes_.clear();
    resolved_used_ = 0;
    for (;;) {
        const char* const before = at;
        while (is(*at, space)) ++at;
        if (*at == '>') {
            is_empty_ = false;
            ++at;
            break;
        }
        if (*at == '/' && at[1] == '>') {
            is_empty_ = true;
            at += 2;
            break;
        }
        if (!is(*at, name_start) || before == at) return more_or_broken(*at == '/' ? at + 1 : at, "Taggen");
        if (const Scan scan = scan_attribute(at); scan != Scan::done) return scan;
    }
    if (open_begins_.empty() && root_seen_) {
        malformed(name - 1, "Filen har mer än ett yttersta element.");
        return Scan::broken;
    }
    root_seen_ = true;
    name_ = {name, name_size};
    if (!is_empty_) {
        if (open_begins_.size() == deepest) {
            broken(name - 1, "process_log.xml_deep",
                   fmt::format("Element ligger i varandra i över {} nivåer. Så djupa filer läses inte.", deepest));
            return Scan::broken;
        }
        open_begins_.push_back(open_names_.size());
        open_names_ += name_;
    }
    at_ = static_cast<std::size_t>(at - buffer_.data());
    return Scan::done;
}

XmlScanner::Scan XmlScanner::scan_attribute(const char*& at) {
    const char* const name = at;
    while (is(*at, name_part)) ++at;
    const std::string_view key(name, static_cast<std::size_t>(at - name));
    while (is(*at, space)) ++at;
    if (*at != '=') return more_or_broken(at, "Taggen");
    ++at;
    while (is(*at, space)) ++at;
    if (*at != '"' && *at != '\'') return more_or_broken(at, "Taggen");
    std::string_view value;
    if (const Scan scan = scan_value(at, value); scan != Scan::done) return scan;
    if (attribute(key)) {
        malformed(name, fmt::format("Attributet {} står två gånger i samma tagg.", key));
        return Scan::broken;
    }
    if (attributes_.size() == most_attributes) {
        malformed(name, fmt::format("En tagg har över {} attribut. Så många läses inte.", most_attributes));
        return Scan::broken;
    }
    attributes_.push_back({key, value});
    return Scan::done;
}

// `at` stands at the quotation mark, and is left after the one that closes.
XmlScanner::Scan XmlScanner::scan_value(const char*& at, std::string_view& value) {
    const char quote = *at++;
    const char* const begin = at;
    for (;;) {
        while (is(*at, plain_value)) ++at;
        if (*at != '"' && *at != '\'') break;
        if (*at == quote) {
            value = {begin, static_cast<std::size_t>(at - begin)};
            ++at;
            return Scan::done;
        }
        ++at;
    }
    // Something that does not mean itself: the value is put together on the side.
    if (resolved_used_ == resolved_.size()) {
        // The strings may move when there are more of them; then nothing of this tag may point into them.
        resolved_.reserve(most_attributes + 1);
        resolved_.emplace_back();
    }
    std::string& text = resolved_[resolved_used_];
    text.assign(begin, at);
    while (*at != quote) {
        if (*at == '&') {
            if (const Scan scan = take_reference(at, text); scan != Scan::done) return scan;
        } else if (is(*at, space)) {
            // White space in a value is a blank, and CRLF is one line break.
            at += at[0] == '\r' && at[1] == '\n' ? 2 : 1;
            text += ' ';
        } else if (*at == '\0' || *at == '<') {
            return more_or_broken(at, "Attributets värde");
        } else {
            text += *at++;
        }
    }
    ++at;
    value = text;
    ++resolved_used_;
    return Scan::done;
}

XmlScanner::Scan XmlScanner::take_reference(const char*& at, std::string& to) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> known = {
        {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
    const char* const name = at + 1;
    const char* end = name;
    while (is(*end, name_part) || *end == '#') ++end;
    if (*end != ';') {
        if (*end == '\0' && end - name < 64) return more_or_broken(end, "Teckenreferensen");
        malformed(at, "Tecknet & står för sig självt. I XML skrivs det &amp;.");
        return Scan::broken;
    }
    const std::string_view reference(name, static_cast<std::size_t>(end - name));
    at = end + 1;
    for (const auto& [entity, sign] : known) {
        if (entity == reference) {
            to += sign;
            return Scan::done;
        }
    }
    if (reference.starts_with('#')) {
        const bool hexadecimal = reference.size() > 1 && reference[1] == 'x';
        const std::string_view digits = reference.substr(hexadecimal ? 2 : 1);
        std::uint32_t sign = 0;
        const auto [stop, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), sign, hexadecimal ? 16 : 10);
        const bool surrogate = sign >= 0xD800 && sign <= 0xDFFF;
        if (error == std::errc() && stop == digits.data() + digits.size() && sign <= 0x10FFFF && !surrogate &&
            is_xml_character(sign)) {
            to += encode_utf8(sign);
            return Scan::done;
        }
    }
    malformed(name - 1, "Referensen är ingen som XML känner; egna entiteter läses inte.");
    return Scan::broken;
}

XmlScanner::Scan XmlScanner::scan_end() {
    const char* const name = buffer_.data() + at_ + 2;
    const char* at = name;
    while (is(*at, name_part)) ++at;
    const std::string_view ended(name, static_cast<std::size_t>(at - name));
    while (is(*at, space)) ++at;
    if (*at != '>') return more_or_broken(at, "Sluttaggen");
    const std::string_view open =
        open_begins_.empty() ? std::string_view() : std::string_view(open_names_).substr(open_begins_.back());
    if (open_begins_.empty() || open != ended) {
        malformed(name - 2, open_begins_.empty()
                                ? fmt::format("Sluttaggen </{}> hör inte till någon starttagg.", ended)
                                : fmt::format("Sluttaggen </{}> står där </{}> skulle stå.", ended, open));
        return Scan::broken;
    }
    open_names_.resize(open_begins_.back());
    open_begins_.pop_back();
    at_ = static_cast<std::size_t>(at + 1 - buffer_.data());
    return Scan::done;
}

// Comments, instructions, character data, and what is refused.
XmlScanner::Scan XmlScanner::scan_other() {
    static constexpr std::string_view doctype = "<!DOCTYPE";
    static constexpr std::string_view character_data = "<![CDATA[";
    const std::string_view here(buffer_.data() + at_, limit_ - at_);
    if (here.starts_with("<?")) return skip_to("?>", 2, "En instruktion");
    if (here.starts_with("<!--")) return skip_to("-->", 4, "En kommentar");
    if (here.starts_with(character_data) && !open_begins_.empty()) return skip_to("]]>", 9, "Ett textavsnitt");
    if (here.starts_with(doctype)) {
        broken(here.data(), "process_log.xml_doctype",
               "Filen har en dokumenttypsdeklaration (DOCTYPE). Sådana läses inte, eftersom de kan få en liten fil att "
               "bli hur stor som helst. Ta bort den och läs in filen på nytt.");
        return Scan::broken;
    }
    if (here.size() < doctype.size()) {
        if (doctype.starts_with(here) || character_data.starts_with(here) ||
            std::string_view("<!--").starts_with(here)) {
            return Scan::more;
        }
    }
    malformed(here.data(), "Taggen är inte välformad XML.");
    return Scan::broken;
}

// What is skipped may be of any length, so it is consumed as it is read.
XmlScanner::Scan XmlScanner::skip_to(std::string_view end, std::size_t from, std::string_view what) {
    std::size_t begin = at_ + from;
    for (;;) {
        const std::string_view here(buffer_.data(), limit_);
        const auto found = here.find(end, std::min(begin, limit_));
        if (found != std::string_view::npos) {
            at_ = found + end.size();
            return Scan::done;
        }
        at_ = std::max(begin, limit_ < end.size() - 1 ? 0 : limit_ - (end.size() - 1));
        at_ = std::min(at_, limit_);
        if (!refill()) {
            if (is_bad_ || fault_) {
                if (!fault_) stopped();
            } else {
                malformed(buffer_.data() + limit_, fmt::format("{} är inte avslutad när filen tar slut.", what));
            }
            return Scan::broken;
        }
        begin = at_;
    }
}

}  // namespace ledstang
