// How fresh what has been delivered is, dataset by dataset and source by source, and what is late.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "warehouse/batches.h"
#include "warehouse/source.h"

namespace ledstang {

struct Freshness {
    enum class State {
        never,       // nothing that counts has come
        unexpected,  // nobody has said how often it should come
        fresh,
        late
    };
    std::string dataset;
    std::string dataset_title;
    std::string source;        // of config/sources/; empty: deliveries that name none
    std::string delivered_by;  // empty: not said
    std::optional<int> expected_every_days;
    State state = State::never;
    int days_late = 0;             // days since the next delivery should have come
    std::optional<Date> due;       // the last day on which the next delivery is in time
    std::optional<Batch> last;     // the newest delivery that has not been taken back
    std::optional<Date> last_day;  // of all rows that are there
    std::int64_t deliveries = 0;   // that have not been taken back
    std::int64_t rows = 0;         // kept, of those
    template <class F = Freshness>
    static constexpr auto described() {
        return describe("Freshness", field("dataset", &F::dataset, "Datamängd"),
                        field("dataset_title", &F::dataset_title, "Datamängdens namn"),
                        field("source", &F::source, "Källa; tom: leveranser utan källa"),
                        field("delivered_by", &F::delivered_by, "Vem som levererar"),
                        field("expected_every_days", &F::expected_every_days, "Dagar mellan leveranser, som mest"),
                        field("state", &F::state, "never, unexpected, fresh eller late"),
                        field("days_late", &F::days_late, "Dagar försenad"),
                        field("due", &F::due, "Sista dag för nästa leverans"),
                        field("last", &F::last, "Senaste leveransen"),
                        field("last_day", &F::last_day, "Senaste dagen i uppgifterna"),
                        field("deliveries", &F::deliveries, "Leveranser"), field("rows", &F::rows, "Rader"));
    }
};
constexpr auto names_of(Freshness::State) {
    return std::array{Named{Freshness::State::never, "never"}, Named{Freshness::State::unexpected, "unexpected"},
                      Named{Freshness::State::fresh, "fresh"}, Named{Freshness::State::late, "late"}};
}

// A row for every dataset, or for each of its sources and, where such have come, for deliveries that name none. A
// source that the settings no longer have is told too while its rows are there. `batches` newest first, as read_batches
// gives them. The day of a delivery is that of its stamp, UTC.
std::vector<Freshness> freshness_of(const std::vector<Dataset>& datasets, const std::vector<SourceSettings>& sources,
                                    const std::vector<Batch>& batches, const Date& today);

}  // namespace ledstang
