// XML of any length, element by element: what is in memory is one tag and the names of the elements that are open.
//
// Well-formed XML 1.0 only. A document type declaration is refused and no entity but the five of XML is known, so that
// nothing expands and nothing outside the file is read. Text between tags is checked and passed over: event logs keep
// everything in attributes. UTF-8, US-ASCII, and ISO-8859-1 or Windows-1252 where the file says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

class XmlScanner {
 public:
    // The next bytes, good until the next call; empty at the end.
    using Source = std::function<std::string_view()>;

    enum class Token : std::uint8_t { begin, end, finish, fault };
    struct Attribute {
        std::string_view name;
        std::string_view value;  // with references resolved
    };

    static constexpr std::size_t longest_tag = std::size_t{4} << 20U;
    static constexpr std::size_t deepest = 200;
    static constexpr std::size_t most_attributes = 100;

    explicit XmlScanner(Source source);

    // After `finish` or `fault` there is nothing more. An element without content gives `begin` alone.
    Token next();

    // Of the element that began, until the next call.
    std::string_view name() const { return name_; }
    std::string_view local_name() const;  // without its prefix
    bool is_empty() const { return is_empty_; }
    const std::vector<Attribute>& attributes() const { return attributes_; }
    std::optional<std::string_view> attribute(std::string_view name) const;
    // Elements that are open, the one that began included unless it is empty.
    std::size_t depth() const { return open_begins_.size(); }

    // A fault at the place where the last token begins, or where reading stopped.
    Fault fault_here(std::string code, std::string message) const;
    // Codes `process_log.xml`, `process_log.xml_doctype`, `process_log.xml_deep`, `process_log.encoding`.
    const Fault& fault() const { return *fault_; }

 private:
    enum class Scan : std::uint8_t { done, more, broken };

    bool refill();
    void forget_consumed();
    void append(std::string_view bytes);
    void check_characters();
    void take_declared_encoding();
    Token stopped();
    Token broken(const char* at, std::string code, std::string message);
    Token malformed(const char* at, std::string message) { return broken(at, "process_log.xml", std::move(message)); }

    Scan scan_text();
    Scan scan_begin();
    Scan scan_attribute(const char*& at);
    Scan scan_value(const char*& at, std::string_view& value);
    Scan scan_end();
    Scan scan_other();
    Scan skip_to(std::string_view end, std::size_t from, std::string_view what);
    // The character of a reference at `at`, which is moved past it.
    Scan take_reference(const char*& at, std::string& to);
    Scan more_or_broken(const char* at, std::string_view what);

    Source source_;
    static constexpr std::size_t slack = 32;  // bytes after what is read, so that it may be looked at in blocks
    std::string buffer_;                      // what is read and not yet consumed, a zero after it
    std::size_t at_ = 0;                      // what is not consumed
    std::size_t limit_ = 0;                   // what is known to be characters
    std::size_t filled_ = 0;                  // bytes in the buffer
    char covered_ = '\0';                     // the byte that the zero at `limit_` covers
    bool source_ended_ = false;
    bool is_bad_ = false;  // the byte at `limit_` is no character
    bool is_latin_ = false;
    bool began_ = false;  // the encoding is known
    bool root_seen_ = false;

    std::int64_t line_ = 1;  // where the buffer begins
    std::int64_t column_ = 1;

    std::size_t token_ = 0;  // where it begins in the buffer
    std::string_view name_;
    bool is_empty_ = false;
    std::vector<Attribute> attributes_;
    std::vector<std::string> resolved_;  // values that are not as they stand in the file
    std::size_t resolved_used_ = 0;
    std::string open_names_;
    std::vector<std::size_t> open_begins_;
    std::optional<Fault> fault_;
};

}  // namespace ledstang
