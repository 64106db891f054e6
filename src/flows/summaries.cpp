#include "flows/summaries.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "flows/waiting.h"
#include "groups/groups.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

// What a list needs of every matter, in one query whatever the filter: an empty text stands for any.
constexpr const char* listed =
    "select m.id, m.type, m.title, u.id, f.digest, f.stage, f.since, f.lead_group, f.area, f.created, f.first_answer, "
    "f.ended, m.fields from flow_matter f join matter m on m.id = f.matter join unit u on u.number = m.unit where "
    "(:type = '' or m.type = :type) and (:area = '' or f.area = :area) and (:all = 1 or f.ended is null) and (:unit = "
    "'' "
    "or u.id = :unit or exists (select 1 from matter_unit a join unit b on b.number = a.unit where a.matter = m.id and "
    "b.id = :unit)) and (:group_id = '' or f.lead_group = :group_id or exists (select 1 from flow_group g where "
    "g.matter "
    "= m.id and g.group_id = :group_id)) and (:measure = '' or exists (select 1 from matter_link l where l.matter = "
    "m.id "
    "and l.kind = 'measure' and l.target = :measure)) and (:document = '' or exists (select 1 from matter_link l where "
    "l.matter = m.id and l.kind = 'document' and l.target = :document)) and (:person = '' or f.initiator = :person or "
    "exists (select 1 from flow_follower w where w.matter = m.id and w.person = :person) or exists (select 1 from "
    "group_member g where g.person = :person and g.valid_from <= :day and (g.valid_to is null or :day < g.valid_to) "
    "and "
    "(g.group_id = f.lead_group or g.group_id in (select p.group_id from flow_group p where p.matter = m.id)))) order "
    "by "
    "f.created desc, m.id";

using Row =
    std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, Date,
               std::optional<std::string>, std::string, Date, std::optional<Date>, std::optional<Date>, std::string>;

class Summaries {
 public:
    Summaries(Sql& sql, const Configuration& configuration, const Date& today)
        : sql_(sql),
          configuration_(configuration),
          today_(today),
          organisation_(read_organisation(sql, configuration, today)) {
        for (auto& group : groups_on(sql, configuration, today)) groups_.emplace(group.id, group.name);
    }

    std::vector<MatterSummary> read(const ListMatters& wish, const std::string& person) {
        std::vector<MatterSummary> found;
        sql_.each<Row>(
            listed, [&](const Row& row) { found.push_back(summary(row)); }, wish.type, wish.area, wish.ended ? 1 : 0,
            wish.unit, wish.group, wish.measure, wish.document, wish.mine ? person : std::string(), today_);
        add_units(found);
        if (wish.ranked) {
            std::ranges::stable_sort(found, {}, [&](const MatterSummary& one) { return rank_of(one); });
        } else {
            std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.late && !b.late; });
        }
        return found;
    }

 private:
    MatterSummary summary(const Row& row) {
        FlowMatter matter;
        std::optional<std::string> group;
        std::string fields;
        std::tie(matter.id, matter.type, matter.title, matter.unit, matter.digest, matter.stage, matter.since, group,
                 matter.area, matter.created, matter.first_answer, matter.ended, fields) = row;
        matter.group = group.value_or("");
        auto& flow = flows_[matter.digest];
        if (flow == nullptr) flow = flow_of(sql_, configuration_, matter);
        by_matter_[matter.id] = flow;
        if (!flow->type.priority.empty()) matter.fields = fields_of(fields);
        const auto named = groups_.find(matter.group);
        return summary_of(matter, flow->type, organisation_, named == groups_.end() ? matter.group : named->second,
                          today_);
    }

    // The place of each choice among its field's, the best first; unanswered after all. Types without a ranking last.
    std::vector<std::size_t> rank_of(const MatterSummary& one) const {
        const auto& type = by_matter_.at(one.id)->type;
        std::vector<std::size_t> rank{type.priority.empty() ? 1U : 0U};
        for (std::size_t i = 0; i < one.priority.size(); ++i) {
            const auto& choices = type.matter.field_named(type.priority[i])->choices;
            rank.push_back(static_cast<std::size_t>(std::ranges::find(choices, one.priority[i]) - choices.begin()));
        }
        return rank;
    }

    // One query for the units of all of them.
    void add_units(std::vector<MatterSummary>& matters) {
        const bool any =
            std::ranges::any_of(matters, [&](const auto& one) { return by_matter_.at(one.id)->type.has_units(); });
        if (!any) return;
        std::map<std::string, std::map<std::string, int>> in_stage;
        using Count = std::tuple<std::string, std::string, int>;
        sql_.each<Count>("select matter, stage, count(*) from flow_unit group by matter, stage",
                         [&](const Count& row) { in_stage[std::get<0>(row)][std::get<1>(row)] = std::get<2>(row); });
        for (auto& one : matters) {
            const auto counts = in_stage.find(one.id);
            if (counts != in_stage.end())
                one.roll_up = roll_up_words(by_matter_.at(one.id)->type.units, counts->second);
        }
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Date today_;
    const Organisation organisation_;
    std::map<std::string, std::string> groups_;
    std::map<std::string, std::shared_ptr<const CheckedFlow>> flows_;      // by digest
    std::map<std::string, std::shared_ptr<const CheckedFlow>> by_matter_;  // by matter
};

// The words that say what a title is about: those of four letters or more, by their first six, without case.
std::set<std::string> words_of(const std::string& title) {
    std::set<std::string> words;
    std::string word;
    const auto end = [&] {
        std::size_t letters = 0, bytes = 0;
        for (; bytes < word.size() && letters < 6; ++letters) {
            ++bytes;
            while (bytes < word.size() && (static_cast<unsigned char>(word[bytes]) & 0xC0U) == 0x80U) ++bytes;
        }
        if (letters >= 4) words.insert(word.substr(0, bytes));
        word.clear();
    };
    for (const char c : lower_case(title)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80U || std::isalnum(byte) != 0) {
            word += c;
        } else {
            end();
        }
    }
    end();
    return words;
}

}  // namespace

MatterSummary summary_of(const FlowMatter& matter, const FlowType& type, const Organisation& organisation,
                         std::string group_name, const Date& today) {
    MatterSummary one;
    one.id = matter.id;
    one.type = matter.type;
    one.type_name = type.name;
    one.title = matter.title;
    one.unit = matter.unit;
    const auto* unit = organisation.find(matter.unit);
    one.unit_name = unit == nullptr ? matter.unit : unit->name;
    one.group = matter.group;
    one.group_name = std::move(group_name);
    one.area = matter.area;
    one.stage = matter.stage;
    one.since = matter.since;
    one.created = matter.created;
    one.first_answer = matter.first_answer;
    one.ended = matter.ended.has_value();
    if (const auto* stage = type.matter.stage(matter.stage); stage != nullptr) {
        one.stage_name = stage->name;
        one.phase = stage->phase;
        if (!stage->ended) one.due = due_of(*stage, matter.since);
        one.late = one.due && *one.due < today;
    }
    for (const auto& field : type.priority) {
        const auto choice = matter.fields.find(field);
        one.priority.push_back(choice == matter.fields.end() ? "" : choice->second);
    }
    return one;
}

std::string roll_up_words(const FlowPart& units, const std::map<std::string, int>& in_stage) {
    int all = 0;
    for (const auto& [stage, count] : in_stage) all += count;
    std::string words;
    for (auto stage = units.stages.rbegin(); stage != units.stages.rend(); ++stage) {
        const auto found = in_stage.find(stage->id);
        if (found == in_stage.end() || found->second == 0) continue;
        words += words.empty() ? fmt::format("{}: {} av {}.", stage->name, found->second, all)
                               : fmt::format(" {}: {}.", stage->name, found->second);
    }
    return words;
}

Result<MatterList> list_matters(Context& context, const ListMatters& wish) {
    return context.store.read([&](Sql& sql) -> Result<MatterList> {
        return MatterList{context.today,
                          Summaries(sql, context.configuration, context.today).read(wish, context.caller.person)};
    });
}

Result<MatterList> similar_matters(Context& context, const SimilarMatters& wish) {
    const auto asked = words_of(wish.title);
    if (asked.empty()) return MatterList{context.today, {}};
    return context.store.read([&](Sql& sql) -> Result<MatterList> {
        ListMatters all;
        all.ended = true;
        std::vector<std::pair<double, MatterSummary>> alike;
        for (auto& one : Summaries(sql, context.configuration, context.today).read(all, "")) {
            const auto words = words_of(one.title);
            std::size_t shared = 0;
            for (const auto& word : words) shared += asked.count(word);
            const auto fewest = std::min(words.size(), asked.size());
            if (fewest == 0 || 2 * shared < fewest || shared == 0) continue;
            alike.emplace_back(static_cast<double>(shared) / static_cast<double>(words.size() + asked.size() - shared),
                               std::move(one));
        }
        std::ranges::stable_sort(alike, [](const auto& a, const auto& b) { return a.first > b.first; });
        MatterList list{context.today, {}};
        for (auto& [score, one] : alike) {
            if (list.matters.size() < 5) list.matters.push_back(std::move(one));
        }
        return list;
    });
}

std::vector<MatterSummary> open_matters_of_group(Sql& sql, const Configuration& configuration, const std::string& group,
                                                 const Date& today) {
    ListMatters wish;
    wish.group = group;
    auto found = Summaries(sql, configuration, today).read(wish, "");
    std::ranges::stable_sort(found, {}, &MatterSummary::since);
    return found;
}

}  // namespace ledstang
