// The public face of entry: the grid in which a unit's outcomes and comments are written for a period, each cell judged
// at once, doubted where it is implausible, and saved by itself.
#pragma once

#include "entry/plausibility.h"
#include "goals/goals.h"

namespace ledstang {

// One measure and sex that the unit reports for the period.
struct EntryRow {
    std::string measure;
    std::string measure_name;
    Sex sex = Sex::T;
    std::string sex_name;
    std::string unit;  // of the figure
    int decimals = 0;
    BetterDirection direction = BetterDirection::higher_is_better;
    std::string definition;
    bool takes_numerator = false;  // numerator and denominator give the value
    std::optional<Decimal> value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::vector<QualityFlag> flags;
    std::string note;
    std::string missing_reason;
    std::string mend;  // id of the open matter that is to mend missing data
    std::string origin;
    int version = 0;  // 0: nothing is written yet
    std::string recorded_by_name;
    std::string recorded_at;
    std::optional<Period> previous_period;
    std::optional<Decimal> previous_value;
    std::string target_text;
    Attainment attainment = Attainment::no_data;
    std::string attainment_reason;
    std::string overruled_by;  // who put a judgement in place of the computed one
    Development development = Development::not_comparable;
    std::string development_reason;
    std::string change_text;    // "−1,3 procentenheter sedan tertial 1 2021"
    std::vector<Doubt> doubts;  // what is implausible in it
    std::string question;       // that the round is waiting for an answer to
    bool accepted = false;      // by the reviewer
    std::vector<std::string> comments;
    int comment_version = 0;  // 0: no comment yet
    template <class R = EntryRow>
    static constexpr auto described() {
        return describe(
            "EntryRow", field("measure", &R::measure, "Mått"), field("measure_name", &R::measure_name, "Måttets namn"),
            field("sex", &R::sex, "Kön"), field("sex_name", &R::sex_name, "Kön i ord"),
            field("unit", &R::unit, "Värdets enhet"), field("decimals", &R::decimals, "Decimaler"),
            field("direction", &R::direction, "Vad som är bättre"), field("definition", &R::definition, "Definition"),
            field("takes_numerator", &R::takes_numerator, "Värdet räknas ut av täljare och nämnare"),
            field("value", &R::value, "Värde"), field("numerator", &R::numerator, "Täljare"),
            field("denominator", &R::denominator, "Nämnare"), field("flags", &R::flags, "Kvalitetsflaggor"),
            field("note", &R::note, "Anmärkning"), field("missing_reason", &R::missing_reason, "Varför data saknas"),
            field("mend", &R::mend, "Ärende om att få fram data"), field("origin", &R::origin, "Ursprung"),
            field("version", &R::version, "Värdets version; 0: inget värde"),
            field("recorded_by_name", &R::recorded_by_name, "Vem som skrev värdet"),
            field("recorded_at", &R::recorded_at, "När värdet skrevs"),
            field("previous_period", &R::previous_period, "Föregående period"),
            field("previous_value", &R::previous_value, "Föregående periods värde"),
            field("target_text", &R::target_text, "Målets ordalydelse"),
            field("attainment", &R::attainment, "Måluppfyllelse"),
            field("attainment_reason", &R::attainment_reason, "Skäl"),
            field("overruled_by", &R::overruled_by, "Vem som ändrat bedömningen"),
            field("development", &R::development, "Utveckling"),
            field("development_reason", &R::development_reason, "Skäl"),
            field("change_text", &R::change_text, "Förändringen i ord"),
            field("doubts", &R::doubts, "Det som är ovanligt"),
            field("question", &R::question, "Fråga som väntar på svar"),
            field("accepted", &R::accepted, "Godtagen av granskaren"),
            field("comments", &R::comments, "Kommentarens stycken"),
            field("comment_version", &R::comment_version, "Kommentarens version; 0: ingen kommentar"));
    }
};

struct Entry {
    std::string unit;
    std::string unit_name;
    Period period = empty_value<Period>();
    std::string period_name;
    std::string state;  // of the period: planned, open, closed, locked
    bool writable = false;
    std::string why_not;  // Swedish: why the caller may not write
    std::optional<Date> deadline;
    bool late = false;
    int due = 0;      // rows to fill in
    int entered = 0;  // with a value, or a reason why there is none
    std::vector<EntryRow> rows;
    template <class E = Entry>
    static constexpr auto described() {
        return describe("Entry", field("unit", &E::unit, "Enhet"), field("unit_name", &E::unit_name, "Enhetens namn"),
                        field("period", &E::period, "Period"), field("period_name", &E::period_name, "Periodens namn"),
                        field("state", &E::state, "Periodens läge"),
                        field("writable", &E::writable, "Den som frågar får skriva"),
                        field("why_not", &E::why_not, "Varför det inte går att skriva"),
                        field("deadline", &E::deadline, "Klart senast"), field("late", &E::late, "Tiden har gått ut"),
                        field("due", &E::due, "Antal rader att fylla i"),
                        field("entered", &E::entered, "Antal ifyllda"), field("rows", &E::rows, "Rader"));
    }
};

void offer_entry(Operations& operations);

}  // namespace ledstang
