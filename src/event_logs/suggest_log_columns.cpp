#include "event_logs/suggest_log_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/swedish_text.h"
#include "event_logs/instant.h"

namespace ledstang {
namespace {

// Headings as ascii_slug writes them, without hyphens; the better ones first.
using Words = std::vector<std::string_view>;
const Words case_words = {
    "caseid",          "case",          "caseconceptname", "fallid",      "fall",      "arendeid", "arende",
    "vardtillfalleid", "vardtillfalle", "vardkontaktid",   "vardkontakt", "kontaktid", "remissid", "remiss",
    "episodid",        "vardforlopp",   "patientid",       "patient",     "traceid",   "trace",    "lopnummer"};
const Words activity_words = {"activity", "aktivitet", "conceptname", "handelse", "activityname", "eventname", "event",
                              "steg",     "moment",    "handelsetyp", "atgard",   "task",         "step"};
const Words complete_words = {
    "timestamp", "timetimestamp", "tidpunkt", "completetimestamp", "endtimestamp", "tidsstampel", "slut",
    "sluttid",   "sluttidpunkt",  "end",      "endtime",           "complete",     "completed",   "klar",
    "tid",       "time",          "datumtid", "datetime",          "handelsetid",  "datum",       "date"};
const Words start_words = {"start",         "starttid", "starttimestamp", "starttime",
                           "starttidpunkt", "paborjad", "borjan",         "startad"};
const Words resource_words = {"resource",       "resurs", "orgresource", "orggroup", "utforare",
                              "utforandeenhet", "enhet",  "avdelning",   "klinik",   "vardenhet",
                              "personal",       "roll",   "group",       "grupp",    "unit"};
const Words lifecycle_words = {"lifecycle", "lifecycletransition", "livscykel", "transition", "overgang"};

std::string plain(std::string_view heading) {
    std::string slug = ascii_slug(heading);
    std::erase(slug, '-');
    std::erase(slug, '_');
    return slug;
}

class Suggester {
 public:
    Suggester(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows)
        : header_(header), rows_(rows), taken_(header.size(), false) {
        for (const auto& heading : header) plain_.push_back(plain(heading));
    }

    LogColumnSuggestion suggest() {
        auto& columns = suggestion_.columns;
        columns.case_name = by_heading("case", "fall", case_words);
        columns.activity = by_heading("activity", "aktivitet", activity_words);
        columns.complete = by_heading("complete", "tidpunkt", complete_words, true);
        columns.start = by_heading("start", "start", start_words, true);
        columns.lifecycle = by_heading("lifecycle", "livscykel", lifecycle_words);
        columns.resource = by_heading("resource", "resurs", resource_words);
        // A log with a start alone: then that is the time.
        if (columns.complete.empty()) columns.complete = by_times();
        if (columns.complete.empty() && !columns.start.empty()) {
            std::swap(columns.complete, columns.start);
            for (auto& reason : suggestion_.reasons) {
                if (reason.role == "start")
                    reason = {"complete", reason.heading, reason.reason + ", och ingen annan tid finns"};
            }
        }
        if (columns.activity.empty()) columns.activity = by_few_words();
        if (columns.case_name.empty()) columns.case_name = by_repetition();
        if (!columns.case_name.empty()) find_case_attributes();
        return std::move(suggestion_);
    }

 private:
    std::string take(std::size_t column, std::string role, std::string reason) {
        taken_[column] = true;
        suggestion_.reasons.push_back({std::move(role), header_[column], std::move(reason)});
        return header_[column];
    }
    std::string_view cell(const std::vector<std::string>& row, std::size_t column) const {
        return column < row.size() ? std::string_view(row[column]) : std::string_view();
    }
    std::size_t filled(std::size_t column) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(rows_, [&](const auto& row) { return !cell(row, column).empty(); }));
    }
    bool all_times(std::size_t column) const {
        return filled(column) > 0 && std::ranges::all_of(rows_, [&](const auto& row) {
                   return cell(row, column).empty() || parse_instant(cell(row, column));
               });
    }
    std::size_t different(std::size_t column) const {
        std::set<std::string_view> values;
        for (const auto& row : rows_) values.insert(cell(row, column));
        return values.size();
    }

    std::string by_heading(const std::string& role, std::string_view meaning, const Words& words, bool time = false) {
        for (const auto word : words) {
            for (std::size_t i = 0; i < header_.size(); ++i) {
                if (taken_[i] || plain_[i] != word || (time && !rows_.empty() && !all_times(i))) continue;
                return take(i, role, fmt::format("rubriken betyder {}", meaning));
            }
        }
        return {};
    }
    std::string by_times() {
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (!taken_[i] && all_times(i)) {
                return take(i, "complete",
                            fmt::format("alla {} värden bland de första raderna är tidpunkter", filled(i)));
            }
        }
        return {};
    }
    // Few different words, in nearly every row.
    std::string by_few_words() {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (taken_[i] || all_times(i) || filled(i) * 10 < rows_.size() * 9) continue;
            const std::size_t count = different(i);
            if (count < 2 || count * 3 > rows_.size()) continue;
            if (!best || count > different(*best)) best = i;
        }
        if (!best) return {};
        return take(*best, "activity",
                    fmt::format("{} olika värden på {} rader, som steg i ett förlopp brukar ha", different(*best),
                                rows_.size()));
    }
    // Many different values, each on some rows.
    std::string by_repetition() {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (taken_[i] || all_times(i) || filled(i) < rows_.size()) continue;
            const std::size_t count = different(i);
            if (count < 2 || count == rows_.size()) continue;
            if (!best || count > different(*best)) best = i;
        }
        if (!best) return {};
        return take(*best, "case",
                    fmt::format("{} olika värden på {} rader, och alla rader har ett", different(*best), rows_.size()));
    }

    // Columns that say the same on all of a case's rows, where some case has several.
    void find_case_attributes() {
        const auto found = std::ranges::find(header_, suggestion_.columns.case_name);
        const auto case_column = static_cast<std::size_t>(found - header_.begin());
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (taken_[i] || header_[i].empty()) continue;
            if (header_[i].starts_with("case:")) {
                suggestion_.columns.of_case.push_back(take(i, "of_case", "rubriken börjar med case:"));
                continue;
            }
            std::map<std::string_view, std::string_view> value_of;
            std::size_t repeated = 0;
            bool same = true;
            for (const auto& row : rows_) {
                const auto value = cell(row, i);
                if (value.empty()) continue;
                const auto [known, is_new] = value_of.try_emplace(cell(row, case_column), value);
                same = same && known->second == value;
                if (!is_new) ++repeated;
            }
            if (same && repeated > 0 && value_of.size() > 1) {
                suggestion_.columns.of_case.push_back(take(i, "of_case", "samma värde på alla rader i varje fall"));
            }
        }
    }

    const std::vector<std::string>& header_;
    const std::vector<std::vector<std::string>>& rows_;
    std::vector<std::string> plain_;
    std::vector<bool> taken_;
    LogColumnSuggestion suggestion_;
};

}  // namespace

LogColumnSuggestion suggest_log_columns(const std::vector<std::string>& header,
                                        const std::vector<std::vector<std::string>>& rows) {
    return Suggester(header, rows).suggest();
}

}  // namespace ledstang
