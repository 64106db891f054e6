#include "reports/references.h"

namespace ledstang {
namespace {

bool continues_word(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x80 || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

}  // namespace

std::string link_of(std::string_view target) {
    if (target.starts_with("perspective:")) return "#perspektiv-" + std::string(target.substr(12));
    if (target.starts_with("section:")) return "#avsnitt-" + std::string(target.substr(8));
    for (const std::string_view allowed : {"https://", "http://", "mailto:", "/", "#"}) {
        if (target.starts_with(allowed)) return std::string(target);
    }
    return {};
}

ReportParagraph link_references(std::string_view text, const std::vector<Reference>& references) {
    ReportParagraph paragraph;
    std::size_t done = 0;
    while (done < text.size()) {
        std::size_t place = std::string_view::npos;
        const Reference* found = nullptr;
        for (const auto& reference : references) {
            if (reference.phrase.empty() || link_of(reference.target).empty()) continue;
            const auto at = text.find(reference.phrase, done);
            if (at == std::string_view::npos) continue;
            if (found == nullptr || at < place || (at == place && reference.phrase.size() > found->phrase.size())) {
                place = at;
                found = &reference;
            }
        }
        if (found == nullptr) break;
        if (place > done) paragraph.runs.push_back({std::string(text.substr(done, place - done)), ""});
        std::size_t end = place + found->phrase.size();
        while (end < text.size() && continues_word(text[end])) ++end;
        paragraph.runs.push_back({std::string(text.substr(place, end - place)), link_of(found->target)});
        done = end;
    }
    if (done < text.size() || paragraph.runs.empty()) paragraph.runs.push_back({std::string(text.substr(done)), ""});
    return paragraph;
}

std::vector<ReportParagraph> paragraphs_of(std::string_view text) {
    std::vector<ReportParagraph> paragraphs;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (!paragraphs.empty() && plain_text(paragraphs.back()).ends_with(':')) {
            paragraphs.back().items.push_back(line);
        } else {
            paragraphs.push_back({{{line, ""}}, {}});
        }
    }
    return paragraphs;
}

std::string plain_text(const ReportParagraph& paragraph) {
    std::string text;
    for (const auto& run : paragraph.runs) text += run.text;
    return text;
}

}  // namespace ledstang
