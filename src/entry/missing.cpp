// Measures that lack data, with who is to mend it and when.
#include "entry/operations.h"

namespace ledstang {
namespace {

struct MissingWish {
    std::string unit;
    Period period = empty_value<Period>();
    template <class S = MissingWish>
    static constexpr auto described() {
        return describe("MissingWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};
struct MissingData {
    std::string measure, name;
    Sex sex = Sex::T;
    std::string reason, responsible;
    std::optional<Date> due_by;
    std::string mend;
    template <class M = MissingData>
    static constexpr auto described() {
        return describe("MissingData", field("measure", &M::measure, "Mått"), field("name", &M::name, "Måttets namn"),
                        field("sex", &M::sex, "Kön"), field("reason", &M::reason, "Orsak"),
                        field("responsible", &M::responsible, "Den som ska få fram data, annars måttets ägare"),
                        field("due_by", &M::due_by, "Klar senast"),
                        field("mend", &M::mend, "Dataluckans id; tomt när ingen är upplagd"));
    }
};
struct MissingList {
    std::vector<MissingData> missing;
    template <class S = MissingList>
    static constexpr auto described() {
        return describe("MissingList", field("missing", &S::missing, "Mått som saknar data"));
    }
};

Result<MissingList> list_missing(Context& context, const MissingWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<MissingList> {
        const auto scorecard = read_scorecard(sql, context.configuration, wish.unit, wish.period, false);
        if (!scorecard) return refuse(scorecard.error());
        std::map<std::string, DataGap> gaps;
        for (auto& gap : open_data_gaps(sql, context.configuration, wish.unit, context.today))
            gaps.try_emplace(gap.measure, gap);
        MissingList list;
        for (const auto* measure : measures_of(*scorecard)) {
            for (const auto& row : measure->rows) {
                if (row.attainment != Attainment::no_data) continue;
                MissingData missing{measure->id, measure->name, row.sex, row.attainment_reason, "", std::nullopt, ""};
                if (const auto gap = gaps.find(measure->id); gap != gaps.end()) {
                    missing.responsible = gap->second.responsible;
                    missing.due_by = gap->second.due_by;
                    missing.mend = gap->second.id;
                } else if (const auto definition = read_measure(sql, measure->id)) {
                    missing.responsible = definition->owner;
                }
                list.missing.push_back(std::move(missing));
            }
        }
        return list;
    });
}

}  // namespace

void offer_missing(Operations& operations) {
    operations.get("list_missing", "/units/{unit}/missing", list_missing, {Permission::read}, "Mått som saknar data");
}

}  // namespace ledstang
