// One step of bench/compute, in a process of its own so that its peak memory is its own:
//
//     compute_bench make FILE ROWS         the made-up region's rows
//     compute_bench engine FILE OUT        every figure by the engine
//                                          (with LEDSTANG_TELL=1 it tells each statement and its seconds)
//     compute_bench keep FILE OUT          as engine, and keeps the sums for the next run
//     compute_bench day FILE OUT           adds a new day's rows and computes what they touch, from the sums kept
//     compute_bench single FILE OUT        by the best single statement for each dataset, written by hand
//     compute_bench many FILE OUT          by one statement for each measure, written by hand
//
// OUT gets a line for each measure, unit, month and sex with numerator and denominator, so that the ways can be
// compared. Standard output gets seconds and peak memory.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "compute_region.h"
#include "computing/kept_cells.h"
#include "warehouse/batches.h"

namespace {

using namespace ledstang;
using bench::BenchMeasure;

class Output {
 public:
    explicit Output(const std::string& path) : file_(std::fopen(path.c_str(), "w")) {
        if (file_ == nullptr) throw std::runtime_error("cannot write " + path);
    }
    ~Output() { std::fclose(file_); }
    void line(std::string_view measure, std::string_view unit, std::string_view month, char sex, double numerator,
              double denominator) {
        fmt::print(file_, "{}\t{}\t{}\t{}\t{:.3f}\t{:.0f}\n", measure, unit, month, sex, numerator, denominator);
    }

 private:
    std::FILE* file_;
};

// Tells what the engine asks, as it asks.
class TellingWarehouse : public Warehouse {
 public:
    explicit TellingWarehouse(Warehouse& one) : one_(one) {}
    Columns query(const SqlText& statement, std::stop_token stop) override {
        return timed(statement, [&] { return one_.query(statement, stop); });
    }
    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                std::stop_token stop) override {
        timed(statement, [&] { one_.stream(statement, take, stop); });
    }
    SqlDialect dialect() const override { return one_.dialect(); }
    bool has_table(const std::string& name) override { return one_.has_table(name); }
    void execute(const SqlText& statement) override { one_.execute(statement); }
    std::unique_ptr<WarehouseWriting> write(std::stop_token stop) override { return one_.write(stop); }

 private:
    template <class Work>
    static std::invoke_result_t<Work> timed(const SqlText& statement, Work&& work) {
        const struct Told {
            std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
            const std::string& text;
            ~Told() {
                const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
                fmt::print(stderr, "{:.3f} s: {}\n", took.count(), text);
            }
        } told{.text = statement.text};
        return work();
    }
    Warehouse& one_;
};

double number_of(const std::optional<Decimal>& decimal) {
    return decimal ? decimal->to_double() : 0;
}

void write_figures(const Computed& computed, const UnitPaths& units, const std::string& path) {
    Output output(path);
    for (const auto& figure : computed.figures) {
        const char sex = figure.sex == FigureSex::total ? 'T' : figure.sex == FigureSex::women ? 'K' : 'M';
        const double numerator = figure.denominator ? number_of(figure.numerator) : number_of(figure.value);
        if (figure.rows == 0 && numerator == 0) continue;  // the statements by hand have no row for nothing
        output.line(figure.definition->id, units.id(figure.unit), figure.period.to_string(), sex, numerator,
                    number_of(figure.denominator));
    }
}

// Where every unit's rows count, as a table to join with.
void make_paths(Warehouse& warehouse, const UnitPaths& units) {
    std::vector<Date> starts = {*parse_date("2000-01-01")};
    starts.insert(starts.end(), units.changes().begin(), units.changes().end());
    Columns rows;
    rows.columns.emplace_back("unit", CellKind::text);
    rows.columns.emplace_back("above", CellKind::text);
    rows.columns.emplace_back("valid_from", CellKind::date);
    rows.columns.emplace_back("valid_to", CellKind::date);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const Date to = i + 1 < starts.size() ? starts[i + 1] : *parse_date("2100-01-01");
        for (UnitIndex unit = 0; unit < static_cast<UnitIndex>(units.size()); ++unit) {
            for (const auto above : units.above(unit, starts[i])) {
                rows.columns[0].add_text(units.id(unit));
                rows.columns[1].add_text(units.id(above));
                rows.columns[2].add_days(days_of(starts[i]));
                rows.columns[3].add_days(days_of(to));
            }
        }
    }
    auto writing = warehouse.write();
    writing->execute({"CREATE TABLE paths (unit VARCHAR, above VARCHAR, valid_from DATE, valid_to DATE)"});
    writing->append("paths", rows);
    writing->commit();
}

std::string where(const std::string& condition) {
    return condition.empty() ? "" : " FILTER (WHERE " + condition + ")";
}
std::string both(const std::string& a, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : a + " AND " + b;
}

// Numerator and denominator as a controller would write them.
std::pair<std::string, std::string> by_hand(const BenchMeasure& measure) {
    const std::string& include = measure.sql_include;
    switch (measure.counts) {
        case Counts::rows:
            return {"count(*)" + where(include), "0"};
        case Counts::share:
            return {"count(*)" + where(both(include, measure.sql_numerator)), "count(*)" + where(include)};
        case Counts::sum:
            return {"sum(" + measure.sql_value + ")" + where(include), "0"};
        case Counts::mean:
            return {"sum(" + measure.sql_value + ")" + where(include), "count(*)" + where(include)};
        case Counts::patients:
            return {"count(DISTINCT patient)" + where(include), "0"};
        default:
            return {"quantile_cont(" + measure.sql_value + ", 0.5)" + where(include), "0"};
    }
}

std::string day_of(const BenchMeasure& measure) {
    return measure.dataset == "waiting_list" ? "matdatum" : "kontaktdatum";
}

std::string statement_for(const BenchMeasure& measure) {
    const auto [numerator, denominator] = by_hand(measure);
    return fmt::format(
        "SELECT p.above, strftime(date_trunc('month', {0}), '%Y-%m') AS month, CASE WHEN grouping(kon) = 1 THEN 'T' "
        "ELSE "
        "kon END AS sex, {1} AS numerator, {2} AS denominator, count(*){3} AS rows FROM {4} AS t JOIN paths AS p ON "
        "t.enhet = p.unit AND t.{0} >= p.valid_from AND t.{0} < p.valid_to GROUP BY GROUPING SETS ((p.above, "
        "date_trunc('month', {0}), kon), (p.above, date_trunc('month', {0})))",
        day_of(measure), numerator, denominator, where(measure.sql_include), measure.dataset);
}

double cell(const Column& column, std::size_t row) {
    if (column.is_missing(row)) return 0;
    return column.kind() == CellKind::number ? column.numbers()[row] : static_cast<double>(column.whole_numbers()[row]);
}

void write_rows(Output& output, const std::string& id, const Columns& rows, std::string_view numerator,
                std::string_view denominator, std::string_view count) {
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        if (rows["sex"].is_missing(row)) continue;  // unknown sex is in the total alone
        const double value = cell(rows[numerator], row);
        if (cell(rows[count], row) == 0 && value == 0) continue;
        output.line(id, rows["above"].text(row), rows["month"].text(row), rows["sex"].text(row).front(), value,
                    denominator.empty() ? 0 : cell(rows[denominator], row));
    }
}

// All measures of a dataset that add up, in one statement: cells first, then the units above them. Counting by a truth
// value is quicker than FILTER, and the organisation stands still within month and `moved`.
std::string best_statement(const std::vector<BenchMeasure>& measures, const std::string& dataset) {
    std::string cells, sums;
    std::string day;
    for (const auto& measure : measures) {
        if (measure.dataset != dataset || measure.counts == Counts::patients || measure.counts == Counts::median)
            continue;
        day = day_of(measure);
        const auto count = [](const std::string& condition) {
            return condition.empty() ? std::string("count(*)") : "count_if(" + condition + ")";
        };
        std::string numerator = count(both(measure.sql_include, measure.sql_numerator));
        if (measure.counts == Counts::sum || measure.counts == Counts::mean) {
            numerator = measure.sql_include.empty()
                            ? "sum(" + measure.sql_value + ")"
                            : "sum(CASE WHEN " + measure.sql_include + " THEN " + measure.sql_value + " END)";
        }
        cells += fmt::format(", {} AS n_{}, {} AS d_{}", numerator, measure.id, count(measure.sql_include), measure.id);
        sums += fmt::format(", sum(n_{0}) AS n_{0}, sum(d_{0}) AS d_{0}", measure.id);
    }
    return fmt::format(
        "WITH cells AS (SELECT enhet, date_trunc('month', {0}) AS month, kon, {0} >= DATE '2024-07-15' AS moved{1} "
        "FROM "
        "{2} GROUP BY ALL), placed AS (SELECT p.above, c.* FROM cells AS c JOIN paths AS p ON c.enhet = p.unit AND "
        "CASE "
        "WHEN c.moved THEN greatest(c.month, DATE '2024-07-15') ELSE c.month END >= p.valid_from AND CASE WHEN c.moved "
        "THEN greatest(c.month, DATE '2024-07-15') ELSE c.month END < p.valid_to) SELECT above, strftime(month, "
        "'%Y-%m') "
        "AS month, CASE WHEN grouping(kon) = 1 THEN 'T' ELSE kon END AS sex{3} FROM placed GROUP BY GROUPING SETS "
        "((above, placed.month, kon), (above, placed.month))",
        day, cells, dataset, sums);
}

// Different patients of both measures at once: those of each unit and month first, of whom there are fewer than rows,
// then the units above them.
std::string best_statement_for_patients() {
    const std::string day = "CASE WHEN moved THEN greatest(month, DATE '2024-07-15') ELSE month END";
    return "WITH own AS (SELECT enhet, date_trunc('month', kontaktdatum) AS month, kon, kontaktdatum >= DATE "
           "'2024-07-15' AS moved, patient, bool_or(starts_with(diagnos, 'C')) AS cancer FROM care_contacts GROUP BY "
           "ALL), placed AS (SELECT p.above, month, kon, patient, bool_or(cancer) AS cancer FROM own JOIN paths AS p "
           "ON enhet = p.unit AND " +
           day + " >= p.valid_from AND " + day +
           " < p.valid_to GROUP BY ALL) SELECT above, strftime(month, '%Y-%m') AS month, kon AS sex, count(*) AS "
           "n_patienter, count_if(cancer) AS n_patienter_cancer FROM placed GROUP BY ALL UNION ALL SELECT above, "
           "strftime(month, '%Y-%m'), 'T', count(*), count_if(cancer) FROM (SELECT above, month, patient, "
           "bool_or(cancer) AS cancer FROM placed GROUP BY ALL) GROUP BY ALL";
}

// The list of deliveries, as reading them in makes it.
void list_batches(Warehouse& warehouse) {
    auto writing = warehouse.write();
    make_batch_table(*writing);
    for (const std::string dataset : {"care_contacts", "waiting_list"}) {
        writing->execute(
            {"INSERT INTO batches SELECT batch_id, $1, '', '', '', 0, count(*), count(*), 0, NULL, NULL, '', '', '', "
             "'' "
             "FROM " +
                 dataset + " WHERE batch_id NOT IN (SELECT id FROM batches WHERE dataset = $1) GROUP BY batch_id",
             {dataset}});
    }
    writing->commit();
}

// As many contacts as any other day has, in a delivery of their own.
void add_day(Warehouse& warehouse) {
    warehouse.execute(
        {"INSERT INTO care_contacts SELECT * REPLACE ((SELECT max(id) + 1 FROM batches) AS batch_id) FROM "
         "care_contacts "
         "WHERE kontaktdatum = DATE '2024-12-31'"});
    list_batches(warehouse);
}

int run(const std::vector<std::string>& words) {
    const std::string step = words.at(0);
    DuckdbOptions options;
    options.file = words.at(1);
    options.memory_limit = std::uint64_t{8} << 30U;
    const auto begin_opening = std::chrono::steady_clock::now();
    const auto warehouse = open_duckdb_warehouse(options);
    const auto units = bench::made_up_units();
    const auto measures = bench::measures();
    auto begin = std::chrono::steady_clock::now();
    if (step == "make") {
        begin = begin_opening;
        bench::make_rows(*warehouse, std::stoll(words.at(2)));
        make_paths(*warehouse, units);
    } else if (step == "engine" || step == "keep" || step == "day") {
        const auto datasets = read_datasets(words.at(3));
        if (!datasets) throw std::runtime_error(datasets.error().message);
        const auto definitions = bench::definitions(measures, *datasets);
        ComputeWish wish;
        for (const auto& definition : definitions) wish.definitions.push_back(&definition);
        wish.today = *parse_date("2025-01-10");
        KeptCells kept;
        if (step == "keep") list_batches(*warehouse);
        if (step == "day") {
            wish.touched = {*parse_date("2024-12-31"), *parse_date("2024-12-31")};
            add_day(*warehouse);
        }
        if (step == "keep" || step == "day") wish.kept = &kept;
        begin = std::chrono::steady_clock::now();
        TellingWarehouse telling(*warehouse);
        const auto computed = compute(std::getenv("LEDSTANG_TELL") != nullptr ? telling : *warehouse, units, wish);
        const std::chrono::duration<double> counted = std::chrono::steady_clock::now() - begin;
        if (wish.kept != nullptr) {
            const auto writing = warehouse->write();
            kept.write(*writing, wish.today);
            writing->commit();
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        fmt::print(
            "{{\"step\":\"{}\",\"measures\":{},\"figures\":{},\"readings\":{},\"counting\":{:.3f},\"seconds\":{:.3f}",
            step, measures.size(), computed.figures.size(), computed.readings, counted.count(), took.count());
        write_figures(computed, units, words.at(2));
        begin = {};
    } else {
        std::vector<std::pair<std::string, Columns>> answers;
        if (step == "many") {
            for (const auto& measure : measures)
                answers.emplace_back(measure.id, warehouse->query({statement_for(measure)}));
        } else {
            answers.emplace_back("care_contacts", warehouse->query({best_statement(measures, "care_contacts")}));
            answers.emplace_back("waiting_list", warehouse->query({best_statement(measures, "waiting_list")}));
            answers.emplace_back("patients", warehouse->query({best_statement_for_patients()}));
            for (const auto& measure : measures) {
                if (measure.counts == Counts::median)
                    answers.emplace_back(measure.id, warehouse->query({statement_for(measure)}));
            }
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        fmt::print("{{\"step\":\"{}\",\"statements\":{},\"seconds\":{:.3f}", step, answers.size(), took.count());
        begin = {};
        Output output(words.at(2));
        for (const auto& [id, rows] : answers) {
            if (id == "patients") {
                for (const std::string one : {"patienter", "patienter_cancer"})
                    write_rows(output, one, rows, "n_" + one, "", "n_" + one);
                continue;
            }
            if (id != "care_contacts" && id != "waiting_list") {
                write_rows(output, id, rows, "numerator", "denominator", "rows");
                continue;
            }
            for (const auto& measure : measures) {
                if (measure.dataset != id || measure.counts == Counts::patients || measure.counts == Counts::median)
                    continue;
                const bool divided = measure.counts == Counts::share || measure.counts == Counts::mean;
                write_rows(output, measure.id, rows, "n_" + measure.id, divided ? "d_" + measure.id : "",
                           "d_" + measure.id);
            }
        }
    }
    if (begin != std::chrono::steady_clock::time_point{}) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        fmt::print("{{\"step\":\"{}\",\"seconds\":{:.3f}", step, took.count());
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    fmt::print(",\"peak_mebibytes\":{}}}\n", used.ru_maxrss / 1024);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "{}\n", wrong.what());
        return 1;
    }
}
