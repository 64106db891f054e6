#include "knowledge/travelling_text.h"

#include <fmt/format.h>

#include "described/toml_file.h"

namespace ledstang {
namespace {

// Signs that a TOML text cannot hold as they are.
void append_sign(std::string& written, char sign) {
    const auto code = static_cast<unsigned char>(sign);
    if (sign == '\\') {
        written += "\\\\";
    } else if ((code < ' ' && sign != '\n' && sign != '\t') || code == 0x7f) {
        written += fmt::format("\\u{:04x}", code);
    } else {
        written += sign;
    }
}
std::string on_one_line(const std::string& text) {
    std::string written = "\"";
    for (const char sign : text) {
        if (sign == '"') {
            written += "\\\"";
        } else if (sign == '\n') {
            written += "\\n";
        } else {
            append_sign(written, sign);
        }
    }
    return written + '"';
}
// Line by line as it was written, so that two of them can be compared so.
std::string on_several_lines(const std::string& text) {
    std::string written = "\"\"\"\n";
    for (std::size_t i = 0; i < text.size(); ++i) {
        // Three quotation marks in a row would end it, and one last would join those that do.
        const bool joins = text[i] == '"' && (i + 1 == text.size() || text[i + 1] == '"');
        if (joins) written += '\\';
        append_sign(written, text[i]);
    }
    return written + "\"\"\"";
}
std::string list_of(const std::vector<std::string>& values) {
    std::string written = "[";
    for (const auto& value : values) written += (written.size() > 1 ? ", " : "") + on_one_line(value);
    return written + "]";
}

}  // namespace

std::string travelling_text(const std::string& kind, const DocumentDetails& head,
                            const std::vector<StoredSection>& sections, bool credited) {
    std::string text = fmt::format("kind = {}\ntitle = {}\n", on_one_line(kind), on_one_line(head.title));
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) text += fmt::format("{} = {}\n", name, on_one_line(value));
    };
    line("national_id", head.national_id);
    line("national_address", head.national_address);
    if (credited && head.origin == "imported") {
        line("source", head.source);
        line("licence", head.licence);
    }
    text += fmt::format("areas = {}\ncodes = {}\ncare_levels = {}\n", list_of(head.areas), list_of(head.codes),
                        list_of(head.care_levels));
    for (const auto& section : sections) {
        text += fmt::format("\n[[sections]]\nid = {}\n", on_one_line(section.section));
        if (credited && !section.name.empty()) text += fmt::format("name = {}\n", on_one_line(section.name));
        text += fmt::format("text = {}\n", on_several_lines(section.content));
    }
    return text;
}

Result<TravellingFile> read_travelling(const std::string& text, const std::string& name) {
    const auto json = read_toml_text(text, name);
    if (!json) return refuse(json.error());
    auto file = from_json<TravellingFile>(*json);
    if (!file) return refuse(in_file(file.error(), name));
    return file;
}

}  // namespace ledstang
