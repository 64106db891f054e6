// The scanner's tags, references, comments and character data.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "base/utf8.h"
#include "event_logs/xml_scanner.h"
#include "event_logs/xml_signs.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ledstang {

using namespace xml;

namespace {

// The first sign that does not mean itself in a value, or is a quotation mark. There is a zero at the end of what is
// read, and room for sixteen bytes after it.
const char* skip_plain(const char* at) {
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i apostrophe = _mm_set1_epi8('\'');
    const __m128i ampersand = _mm_set1_epi8('&');
    const __m128i less = _mm_set1_epi8('<');
    const __m128i last_control = _mm_set1_epi8(0x1F);
    for (;; at += 16) {
        const __m128i signs = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(signs, last_control), signs);
        const __m128i quotes = _mm_or_si128(_mm_cmpeq_epi8(signs, quote), _mm_cmpeq_epi8(signs, apostrophe));
        const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(signs, ampersand), _mm_cmpeq_epi8(signs, less));
        const int found = _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quotes, others)));
        if (found != 0) return at + std::countr_zero(static_cast<unsigned>(found));
    }
#else
    while (is(*at, plain_value)) ++at;
    return at;
#endif
}

}  // namespace

// There is no more, and the document is not at its end.
XmlScanner::Scan XmlScanner::more_or_broken(const char* at, std::string_view what) {
    if (static_cast<std::size_t>(at - buffer_.data()) < limit_) {
        malformed(at, fmt::format("{} är inte välformad XML.", what));
        return Scan::broken;
    }
    return Scan::more;
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
        at = skip_plain(at);
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
    static constexpr std::ptrdiff_t longest = 64;
    const char* const name = at + 1;
    const char* end = name;
    while (end - name < longest && (is(*end, name_part) || *end == '#')) ++end;
    if (*end != ';') {
        if (*end == '\0') return more_or_broken(end, "Teckenreferensen");
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
