#include "reports/inserts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

// Private use characters: U+E000, the insert's number, U+E001. They are taken out of what people write.
constexpr std::string_view begin_mark = "\xEE\x80\x80";
constexpr std::string_view end_mark = "\xEE\x80\x81";
constexpr std::size_t longest_code = 200;

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

// The length of "{{…}}" at the beginning of the text; nothing when it does not end in its line.
std::optional<std::size_t> insert_length(std::string_view text) {
    const auto end = text.find_first_of("}\n\r", 2);
    if (end == std::string_view::npos || text.substr(end, 2) != "}}" || end > longest_code) return std::nullopt;
    return end + 2;
}

class Marking {
 public:
    explicit Marking(std::string_view source) : source_(source) {}

    MarkedText run() {
        while (place_ < source_.size()) {
            const auto rest = source_.substr(place_);
            if (rest.starts_with("\\") && rest.size() > 1) {
                keep(begins_character(rest[1]) ? 2 : 1);
            } else if (rest.starts_with("{{")) {
                take_insert(rest);
            } else if (rest.starts_with(begin_mark) || rest.starts_with(end_mark)) {
                place_ += begin_mark.size();
            } else {
                keep(1);
            }
        }
        return std::move(marked_);
    }

 private:
    void keep(std::size_t bytes) {
        for (const auto end = place_ + bytes; place_ < end; ++place_) {
            const char byte = source_[place_];
            marked_.text += byte;
            if (byte == '\n') {
                ++line_;
                column_ = 1;
            } else if (begins_character(byte)) {
                ++column_;
            }
        }
    }

    void take_insert(std::string_view rest) {
        const auto length = insert_length(rest);
        if (!length) {
            marked_.faults.push_back({"text.insert_open",
                                      "Infogningen börjar med {{ men slutar inte med }} på samma rad.", "", "", line_,
                                      column_});
            keep(2);
            return;
        }
        marked_.text += fmt::format("{}{}{}", begin_mark, marked_.inserts.size(), end_mark);
        marked_.inserts.push_back({trimmed(rest.substr(2, *length - 4)), line_, column_});
        column_ += static_cast<int>(std::ranges::count_if(rest.substr(0, *length), begins_character));
        place_ += *length;
    }

    std::string_view source_;
    std::size_t place_ = 0;
    int line_ = 1;
    int column_ = 1;
    MarkedText marked_;
};

std::vector<std::string> parts_of(const std::string& code) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (true) {
        const auto end = std::min(code.find(':', begin), code.size());
        parts.push_back(trimmed(std::string_view(code).substr(begin, end - begin)));
        if (end == code.size()) return parts;
        begin = end + 1;
    }
}

tl::unexpected<Refusal> unknown(const std::string& message, const std::string& written,
                                const std::vector<std::string>& candidates) {
    const auto nearest = nearest_name(written, candidates);
    return refuse("text.insert_unknown",
                  nearest ? fmt::format("{} Menade du {}?", message, in_quotes(*nearest)) : message);
}

Result<const ReportMeasure*> measure_for(const Report& report, const std::string& id) {
    if (const auto* found = find_measure(report, id)) return found;
    std::vector<std::string> ids;
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) ids.push_back(measure.id);
    }
    return unknown(fmt::format("Måttet {} finns inte i rapporten.", in_quotes(id)), id, ids);
}

std::string outcomes_in_words(const ReportMeasure& measure) {
    if (measure.outcomes.empty()) return "Data saknas";
    if (measure.outcomes.size() == 1) return measure.outcomes.front().printed;
    std::string words;
    for (const auto& outcome : measure.outcomes) {
        if (!words.empty()) words += ", ";
        words += lower_case(outcome.sex_name) + " " + outcome.printed;
    }
    return words;
}

Result<Inserted> look_up_outcome(const std::vector<std::string>& parts, const Report& report) {
    const auto measure = measure_for(report, parts[1]);
    if (!measure) return refuse(measure.error());
    if (parts.size() < 3) return Inserted{InsertKind::words, outcomes_in_words(**measure), "", nullptr, nullptr};
    const auto& outcomes = (*measure)->outcomes;
    const auto found = std::ranges::find_if(
        outcomes, [&](const ReportOutcome& outcome) { return lower_case(outcome.sex) == lower_case(parts[2]); });
    if (found != outcomes.end()) return Inserted{InsertKind::words, found->printed, "", nullptr, nullptr};
    std::vector<std::string> sexes;
    for (const auto& outcome : outcomes) sexes.push_back(outcome.sex);
    return refuse(
        "text.insert_unknown",
        fmt::format("{} har inget utfall för {}. {}", (*measure)->name, in_quotes(parts[2]),
                    sexes.empty() ? "Data saknas." : fmt::format("Det som finns är {}.", list_in_words(sexes))));
}

Result<Inserted> look_up_table(const std::string& id, const Report& report) {
    std::vector<std::string> ids;
    for (const auto& perspective : report.perspectives) {
        if (perspective.id == id) return Inserted{InsertKind::table, "", "", &perspective, nullptr};
        ids.push_back(perspective.id);
    }
    return unknown(fmt::format("Perspektivet {} finns inte i rapporten.", in_quotes(id)), id, ids);
}

Result<Inserted> look_up_chart(const std::string& id, const Report& report) {
    const auto measure = measure_for(report, id);
    if (!measure) return refuse(measure.error());
    if (!(*measure)->chart.empty()) return Inserted{InsertKind::chart, "", "", nullptr, *measure};
    return refuse("text.insert_unknown",
                  fmt::format("{} har värden för färre än två perioder och därför inget diagram.", (*measure)->name));
}

Result<Inserted> look_up_chapter(const std::string& id, const Report& report) {
    std::vector<std::string> ids;
    for (const auto& chapter : report.chapters) {
        if (chapter.id == id)
            return Inserted{InsertKind::link, chapter.heading, "#" + chapter.anchor, nullptr, nullptr};
        ids.push_back(chapter.id);
    }
    return unknown(fmt::format("Kapitlet {} finns inte i rapporten, eller är tomt.", in_quotes(id)), id, ids);
}

}  // namespace

MarkedText mark_inserts(std::string_view source) {
    return Marking(source).run();
}

std::vector<MarkedPiece> split_marks(std::string_view marked) {
    std::vector<MarkedPiece> pieces;
    while (!marked.empty()) {
        const auto begin = marked.find(begin_mark);
        if (begin != 0) pieces.push_back({std::string(marked.substr(0, begin)), -1});
        if (begin == std::string_view::npos) break;
        marked.remove_prefix(begin + begin_mark.size());
        int number = 0;
        const auto end = marked.find(end_mark);
        std::from_chars(marked.data(), marked.data() + std::min(end, marked.size()), number);
        pieces.push_back({"", number});
        marked.remove_prefix(end == std::string_view::npos ? marked.size() : end + end_mark.size());
    }
    return pieces;
}

std::string without_marks(std::string_view marked, const std::vector<PlacedInsert>& inserts) {
    std::string text;
    for (const auto& piece : split_marks(marked)) {
        text += piece.insert < 0 ? piece.text
                                 : fmt::format("{{{{{}}}}}", inserts.at(static_cast<std::size_t>(piece.insert)).code);
    }
    return text;
}

Result<Inserted> look_up_insert(const std::string& code, const Report& report) {
    static const std::vector<std::string> kinds = {"utfall", "tabell", "diagram", "se"};
    const auto parts = parts_of(code);
    if (std::ranges::find(kinds, parts.front()) == kinds.end()) {
        return unknown(fmt::format("Infogningen {} finns inte. De som finns är {}.", in_quotes(parts.front()),
                                   list_in_words(kinds)),
                       parts.front(), kinds);
    }
    const std::size_t most = parts.front() == "utfall" ? 3 : 2;
    if (parts.size() < 2 || parts.size() > most || parts[1].empty()) {
        return refuse("text.insert_unknown",
                      fmt::format("{} skrivs {}.", in_quotes(parts.front()),
                                  parts.front() == "utfall" ? "{{utfall:mått:kön}}, där könet får utelämnas"
                                                            : "{{" + parts.front() + ":vad}}"));
    }
    if (parts.front() == "utfall") return look_up_outcome(parts, report);
    if (parts.front() == "tabell") return look_up_table(parts[1], report);
    if (parts.front() == "diagram") return look_up_chart(parts[1], report);
    return look_up_chapter(parts[1], report);
}

const ReportMeasure* find_measure(const Report& report, const std::string& id) {
    for (const auto& perspective : report.perspectives) {
        const auto found = std::ranges::find(perspective.measures, id, &ReportMeasure::id);
        if (found != perspective.measures.end()) return &*found;
    }
    return nullptr;
}

std::vector<InsertChoice> insert_choices(const Report& report) {
    std::vector<InsertChoice> choices;
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            if (measure.outcomes.size() != 1)
                choices.push_back(
                    {"utfall", fmt::format("{{{{utfall:{}}}}}", measure.id), measure.name, outcomes_in_words(measure)});
            for (const auto& outcome : measure.outcomes) {
                choices.push_back({"utfall", fmt::format("{{{{utfall:{}:{}}}}}", measure.id, outcome.sex),
                                   fmt::format("{}, {}", measure.name, lower_case(outcome.sex_name)), outcome.printed});
            }
        }
    }
    for (const auto& perspective : report.perspectives) {
        if (perspective.measures.empty()) continue;
        choices.push_back({"tabell", fmt::format("{{{{tabell:{}}}}}", perspective.id),
                           "Måtten i perspektivet " + perspective.name,
                           fmt::format("{} mått", perspective.measures.size())});
    }
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            if (measure.chart.empty()) continue;
            choices.push_back({"diagram", fmt::format("{{{{diagram:{}}}}}", measure.id), measure.name,
                               fmt::format("{} till {}", measure.chart.front().period, measure.chart.back().period)});
        }
    }
    for (const auto& chapter : report.chapters)
        choices.push_back({"se", fmt::format("{{{{se:{}}}}}", chapter.id), chapter.heading, chapter.heading});
    return choices;
}

}  // namespace ledstang
