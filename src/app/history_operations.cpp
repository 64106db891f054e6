// Reading the history, proving it, and taking it out for an auditor.
#include <fmt/format.h>

#include "app/history.h"
#include "app/installation.h"
#include "app/lookups.h"
#include "described/json_write.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

constexpr int usual_page = 50;
constexpr int longest_page = 200;
constexpr std::int64_t longest_file = 200'000;  // entries, so that a file stays below some hundred megabytes
constexpr std::int64_t portion = 2'000;

struct HistoryAsked {
    std::string entity, id, unit, person;
    std::optional<Date> from, to;
    std::optional<std::int64_t> page;
    int length = usual_page;
    template <class H = HistoryAsked>
    static constexpr auto described() {
        return describe("HistoryAsked", optional_field("entity", &H::entity, "Slag av sak"),
                        optional_field("id", &H::id, "Sakens id; utan id krävs rätten att granska"),
                        optional_field("unit", &H::unit, "Enhet vars saker det gäller"),
                        optional_field("person", &H::person, "Vem som gjorde ändringen"),
                        field("from", &H::from, "Första dag"), field("to", &H::to, "Sista dag"),
                        field("page", &H::page, "Fortsätt före den här posten: next i sidan före"),
                        optional_field("length", &H::length, "Poster på en sida, högst 200"));
    }
};
struct HistoryPage {
    std::vector<HistoryEntry> entries;
    std::optional<std::int64_t> next;
    template <class S = HistoryPage>
    static constexpr auto described() {
        return describe("HistoryPage", field("entries", &S::entries, "Ändringar, nyast först"),
                        field("next", &S::next, "page för nästa sida; saknas på den sista"));
    }
};
struct HistoryProof {
    std::int64_t entries = 0;
    bool intact = false;
    std::optional<std::int64_t> first_broken;
    std::string reason;
    std::string last_hash;
    std::int64_t outcomes = 0;
    std::vector<std::int64_t> broken_outcomes;
    template <class P = HistoryProof>
    static constexpr auto described() {
        return describe(
            "HistoryProof", field("entries", &P::entries, "Poster som håller"),
            field("intact", &P::intact, "Loggen är hel och utfallen stämmer med den"),
            field("first_broken", &P::first_broken, "Första posten som inte håller"),
            field("reason", &P::reason, "Vad som är fel med den"),
            field("last_hash", &P::last_hash, "Kedjans slut; skriv upp den någon annanstans"),
            field("outcomes", &P::outcomes, "Värden som jämförts med loggen"),
            field("broken_outcomes", &P::broken_outcomes, "Poster vars värden har ändrats utanför programmet"));
    }
};
struct HistoryFile {
    std::string format = "csv";
    std::optional<Date> from, to;
    template <class H = HistoryFile>
    static constexpr auto described() {
        return describe("HistoryFile", optional_field("format", &H::format, "csv eller json"),
                        field("from", &H::from, "Första dag"), field("to", &H::to, "Sista dag"));
    }
};

std::string instant_from(const std::optional<Date>& day) {
    return day ? to_string(*day) : std::string();
}
// Days are the log's own, in UTC.
std::string instant_after(const std::optional<Date>& day) {
    return day ? to_string(Date(std::chrono::sys_days(*day) + std::chrono::days(1))) : std::string();
}

const HistoryWords& history_words() {
    static const HistoryWords words(all_operations());
    return words;
}

Result<HistoryPage> get_history(Context& context, const HistoryAsked& wish) {
    if (wish.entity.empty() || wish.id.empty()) {
        if (!context.caller.may(Permission::review)) {
            return refuse(
                RefusalKind::forbidden, "permission.missing",
                "Din roll får läsa en saks historia men inte hela ändringsloggen. Ange vilken sak det gäller, "
                "eller be den som granskar loggen.");
        }
    } else if (auto allowed = may_read_history(context, wish.entity); !allowed) {
        return refuse(allowed.error());
    }
    if (wish.length < 1 || wish.length > longest_page)
        return refuse("history.length", fmt::format("En sida har 1 till {} poster.", longest_page));
    return context.store.read([&](Sql& sql) -> Result<HistoryPage> {
        ChangeFilter filter{wish.entity,           wish.id, wish.unit, wish.person, instant_from(wish.from),
                            instant_after(wish.to)};
        if (wish.entity.empty() && !wish.id.empty()) filter.owner = wish.id;
        if (wish.page) filter.below = *wish.page;
        const auto entries = newest_changes(sql, filter, wish.length + 1);
        HistoryReader reader(sql, context.configuration, history_words());
        HistoryPage page;
        for (const auto& entry : entries) {
            if (static_cast<int>(page.entries.size()) == wish.length) {
                page.next = page.entries.back().sequence;
                break;
            }
            page.entries.push_back(reader.read(entry));
        }
        return page;
    });
}

Result<HistoryProof> verify_history(Context& context, const Nothing&) {
    return context.store.read([&](Sql& sql) -> Result<HistoryProof> {
        const ChainReport chain = verify_chain(sql);
        const OutcomeCheck outcomes = verify_outcomes(sql);
        HistoryProof proof;
        proof.entries = chain.entries;
        proof.last_hash = chain.head_hash;
        proof.outcomes = outcomes.outcomes;
        proof.broken_outcomes = outcomes.broken;
        if (chain.first_break) {
            proof.first_broken = chain.first_break->sequence;
            proof.reason = chain.first_break->reason;
        }
        proof.intact = chain.whole() && outcomes.broken.empty();
        return proof;
    });
}

// One form of the file, written entry by entry.
class HistoryWriter {
 public:
    explicit HistoryWriter(bool json) : json_(json) {
        bytes_ =
            json ? "[\n" : "sequence,at,person,operation,entity,entity_id,before_json,after_json,previous_hash,hash\n";
    }
    void add(const ChangeEntry& entry) {
        if (json_) {
            add_json(entry);
        } else {
            add_csv(entry);
        }
    }
    std::string finished() && {
        if (json_) bytes_ += first_ ? "]\n" : "\n]\n";
        return std::move(bytes_);
    }

 private:
    void add_json(const ChangeEntry& entry) {
        bytes_ += first_ ? "" : ",\n";
        first_ = false;
        bytes_ += fmt::format("{{\"sequence\":{}", entry.sequence);
        each(entry, [&](const char* name, const std::string& text) {
            bytes_ += fmt::format(",\"{}\":", name);
            append_json_string(bytes_, text);
        });
        bytes_ += '}';
    }
    void add_csv(const ChangeEntry& entry) {
        bytes_ += std::to_string(entry.sequence);
        each(entry, [&](const char*, const std::string& text) {
            bytes_ += ",\"";
            for (const char c : text) {
                if (c == '"') bytes_ += '"';
                bytes_ += c;
            }
            bytes_ += '"';
        });
        bytes_ += '\n';
    }
    template <class Visit>
    static void each(const ChangeEntry& entry, Visit&& visit) {
        visit("at", entry.at);
        visit("person", entry.person);
        visit("operation", entry.operation);
        visit("entity", entry.entity);
        visit("entity_id", entry.entity_id);
        visit("before_json", entry.before_json);
        visit("after_json", entry.after_json);
        visit("previous_hash", entry.previous_hash);
        visit("hash", entry.hash);
    }

    bool json_;
    bool first_ = true;
    std::string bytes_;
};

Result<FileContent> export_history(Context& context, const HistoryFile& wish) {
    if (wish.format != "csv" && wish.format != "json")
        return refuse("export.format", "Formatet finns inte. Välj csv eller json.");
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        ChangeFilter filter;
        filter.from = instant_from(wish.from);
        filter.before = instant_after(wish.to);
        HistoryWriter writer(wish.format == "json");
        std::int64_t written = 0;
        while (true) {
            const auto entries = oldest_changes(sql, filter, portion);
            for (const auto& entry : entries) writer.add(entry);
            written += static_cast<std::int64_t>(entries.size());
            if (written > longest_file) {
                return refuse(RefusalKind::too_large, "history.too_long",
                              fmt::format("Filen skulle få fler än {} poster. Ta ut loggen i delar med from och to; "
                                          "delarna hänger ihop med sina kontrollsummor.",
                                          longest_file));
            }
            if (static_cast<std::int64_t>(entries.size()) < portion) break;
            filter.above = entries.back().sequence;
        }
        const bool json = wish.format == "json";
        return FileContent{json ? "andringslogg.json" : "andringslogg.csv",
                           json ? "application/json" : "text/csv; charset=utf-8", std::move(writer).finished()};
    });
}

}  // namespace

void offer_history(Operations& operations) {
    operations.get("get_history", "/history", get_history, {Permission::read}, "Vem som har ändrat vad, när, i ord");
    operations.get("verify_history", "/history/verification", verify_history,
                   {Permission::review, nullptr, Keep::never}, "Pröva att ändringsloggen är hel");
    operations.get("export_history", "/history/file", export_history, {Permission::review, nullptr, Keep::never},
                   "Hämta ändringsloggen med kontrollsummor");
}

}  // namespace ledstang
