#include "generated_log.h"

#include <array>
#include <string>

#include "event_logs/event_log_builder.h"
#include "event_logs/instant.h"

namespace ledstang {
namespace {

// Marsaglia's xorshift64*: the same numbers on every machine.
class Chance {
 public:
    std::uint64_t below(std::uint64_t limit) {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return (state_ * 0x2545F4914F6CDD1DU >> 33U) % limit;
    }
    bool percent(std::uint64_t share) { return below(100) < share; }

 private:
    std::uint64_t state_ = 88'172'645'463'325'252U;
};

class CareLog {
 public:
    CareLog(EventLogBuilder& builder, bool attributes) : builder_(builder), attributes_(attributes) {
        if (!attributes) return;
        sex_ = builder.attribute("kön", true);
        age_ = builder.attribute("ålder", true);
        unit_ = builder.attribute("enhet", false);
        value_ = builder.attribute("värde", false);
    }

    void add_case(std::uint64_t number) {
        case_ = builder_.case_number("fall " + std::to_string(number));
        constexpr std::uint64_t three_years = 3ULL * 365 * 24 * 60;
        now_ = begin_ + static_cast<std::int64_t>(chance_.below(three_years)) * minute;
        if (attributes_) {
            builder_.set_case_text(sex_, case_, chance_.percent(52) ? "kvinna" : "man");
            builder_.set_case_number(age_, case_, static_cast<double>(18 + chance_.below(80)));
        }
        event("Ankomst", 0);
        event("Triage", 5 + chance_.below(40));
        if (chance_.percent(70)) event("Larm", 0);
        event("Läkarbedömning", 5 + chance_.below(240));
        if (chance_.percent(80)) samples();
        if (chance_.percent(45)) {
            event("Röntgen", 20 + chance_.below(200));
            event("Röntgensvar", 10 + chance_.below(120));
        }
        if (chance_.percent(60)) event("Antibiotika", chance_.below(90));
        if (chance_.percent(65)) {
            event("Inläggning", 30 + chance_.below(300));
            stay();
            event("Utskrivning", 60 + chance_.below(600));
        } else {
            event("Hemgång", 10 + chance_.below(180));
        }
        if (chance_.percent(20)) event("Återbesök", 7 * 1440 + chance_.below(20 * 1440ULL));
    }

 private:
    static constexpr std::int64_t minute = 60'000'000;

    void event(std::string_view activity, std::uint64_t minutes_after) {
        now_ += static_cast<std::int64_t>(minutes_after) * minute;
        const std::string group = "Grupp " + std::to_string(chance_.below(26));
        builder_.add(case_, builder_.activity_number(activity), now_, std::nullopt, builder_.resource_number(group));
        if (!attributes_) return;
        builder_.set_text(unit_, chance_.percent(50) ? "Akutmottagningen" : "Avdelning 12");
        if (chance_.percent(40)) builder_.set_number(value_, static_cast<double>(chance_.below(2000)) / 10);
    }
    // Samples are taken at once, in an order that differs.
    void samples() {
        std::array<std::string_view, 3> kinds = {"Blodprov", "Urinprov", "Odling"};
        const std::uint64_t first = chance_.below(3);
        for (std::uint64_t i = 0; i < 1 + chance_.below(3); ++i)
            event(kinds[(first + i) % 3], i == 0 ? chance_.below(30) : 0);
        if (chance_.percent(85)) event("Provsvar", 30 + chance_.below(90));
    }
    void stay() {
        const std::uint64_t days = 1 + chance_.below(6);
        for (std::uint64_t day = 0; day < days; ++day) {
            event("Rond", 1440);
            if (chance_.percent(40)) samples();
            if (chance_.percent(8)) event("Flytt", chance_.below(300));
            if (chance_.percent(4)) event("Intensivvård", chance_.below(300));
        }
    }

    EventLogBuilder& builder_;
    bool attributes_;
    std::size_t sex_ = 0;
    std::size_t age_ = 0;
    std::size_t unit_ = 0;
    std::size_t value_ = 0;
    Chance chance_;
    std::uint32_t case_ = 0;
    std::int64_t begin_ = *parse_instant("2022-01-01T00:00:00Z");
    std::int64_t now_ = 0;
};

}  // namespace

EventLog generated_log(std::uint64_t events, bool attributes) {
    EventLogBuilder builder;
    CareLog care(builder, attributes);
    for (std::uint64_t number = 1; builder.events() < events; ++number) care.add_case(number);
    return builder.build().value();
}

}  // namespace ledstang
