#include "rounds/signed_difference.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_number.h"

namespace ledstang {
namespace {

// The report's texts by where they stand. The description of every struct gives the words for the place, so a part that
// is added to the report is compared without a line here.
class Texts {
 public:
    template <class T>
    void add(const std::string& where, const T& value) {
        if constexpr (std::is_same_v<T, Mark>) {
            put(where, value.word);
        } else if constexpr (std::is_same_v<T, std::vector<ReportParagraph>>) {
            put(where, words_of(value));
        } else if constexpr (std::is_same_v<T, std::vector<ChartValue>> || std::is_same_v<T, std::optional<Decimal>>) {
            // follows from what is printed
        } else if constexpr (std::is_same_v<T, std::string>) {
            put(where, value);
        } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
            put(where, fmt::format("{}", fmt::join(value, "; ")));
        } else if constexpr (is_vector<T>::value) {
            std::map<std::string, int> seen;
            for (const auto& item : value) {
                std::string name = name_of_item(item);
                if (const int times = ++seen[name]; times > 1 || name.empty()) name += fmt::format(" ({})", times);
                add(fmt::format("{}: {}", where, name), item);
            }
        } else if constexpr (Described<T>) {
            for_each_field<T>([&](const auto& field) {
                const std::string_view name = field.name;
                if (name == "id" || name == "anchor") return;
                const std::string label(field.meaning);
                add(where.empty() ? label : where + " › " + label, value.*field.member);
            });
        } else if constexpr (std::is_same_v<T, Period>) {
            put(where, value.swedish());
        }
        // numbers, truth values and kinds say nothing that the texts do not
    }

    const std::vector<std::string>& order() const { return order_; }
    std::string at(const std::string& where) const {
        const auto found = texts_.find(where);
        return found == texts_.end() ? std::string{} : found->second;
    }

 private:
    void put(const std::string& where, std::string text) {
        if (text.empty()) return;
        if (texts_.emplace(where, std::move(text)).second) order_.push_back(where);
    }

    static std::string words_of(const std::vector<ReportParagraph>& paragraphs) {
        std::string words;
        for (const auto& paragraph : paragraphs) {
            if (!words.empty()) words += "\n\n";
            for (const auto& run : paragraph.runs) words += run.text;
            for (const auto& item : paragraph.items) words += "\n• " + item;
        }
        return words;
    }

    // What a reader calls the item: the first of these that it has.
    template <class Item>
    static std::string name_of_item(const Item& item) {
        std::string name;
        for (const std::string_view wanted :
             {"sex_name", "name", "title", "heading", "label", "unit_name", "measure", "id"}) {
            if (!name.empty()) break;
            for_each_field<Item>([&](const auto& field) {
                if constexpr (std::is_same_v<std::decay_t<decltype(item.*field.member)>, std::string>) {
                    if (field.name == wanted) name = item.*field.member;
                }
            });
        }
        return name;
    }

    std::map<std::string, std::string> texts_;
    std::vector<std::string> order_;
};

}  // namespace

std::vector<ReportDifference> differences_between(const Report& before, const Report& after) {
    Texts old_texts;
    Texts new_texts;
    old_texts.add("", before);
    new_texts.add("", after);
    std::vector<ReportDifference> differences;
    for (const auto& where : new_texts.order()) {
        const auto was = old_texts.at(where);
        const auto is = new_texts.at(where);
        if (was != is) differences.push_back({where, was, is});
    }
    for (const auto& where : old_texts.order()) {
        if (new_texts.at(where).empty()) differences.push_back({where, old_texts.at(where), ""});
    }
    return differences;
}

namespace {

// The record of the signing is not in the report before it is signed.
Report without_record(Report report) {
    std::erase_if(report.sections, [](const ReportSection& section) { return section.id == "undertecknande"; });
    std::erase_if(report.chapters, [](const ReportChapter& chapter) { return chapter.id == "undertecknande"; });
    return report;
}

}  // namespace

Result<SignedDifference> get_signed_difference(Context& context, const SignedVersionWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<SignedDifference> {
        const auto versions = read_signed_versions(sql, wish.unit, wish.period);
        if (versions.empty()) {
            return refuse(RefusalKind::not_found, "signed.unknown",
                          "Rapporten har inte undertecknats, så det finns "
                          "inget att jämföra med.");
        }
        SignedDifference difference;
        difference.after = wish.version;
        difference.before = wish.version == 0 ? versions.front().version : wish.version - 1;
        Report after;
        if (wish.version == 0) {
            auto now = build_report(sql, context.configuration, wish.unit, wish.period);
            if (!now) return refuse(now.error());
            after = std::move(*now);
        } else {
            auto frozen = read_frozen(sql, wish.unit, wish.period, wish.version);
            if (!frozen) return refuse(frozen.error());
            after = std::move(frozen->report);
        }
        if (difference.before == 0) return difference;
        auto before = read_frozen(sql, wish.unit, wish.period, difference.before);
        if (!before) return refuse(before.error());
        difference.differences =
            differences_between(without_record(std::move(before->report)), without_record(std::move(after)));
        return difference;
    });
}

}  // namespace ledstang
