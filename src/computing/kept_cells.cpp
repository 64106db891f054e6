#include "computing/kept_cells.h"

#include <fmt/format.h>

#include <charconv>
#include <set>

namespace ledstang {

std::set<BatchKey> batches_of_text(const std::string& text) {
    std::set<BatchKey> batches;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        BatchKey key;
        at = std::from_chars(at, end, key.first).ptr + 1;
        at = std::from_chars(at, end, key.second).ptr + 1;
        batches.insert(key);
    }
    return batches;
}

std::string text_of(const std::set<BatchKey>& batches) {
    std::string text;
    for (const auto& [batch, rows] : batches) text += fmt::format("{}{}:{}", text.empty() ? "" : " ", batch, rows);
    return text;
}

namespace {

struct CellKey {
    std::int32_t slice;  // its first day
    std::string unit, sex;
    std::int64_t band;  // -1: none
    auto operator<=>(const CellKey&) const = default;
};

// Cells put together from several readings.
class Gathered {
 public:
    explicit Gathered(std::size_t counters) : counters_(counters) {}
    std::vector<std::int64_t>& at(const CellKey& key) {
        auto& counts = cells_[key];
        counts.resize(counters_);
        return counts;
    }
    // The last counter is the count of rows.
    Columns columns() const {
        Columns told;
        for (const auto& [name, kind] : {std::pair{"unit", CellKind::text},
                                         {"sex", CellKind::text},
                                         {"band", CellKind::whole_number},
                                         {"slice", CellKind::date},
                                         {"present", CellKind::whole_number}})
            told.columns.emplace_back(name, kind);
        for (std::size_t i = 0; i + 1 < counters_; ++i)
            told.columns.emplace_back("c" + std::to_string(i), CellKind::whole_number);
        for (const auto& [key, counts] : cells_) {
            told.columns[0].add_text(key.unit);
            told.columns[1].add_text(key.sex);
            if (key.band < 0) {
                told.columns[2].add_missing();
            } else {
                told.columns[2].add_whole_number(key.band);
            }
            told.columns[3].add_days(key.slice);
            told.columns[4].add_whole_number(counts.back());
            for (std::size_t i = 0; i + 1 < counters_; ++i) told.columns[5 + i].add_whole_number(counts[i]);
        }
        return told;
    }
    const std::map<CellKey, std::vector<std::int64_t>>& cells() const { return cells_; }

 private:
    std::size_t counters_;
    std::map<CellKey, std::vector<std::int64_t>> cells_;
};

}  // namespace

// One scan's cells.
class KeptCells::Work {
 public:
    Work(Warehouse& warehouse, const Scan& scan, const Frame& frame, const Scan::Span& span,
         const std::vector<BatchSpan>& batches, Computed& into)
        : warehouse_(warehouse),
          scan_(scan),
          frame_(frame),
          span_(span),
          into_(into),
          counters_(scan.counters() + 1),
          gathered_(counters_) {
        if (scan.first().text.measured == Measured::each_row) {
            for (int slice = 0; slice < frame.slices(); ++slice) {
                const std::int32_t next =
                    slice + 1 < frame.slices() ? frame.first_of_slice(slice + 1) : days_of(frame.last_day()) + 1;
                slices_.push_back({date_of(frame.first_of_slice(slice)), date_of(next - 1), {}});
            }
        } else {
            for (const auto& day : span.days) slices_.push_back({day, day, {}});
        }
        for (std::size_t i = 0; i < slices_.size(); ++i) {
            place_of_.emplace(days_of(slices_[i].first), i);
            for (const auto& batch : batches) {
                if (batch.first <= slices_[i].last && batch.last >= slices_[i].first)
                    slices_[i].batches.emplace(batch.batch, batch.rows);
            }
        }
        for (std::size_t counter = 0; counter < counters_; ++counter) {
            keys_.push_back(scan.key(counter));
            with_key_[keys_.back()].push_back(counter);
        }
        kept_.assign(counters_, std::vector<std::optional<std::set<BatchKey>>>(slices_.size()));
    }

    Columns run(std::vector<KeptPage>& new_pages) {
        read_kept();
        // Counters that lack the same are read together.
        std::map<std::vector<std::optional<std::set<BatchKey>>>, std::vector<std::size_t>> groups;
        for (std::size_t counter = 0; counter < counters_; ++counter) groups[kept_[counter]].push_back(counter);
        for (const auto& [kept, counters] : groups) read_missing(kept, counters);
        tell_pages(new_pages);
        return gathered_.columns();
    }

 private:
    struct Slice {
        Date first, last;
        std::set<BatchKey> batches;  // with rows there, perhaps
    };
    using Kept = std::vector<std::optional<std::set<BatchKey>>>;  // of one counter, by slice

    void read_kept() {
        if (slices_.empty()) return;
        KeptCells::read(
            warehouse_, scan_.first().text.dataset, slices_.front().first, slices_.back().last, keys_,
            [&](const KeptPage& page) {
                const auto slice = place_of_.find(days_of(page.first));
                if (slice == place_of_.end() || page.last != slices_[slice->second].last) return;
                const auto batches = batches_of_text(page.batches);
                const bool gone = !std::ranges::includes(slices_[slice->second].batches, batches);
                for (const auto counter : with_key_.at(page.counter)) {
                    there_.emplace(counter, slice->second);
                    if (gone) continue;  // a delivery that it rests on was taken back
                    kept_[counter][slice->second] = batches;
                    pages_[{counter, slice->second}] = page.cells;
                }
            },
            frame_.wish().stop);
    }

    void read_missing(const Kept& kept, const std::vector<std::size_t>& counters) {
        std::set<BatchKey> late;
        for (std::size_t i = 0; i < slices_.size(); ++i) {
            if (kept[i]) std::ranges::set_difference(slices_[i].batches, *kept[i], std::inserter(late, late.end()));
        }
        // A slice is read whole when nothing of it is kept, or a part of what is to be added.
        std::vector<bool> whole(slices_.size(), false);
        for (std::size_t i = 0; i < slices_.size(); ++i) {
            whole[i] = !kept[i] || late.size() > most_in_list ||
                       std::ranges::any_of(late, [&](const auto& one) { return kept[i]->contains(one); });
            if (kept[i] && *kept[i] == slices_[i].batches) whole[i] = false;
        }
        const auto first = std::ranges::find(whole, true);
        if (first != whole.end()) {
            const auto from = static_cast<std::size_t>(first - whole.begin());
            std::size_t to = whole.size() - 1;
            while (!whole[to]) --to;
            std::fill(whole.begin() + static_cast<std::ptrdiff_t>(from),
                      whole.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                      true);  // one reading, from the first to the last
            read(counters, from, to, {}, [&](std::size_t slice) { return whole[slice]; });
        }
        std::vector<std::size_t> added_to;
        for (std::size_t i = 0; i < slices_.size(); ++i) {
            for (const auto counter : counters) {
                if (whole[i]) {
                    made_.emplace(counter, i);
                } else {
                    add_page(counter, i);
                }
            }
            if (whole[i] || *kept[i] == slices_[i].batches) continue;
            added_to.push_back(i);
            for (const auto counter : counters) made_.emplace(counter, i);
        }
        if (added_to.empty()) return;
        std::vector<std::int64_t> batches;
        for (const auto& [batch, rows] : late) batches.push_back(batch);
        read(counters, added_to.front(), added_to.back(), batches,
             [&](std::size_t slice) { return std::ranges::find(added_to, slice) != added_to.end(); });
    }

    template <class Wanted>
    void read(const std::vector<std::size_t>& counters, std::size_t from, std::size_t to,
              std::vector<std::int64_t> batches, Wanted&& wanted) {
        Scan::Span span = span_;
        span.first = slices_[from].first;
        span.last = slices_[to].last;
        span.batches = std::move(batches);
        if (!span.days.empty())
            span.days.assign(span_.days.begin() + static_cast<std::ptrdiff_t>(from),
                             span_.days.begin() + static_cast<std::ptrdiff_t>(to) + 1);
        const Columns found = warehouse_.query(scan_.cells(span, counters), frame_.wish().stop);
        ++into_.readings;
        const auto slices = found["slice"].days();
        std::vector<std::span<const std::int64_t>> values;
        for (const auto counter : counters) {
            values.push_back(
                found[counter + 1 == counters_ ? "present" : "c" + std::to_string(counter)].whole_numbers());
        }
        for (std::size_t row = 0; row < found.rows(); ++row) {
            if (!wanted(place_of_.at(slices[row]))) continue;
            const CellKey key{slices[row], std::string(found["unit"].text(row)), std::string(found["sex"].text(row)),
                              found["band"].is_missing(row) ? -1 : found["band"].whole_numbers()[row]};
            auto& counts = gathered_.at(key);
            for (std::size_t i = 0; i < counters.size(); ++i) counts[counters[i]] += values[i][row];
        }
    }

    void add_page(std::size_t counter, std::size_t slice) {
        const std::string& text = pages_[{counter, slice}];
        const char* at = text.data();
        const char* const end = at + text.size();
        while (at < end) {
            std::int64_t value = 0;
            CellKey key{days_of(slices_[slice].first), {}, {}, -1};
            at = std::from_chars(at, end, value).ptr + 1;
            at = std::from_chars(at, end, key.band).ptr + 1;
            const char* const tab = std::find(at, end, '\t');
            const char* const line = std::find(tab, end, '\n');
            key.sex.assign(at, tab);
            key.unit.assign(tab + 1, line);
            at = line + 1;
            gathered_.at(key)[counter] += value;
        }
    }

    void tell_pages(std::vector<KeptPage>& new_pages) const {
        std::map<std::pair<std::size_t, std::size_t>, std::string> cells;
        std::set<std::size_t> not_kept;  // slices with texts that a line cannot hold
        for (const auto& [key, counts] : gathered_.cells()) {
            const auto slice = place_of_.at(key.slice);
            if ((key.unit + key.sex).find_first_of("\t\n") != std::string::npos) not_kept.insert(slice);
            for (std::size_t counter = 0; counter < counters_; ++counter) {
                if (counts[counter] == 0 || !made_.contains({counter, slice})) continue;
                cells[{counter, slice}] +=
                    fmt::format("{}\t{}\t{}\t{}\n", counts[counter], key.band, key.sex, key.unit);
            }
        }
        for (const auto& [counter, slice] : made_) {
            if (not_kept.contains(slice) || with_key_.at(keys_[counter]).front() != counter) continue;
            const Slice& one = slices_[slice];
            new_pages.push_back({scan_.first().text.dataset, keys_[counter], one.first, one.last, text_of(one.batches),
                                 std::move(cells[{counter, slice}]), there_.contains({counter, slice})});
        }
    }

    Warehouse& warehouse_;
    const Scan& scan_;
    const Frame& frame_;
    const Scan::Span& span_;
    Computed& into_;
    const std::size_t counters_;  // the scan's and, last, the count of rows
    Gathered gathered_;
    std::vector<Slice> slices_;
    std::map<std::int32_t, std::size_t> place_of_;  // by first day
    std::vector<std::string> keys_;
    std::map<std::string, std::vector<std::size_t>> with_key_;  // the count of rows may be a definition's counter too
    std::vector<Kept> kept_;
    std::map<std::pair<std::size_t, std::size_t>, std::string> pages_;  // by counter and slice
    std::set<std::pair<std::size_t, std::size_t>> there_, made_;
};

void KeptCells::read(Warehouse& warehouse, const std::string& dataset, const Date& first, const Date& last,
                     const std::vector<std::string>& counters, const std::function<void(const KeptPage&)>& take,
                     std::stop_token stop) {
    if (counters.empty() || !warehouse.has_table("kept_cells")) return;
    SqlText statement{
        "SELECT counter, first_day, last_day, batches, cells FROM kept_cells WHERE dataset = $1 AND first_day >= $2 "
        "AND "
        "last_day <= $3 AND counter IN (",
        {dataset, first, last}};
    for (const auto& counter : std::set<std::string>(counters.begin(), counters.end())) {
        statement.parameters.emplace_back(counter);
        statement.text +=
            fmt::format("{}${}", statement.parameters.size() > 4 ? ", " : "", statement.parameters.size());
    }
    statement.text += ")";
    warehouse.stream(
        statement,
        [&](const Columns& block) {
            for (std::size_t row = 0; row < block.rows(); ++row) {
                const auto text = [&](const char* column) { return std::string(block[column].text(row)); };
                take({dataset, text("counter"), block["first_day"].date(row), block["last_day"].date(row),
                      text("batches"), text("cells"), true});
            }
            return true;
        },
        std::move(stop));
}

Columns KeptCells::cells(Warehouse& warehouse, const Scan& scan, const Frame& frame, const Scan::Span& span,
                         Computed& into) {
    const auto& deliveries = batches(warehouse, scan.first(), frame.wish().today);
    return Work(warehouse, scan, frame, span, deliveries, into).run(new_pages_);
}

}  // namespace ledstang
