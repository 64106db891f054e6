// A figure of a process as an ordinary measure, with outcomes for every month, tertial and year that has ended: target,
// judgement, chart and scorecard are then those of any measure. Inside the module.
#pragma once

#include "operations/context.h"
#include "processes/process.h"

namespace ledstang {

struct PublishProcessMeasure {
    std::string process;
    std::string target;
    std::string figure = "share";
    template <class S = PublishProcessMeasure>
    static constexpr auto described() {
        return describe(
            "PublishProcessMeasure", field("process", &S::process, "Processens id"),
            optional_field("target", &S::target, "Målvärdets id; tomt för det som gäller hela processen"),
            optional_field("figure", &S::figure,
                           "För ett målvärde share (andel inom gränsen), median eller p90; för processen way_median, "
                           "way_p90, repeats (andel med upprepning), fit (andel som följt processbilden), begun "
                           "(antal som börjat) eller on_the_way (antal på väg)"));
    }
};
struct PublishedMeasure {
    std::string measure, name;
    std::vector<std::string> units;  // that have outcomes
    int added = 0, changed = 0, unchanged = 0;
    int kept = 0;  // places that somebody has filled in, or that are closed
    template <class S = PublishedMeasure>
    static constexpr auto described() {
        return describe("PublishedProcessMeasure", field("measure", &S::measure, "Måttets id"),
                        field("name", &S::name, "Namn"), field("units", &S::units, "Enheter med utfall"),
                        field("added", &S::added, "Nya utfall"), field("changed", &S::changed, "Ändrade"),
                        field("unchanged", &S::unchanged, "Oförändrade"),
                        field("kept", &S::kept, "Rördes inte: inmatade eller stängda"));
    }
};
// At the process's owner of all its patients, and at each other unit that the log names of those who have been there;
// each figure as measured_figures.h has it. Times of fewer patients than the region shows are not written: the middle
// of two is nearly the time of one. Refuses with process.measure_owner, permission.process and as measured_figure and
// observations_of.
Result<PublishedMeasure> publish_process_measure(Context& context, const PublishProcessMeasure& wish);

struct ProcessMeasure {
    std::string target, figure, measure, name;
    template <class S = ProcessMeasure>
    static constexpr auto described() {
        return describe("ProcessMeasure", field("target", &S::target, "Målvärdets id; tomt för hela processen"),
                        field("figure", &S::figure, "Vad som är måttet"), field("measure", &S::measure, "Måttets id"),
                        field("name", &S::name, "Namn"));
    }
};
struct ProcessMeasures {
    std::vector<ProcessMeasure> measures;  // by name
    template <class S = ProcessMeasures>
    static constexpr auto described() {
        return describe("ProcessMeasures", field("measures", &S::measures, "Mått som processen har gett"));
    }
};
Result<ProcessMeasures> list_process_measures(Context& context, const ProcessWish& wish);

// A published measure that is no longer renewed: its outcomes stay as they are.
struct MeasureLeft {
    std::string target, figure, measure;
    std::string code, message;  // why
    template <class S = MeasureLeft>
    static constexpr auto described() {
        return describe("ProcessMeasureLeft", field("target", &S::target, "Målvärdets id; tomt för hela processen"),
                        field("figure", &S::figure, "Vad som är måttet"), field("measure", &S::measure, "Måttets id"),
                        field("code", &S::code, "Felkod"), field("message", &S::message, "Skäl"));
    }
};
// The outcomes of all that is published, after a new log, each by itself. Answers those that cannot be counted any
// more, because the target, its milestones or the process's owner is gone: the log has come in all the same.
Result<std::vector<MeasureLeft>> renew_process_measures(Context& context, const StoredProcess& process);

}  // namespace ledstang
