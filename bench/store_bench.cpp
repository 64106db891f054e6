// The store by itself: how fast rows go in, and what a scorecard's read and a small write cost.
//
//     tests/with_postgres build/release/bin/store_bench
//
// Without LEDSTANG_TEST_POSTGRES only SQLite is measured. The outcomes are made up: 150 measures, 36 periods, three
// sexes.
#include <benchmark/benchmark.h>

#include <map>

#include "store/bulk_insert.h"
#include "store/store.h"
#include "store/test_database.h"

namespace ledstang {
namespace {

constexpr int measures = 150;
constexpr int periods = 36;
constexpr int sexes = 3;
const Author bench{"", "bench"};

struct Figure {
    std::int64_t measure = 0;
    std::int64_t sex = 0;
    std::optional<Decimal> value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::int64_t flags = 0;
};

Dialect dialect_of(const benchmark::State& state) {
    return static_cast<Dialect>(state.range(0));
}

bool available(benchmark::State& state) {
    if (dialect_of(state) == Dialect::sqlite || TestDatabase::server_address()) return true;
    state.SkipWithError("LEDSTANG_TEST_POSTGRES is not set");
    return false;
}

// In the order of the table's key, as an export from a warehouse comes.
std::int64_t load_outcomes(Sql& sql, int first_unit, int units) {
    BulkInsert rows(sql, "outcome",
                    {"unit", "period", "measure", "series", "sex", "value", "numerator", "denominator", "flags",
                     "detail", "version", "change"});
    for (int unit = first_unit; unit < first_unit + units; ++unit) {
        for (int period = 0; period < periods; ++period) {
            for (int measure = 1; measure <= measures; ++measure) {
                for (int sex = 0; sex < sexes; ++sex) {
                    rows.add(unit, 2020501 + period % 12 + period / 12 * 1000, measure, 0, sex,
                             Decimal::from_millionths(unit * 7919 + period * 104729),
                             Decimal::from_whole(unit + measure), Decimal::from_whole(1000 + unit), 0, std::nullopt, 1,
                             1);
                }
            }
        }
    }
    return rows.finish();
}

void make_parents(Store& store, int units) {
    const auto made = store.write(bench, [&](Transaction& transaction) -> Result<void> {
        BulkInsert unit_rows(transaction.sql(), "unit", {"number", "id", "variants", "note", "version"});
        for (int unit = 1; unit <= units; ++unit) unit_rows.add(unit, "unit_" + std::to_string(unit), "[]", "", 1);
        unit_rows.finish();
        BulkInsert measure_rows(transaction.sql(), "measure", {"number", "id", "body", "version"});
        for (int measure = 1; measure <= measures; ++measure) {
            measure_rows.add(measure, "measure_" + std::to_string(measure), "{}", 1);
        }
        measure_rows.finish();
        return {};
    });
    if (!made) throw StoreError(made.error().message);
}

void load(Store& store, int first_unit, int units) {
    const auto loaded = store.write(bench, [&](Transaction& transaction) -> Result<std::int64_t> {
        return load_outcomes(transaction.sql(), first_unit, units);
    });
    if (!loaded) throw StoreError(loaded.error().message);
}

// 20 units at a time: 324 000 outcomes in one transaction, with their foreign keys checked.
void bulk_load(benchmark::State& state) {
    if (!available(state)) return;
    const TestDatabase database(dialect_of(state));
    const auto store = Store::open(database.address());
    constexpr int batch = 20;
    make_parents(*store, batch * 20);
    int next = 1;
    for (auto _ : state) {
        load(*store, next, batch);
        next += batch;
    }
    state.SetItemsProcessed(state.iterations() * batch * periods * measures * sexes);
    if (dialect_of(state) == Dialect::sqlite) {
        state.counters["bytes_a_row"] =
            static_cast<double>(std::filesystem::file_size(database.folder() / "ledstang.db")) /
            static_cast<double>((next - 1) * periods * measures * sexes);
    }
}

// A store with 20 units' outcomes (324 000), made once for each database.
Store& loaded_store(Dialect dialect) {
    struct Loaded {
        explicit Loaded(Dialect dialect) : database(dialect), store(Store::open(database.address())) {
            make_parents(*store, 20);
            load(*store, 1, 20);
        }
        TestDatabase database;
        std::unique_ptr<Store> store;
    };
    static std::map<Dialect, Loaded> all;
    return *all.try_emplace(dialect, dialect).first->second.store;
}

// One unit and period: 450 outcomes.
void scorecard_read(benchmark::State& state) {
    if (!available(state)) return;
    Store& store = loaded_store(dialect_of(state));
    int turn = 0;
    for (auto _ : state) {
        ++turn;
        const auto figures = store.read([&](Sql& sql) {
            return sql.rows(columns(&Figure::measure, &Figure::sex, &Figure::value, &Figure::numerator,
                                    &Figure::denominator, &Figure::flags),
                            "select measure, sex, value, numerator, denominator, flags from outcome where unit = :unit "
                            "and period = :period",
                            1 + turn % 20, 2020501 + turn % 12);
        });
        if (figures.size() != static_cast<std::size_t>(measures * sexes))
            state.SkipWithError("wrong number of outcomes");
    }
}

void small_read(benchmark::State& state) {
    if (!available(state)) return;
    Store& store = loaded_store(dialect_of(state));
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.read(
            [](Sql& sql) { return sql.value<std::string>("select id from unit where number = :number", 7); }));
    }
}

// A change with its log entry, on the disk when it returns (with_postgres does not wait for the disk).
void small_write(benchmark::State& state) {
    if (!available(state)) return;
    Store& store = loaded_store(dialect_of(state));
    for (auto _ : state) {
        const auto written = store.write(bench, [](Transaction& transaction) -> Result<std::int64_t> {
            transaction.sql().execute("update unit set note = :note where number = :number", "x", 7);
            return transaction.log("unit", "unit_7", "{}", "{}");
        });
        if (!written) state.SkipWithError("not written");
    }
}

void both(benchmark::internal::Benchmark* bench_case) {
    bench_case->Arg(static_cast<int>(Dialect::sqlite))->Arg(static_cast<int>(Dialect::postgresql));
    bench_case->ArgName("postgresql")->UseRealTime();
}

BENCHMARK(bulk_load)->Apply(both)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(scorecard_read)->Apply(both)->Unit(benchmark::kMicrosecond);
BENCHMARK(small_read)->Apply(both)->Unit(benchmark::kMicrosecond);
BENCHMARK(small_write)->Apply(both)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace ledstang

BENCHMARK_MAIN();
