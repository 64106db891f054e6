// A thousand random walks through every shipped type. What lets a step through is worked out a second time here, by a
// reading of the gates that shares nothing with the engine's.
#include <gmock/gmock.h>

#include <random>
#include <regex>

#include <support/source_folder.h>
#include "base/blank.h"
#include "flows/legal_steps.h"
#include "flows/read_flow_type.h"
#include "flows/summaries.h"

namespace ledstang {
namespace {

constexpr int walks = 1000;
constexpr int attempts = 60;  // in a walk
const Date today{std::chrono::year{2026}, std::chrono::month{6}, std::chrono::day{1}};

struct Unit {
    std::string stage;
    FieldTexts fields;
    std::vector<TakenStep> taken;
};

// One matter in memory, and the little that the store would do for it.
class World {
 public:
    World(const CheckedFlow& flow, std::mt19937& random) : flow_(flow), random_(random) {
        stage = flow.type.matter.stages.front().id;
        facts.created = facts.in_stage_since = today;
    }

    bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
    template <class T>
    const T& any(const std::vector<T>& all) {
        return all[random_() % all.size()];
    }

    void fill(const FlowPart& part, FieldTexts& texts, int percent) {
        for (const auto& field : part.fields) {
            if (chance(percent)) {
                texts[field.id] = some(field);
            } else if (chance(10)) {
                texts.erase(field.id);
            }
        }
    }
    std::string some(const FlowField& field) {
        if (field.kind == "number") return chance(50) ? "0" : "7";
        if (field.kind == "date") return "2026-05-01";
        if (field.kind == "truth") return chance(50) ? "ja" : "nej";
        if (field.kind == "choice") return any(field.choices);
        if (field.kind == "table") {
            if (chance(20)) return "";
            return "[{\"" + field.columns.front().id + "\":\"1\"}]";
        }
        return chance(15) ? "  " : "ord";
    }
    void stir() {
        const auto some = [&](int& number) { number = chance(50) ? 0 : static_cast<int>(random_() % 4); };
        if (units.empty()) some(facts.units);
        some(facts.statements_missing);
        some(facts.statements_unanswered);
        some(facts.parts);
        facts.parts_open = facts.parts == 0 ? 0 : static_cast<int>(random_() % static_cast<unsigned>(facts.parts + 1));
        some(facts.measures);
        some(facts.documents);
        some(facts.comments);
        facts.has_group = chance(70);
        facts.in_stage_since = chance(50) ? today : Date{std::chrono::sys_days{today} - std::chrono::days{40}};
    }
    void count() {
        if (!units.empty()) facts.units = static_cast<int>(units.size());
        facts.units_left = 0;
        facts.in_stage.clear();
        for (const auto& unit : units) {
            ++facts.in_stage[unit.stage];
            if (!flow_.type.units.stage(unit.stage)->ended) ++facts.units_left;
        }
    }
    FlowStanding standing() const { return {stage, fields, facts, taken}; }
    FlowStanding standing(const Unit& unit) const { return {unit.stage, unit.fields, facts, unit.taken}; }

    std::string stage;
    FieldTexts fields;
    MatterFacts facts;
    std::vector<TakenStep> taken;
    std::vector<Unit> units;

 private:
    const CheckedFlow& flow_;
    std::mt19937& random_;
};

int fact(const World& world, const std::string& name) {
    const std::map<std::string, int> named{{"enheter", world.facts.units},
                                           {"enheter_kvar", world.facts.units_left},
                                           {"yttranden_saknas", world.facts.statements_missing},
                                           {"yttranden_utan_svar", world.facts.statements_unanswered},
                                           {"delarenden", world.facts.parts},
                                           {"delarenden_oppna", world.facts.parts_open},
                                           {"lankade_matt", world.facts.measures},
                                           {"lankade_dokument", world.facts.documents}};
    const auto found = named.find(name);
    if (found != named.end()) return found->second;
    if (name.starts_with("enheter_")) {
        const auto in_stage = world.facts.in_stage.find(name.substr(8));
        return in_stage == world.facts.in_stage.end() ? 0 : in_stage->second;
    }
    return -1;
}

std::string field_text(const FieldTexts& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() || is_blank(found->second) ? "" : found->second;
}

// The forms that the shipped gates have; any other fails the test.
bool term_holds(const std::string& term, const World& world, const FieldTexts& fields) {
    static const std::regex missing("([a-z_]+) (saknas|finns)"), equality("([a-z_]+) (=|<>) \"(.*)\""),
        rows("([a-z_]+)_rader > 0"), number("([a-z_]+) (=|>) 0");
    std::smatch part;
    if (term == "har_grupp") return world.facts.has_group;
    if (term == "dagar mellan i_laget_sedan och idag > 30 dagar")
        return (std::chrono::sys_days{today} - std::chrono::sys_days{world.facts.in_stage_since}).count() > 30;
    if (std::regex_match(term, part, missing)) return field_text(fields, part[1]).empty() == (part[2] == "saknas");
    if (std::regex_match(term, part, equality)) {
        const auto text = field_text(fields, part[1]);
        return !text.empty() && (text == part[3]) == (part[2] == "=");
    }
    if (std::regex_match(term, part, rows)) {
        return field_text(fields, part[1]).starts_with("[{");
    }
    if (std::regex_match(term, part, number)) {
        int counted = fact(world, part[1]);
        if (counted < 0) {
            const auto text = field_text(fields, part[1]);
            if (text.empty()) return false;
            counted = std::stoi(text);
        }
        return part[2] == "=" ? counted == 0 : counted > 0;
    }
    ADD_FAILURE() << "a gate of a form that the test does not read: " << term;
    return false;
}
bool gate_holds(const std::string& rule, const World& world, const FieldTexts& fields) {
    const std::string joint = " eller ";
    for (std::size_t start = 0;;) {
        const auto end = rule.find(joint, start);
        if (term_holds(rule.substr(start, end == std::string::npos ? end : end - start), world, fields)) return true;
        if (end == std::string::npos) return false;
        start = end + joint.size();
    }
}

bool may_pass(const FlowStep& step, const std::string& stage, const FieldTexts& fields, const World& world,
              const std::vector<TakenStep>& taken, const std::string& person, const std::string& words) {
    if (std::ranges::find(step.from, stage) == step.from.end()) return false;
    for (const auto& need : step.needs) {
        const auto text = field_text(fields, need);
        if (text.empty()) return false;
    }
    for (const auto& gate : step.gates) {
        if (!gate_holds(gate.rule, world, fields)) return false;
    }
    for (const auto& never : step.never) {
        for (const auto& one : taken) {
            if (one.step == never && one.person == person) return false;
        }
    }
    return !step.words || !is_blank(words);
}

class Walk {
 public:
    Walk(const CheckedFlow& flow, unsigned seed) : flow_(flow), random_(seed), world_(flow, random_) {}

    void go() {
        for (int i = 0; i < attempts && !ended(); ++i) {
            world_.fill(flow_.type.matter, world_.fields, 35);
            world_.stir();
            world_.count();
            attempt(world_.any(flow_.type.matter.steps));
            for (auto& unit : world_.units) attempt(unit);
            add_up();
        }
        finish();
    }

 private:
    bool ended() const { return flow_.type.matter.stage(world_.stage)->ended; }

    void attempt(const FlowStep& step) {
        const std::string person = world_.chance(50) ? "asa" : "bo";
        const std::string words = world_.chance(60) ? "därför" : " ";
        const auto done = require_step(flow_.type.matter, flow_.matter, flow_.type.units, world_.standing(),
                                       taker(person, step, flow_.matter), step.id, words, today);
        const bool may = may_pass(step, world_.stage, world_.fields, world_, world_.taken, person, words);
        ASSERT_EQ(done.has_value(), may) << flow_.type.id << " " << step.id << " in " << world_.stage
                                         << (done ? "" : ": " + done.error().message);
        if (done) take(step, person);
    }
    void attempt(Unit& unit) {
        const auto& step = world_.any(flow_.type.units.steps);
        world_.fill(flow_.type.units, unit.fields, 40);
        const auto done = require_step(flow_.type.units, flow_.units, FlowPart{}, world_.standing(unit),
                                       taker("cia", step, flow_.units), step.id, "därför", today);
        const bool may = may_pass(step, unit.stage, unit.fields, world_, unit.taken, "cia", "därför");
        ASSERT_EQ(done.has_value(), may) << flow_.type.id << " unit " << step.id << " in " << unit.stage
                                         << (done ? "" : ": " + done.error().message);
        if (done && !step.to.empty()) unit.stage = step.to;
        world_.count();
    }

    // Somebody whom the step names, and whom it does not shut out.
    static Taker taker(const std::string& person, const FlowStep& step, const CheckedFlow::Part& part) {
        const auto by = part.by.at(step.id);
        return {person, [by](const Actor& actor) { return actor == by.front(); }};
    }

    void take(const FlowStep& step, const std::string& person) {
        world_.taken.push_back({step.id, person});
        if (!step.to.empty()) world_.stage = step.to;
        if (step.assigns) {
            for (int i = 0; i < std::max(1, world_.facts.units); ++i)
                world_.units.push_back({flow_.type.units.stages.front().id, {}, {}});
        }
        world_.count();
    }

    // What the roll-up says is what there is.
    void add_up() {
        int in_stages = 0;
        for (const auto& [stage, count] : world_.facts.in_stage) in_stages += count;
        ASSERT_EQ(in_stages, static_cast<int>(world_.units.size()));
        const auto words = roll_up_words(flow_.type.units, world_.facts.in_stage);
        static const std::regex number(": ([0-9]+)");
        int told = 0;
        for (auto found = std::sregex_iterator(words.begin(), words.end(), number); found != std::sregex_iterator();
             ++found)
            told += std::stoi((*found)[1]);
        ASSERT_EQ(told, in_stages) << words;
    }

    // Whatever has happened, with everything filled in there is a way on, and it comes to an end.
    void finish() {
        for (int i = 0; i < 400; ++i) {
            for (const auto& field : flow_.type.matter.fields) {
                std::string text = world_.some(field);
                while (is_blank(text)) text = world_.some(field);
                world_.fields[field.id] = text;
            }
            world_.stir();
            world_.facts.has_group = true;
            for (auto* none :
                 {&world_.facts.statements_missing, &world_.facts.statements_unanswered, &world_.facts.parts_open})
                *none = 0;
            for (auto* some : {&world_.facts.parts, &world_.facts.measures, &world_.facts.documents}) *some = 1;
            if (world_.units.empty()) world_.facts.units = 2;
            for (auto& unit : world_.units) {
                for (const auto& field : flow_.type.units.fields) {
                    std::string text = world_.some(field);
                    while (is_blank(text)) text = world_.some(field);
                    unit.fields[field.id] = text;
                }
                attempt(unit);
            }
            world_.count();
            if (ended()) return;
            bool on = false;
            for (const auto& step : flow_.type.matter.steps) {
                if (std::ranges::find(step.from, world_.stage) == step.from.end() || step.optional) continue;
                on = true;
                const auto by = flow_.matter.by.at(step.id);
                const Taker someone{"new" + std::to_string(i), [by](const Actor& a) { return a == by.front(); }};
                const auto done = require_step(flow_.type.matter, flow_.matter, flow_.type.units, world_.standing(),
                                               someone, step.id, "därför", today);
                if (done && !step.to.empty() && step.to != world_.stage) {
                    take(step, someone.person);
                    break;
                }
            }
            ASSERT_TRUE(on) << flow_.type.id << " has a dead end in " << world_.stage;
        }
        ASSERT_TRUE(ended()) << flow_.type.id << " does not end from " << world_.stage;
    }

    const CheckedFlow& flow_;
    std::mt19937 random_;
    World world_;
};

class Walks : public testing::TestWithParam<std::string> {};

TEST_P(Walks, PassNoGateUnmetAndComeToAnEnd) {
    const auto region = load_configuration(source_folder() + "/config");
    ASSERT_TRUE(region);
    const auto flow = read_flow_types(*region).find(GetParam());
    ASSERT_NE(flow, nullptr);
    for (unsigned seed = 1; seed <= walks; ++seed) {
        Walk(*flow, seed).go();
        if (HasFatalFailure()) FAIL() << "walk " << seed;
    }
}

std::vector<std::string> shipped() {
    std::vector<std::string> ids;
    for (const auto& flow : read_flow_types(*load_configuration(source_folder() + "/config")).types)
        ids.push_back(flow->type.id);
    return ids;
}
INSTANTIATE_TEST_SUITE_P(Shipped, Walks, testing::ValuesIn(shipped()), [](const auto& one) { return one.param; });

}  // namespace
}  // namespace ledstang
