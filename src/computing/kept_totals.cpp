#include "computing/kept_totals.h"

#include <fmt/format.h>

#include <charconv>

#include "store/store_hash.h"

namespace ledstang {
namespace {

// Beyond such a part of the rows, reading all of them is quicker than looking for some.
constexpr std::int64_t largest_part = 4;

// By slice, where every unit's rows count.
std::vector<std::string> organisation_of(const Frame& frame) {
    std::vector<std::string> slices;
    for (int slice = 0; slice < frame.slices(); ++slice) {
        Blake2b digest;
        for (UnitIndex unit = 0; unit < static_cast<UnitIndex>(frame.units().size()); ++unit) {
            for (const auto above : frame.counts_for(unit, frame.first_of_slice(slice)))
                digest.field(frame.units().id(above));
            digest.field("");
        }
        slices.push_back(digest.hex());
    }
    return slices;
}

}  // namespace

KeptTotals::KeptTotals(Warehouse& warehouse, const Scan& scan, const std::vector<std::size_t>& which,
                       const Frame& frame, const Scan::Span& span, const Targets& targets)
    : scan_(scan), frame_(frame), targets_(targets) {
    const auto& batches = frame.wish().kept->batches(warehouse, scan.first(), frame.wish().today);
    for (const auto& batch : batches) {
        batch_rows_[batch.batch] = batch.rows;
        if (batch.first <= frame.last_day() && batch.last >= frame.first_day()) rows_ += batch.rows;
    }
    const auto slices = organisation_of(frame);
    for (const auto& months : targets.spans()) {
        Page page;
        page.months = months;
        page.first = first_of_month(frame.first_month() + months.first);
        page.last = last_of_month(frame.first_month() + months.second);
        for (const auto& batch : batches) {
            if (batch.first <= page.last && batch.last >= page.first) page.batches.emplace(batch.batch, batch.rows);
        }
        Blake2b digest;
        for (int slice = 0; slice < frame.slices(); ++slice) {
            const Date day = date_of(frame.first_of_slice(slice));
            if (page.first <= day && day <= page.last) digest.field(slices[static_cast<std::size_t>(slice)]);
        }
        for (const auto& day : span.days) {
            if (page.first <= day && day <= page.last) digest.field(to_string(day));
        }
        const std::string within = digest.hex();
        for (std::size_t i = 0; i < which.size(); ++i) {
            page.definition = i;
            page.key = scan.key(scan.exact()[which[i]]) + within;
            pages_.push_back(page);
        }
    }
    read_pages(warehouse);
    find_late();
}

void KeptTotals::read_pages(Warehouse& warehouse) {
    std::map<std::tuple<std::string, Date, Date>, Page*> places;
    std::vector<std::string> keys;
    for (auto& page : pages_) {
        places.emplace(std::tuple(page.key, page.first, page.last), &page);
        keys.push_back(page.key);
    }
    KeptCells::read(
        warehouse, scan_.first().text.dataset, frame_.first_day(), frame_.last_day(), keys,
        [&](const KeptPage& kept) {
            const auto found = places.find({kept.counter, kept.first, kept.last});
            if (found == places.end()) return;
            Page& page = *found->second;
            page.there = true;
            auto rests_on = batches_of_text(kept.batches);
            if (!std::ranges::includes(page.batches, rests_on)) return;  // a delivery was taken back
            page.kept = std::move(rests_on);
            page.cells = kept.cells;
        },
        frame_.wish().stop);
}

// A delivery that one total rests on and another lacks would be counted twice in the one, or not in the other.
void KeptTotals::find_late() {
    std::set<BatchKey> late;
    bool any = false;
    for (const auto& page : pages_) {
        std::ranges::set_difference(page.batches, page.kept, std::inserter(late, late.end()));
        any = any || !page.kept.empty();
    }
    std::int64_t rows = 0;
    for (const auto& [batch, count] : late) rows += count;
    if (!any || rows > rows_ / largest_part || late.size() > most_in_list) return;
    for (const auto& page : pages_) {
        if (std::ranges::any_of(late, [&](const auto& one) { return page.kept.contains(one); })) return;
    }
    late_.emplace();
    for (const auto& [batch, count] : late) late_->push_back(batch);
}

template <class Visit>
void KeptTotals::each_place(Visit&& visit) const {
    for (UnitIndex unit = 0; unit < static_cast<UnitIndex>(frame_.units().size()); ++unit) {
        for (int sex = 0; sex < sexes; ++sex) {
            for (std::size_t band = 0; band < targets_.bands(); ++band) visit(unit, static_cast<FigureSex>(sex), band);
        }
    }
}

void KeptTotals::each(const std::function<void(std::size_t, std::size_t, const Pair&)>& visit) const {
    for (const auto& page : pages_) {
        const char* at = page.cells.data();
        const char* const end = at + page.cells.size();
        while (at < end) {
            Pair pair{};
            int sex = 0;
            std::size_t band = 0;
            at = std::from_chars(at, end, pair[0]).ptr + 1;
            at = std::from_chars(at, end, pair[1]).ptr + 1;
            at = std::from_chars(at, end, sex).ptr + 1;
            at = std::from_chars(at, end, band).ptr + 1;
            const char* const line = std::find(at, end, '\n');
            const UnitIndex unit = frame_.unit(std::string_view(at, line));
            at = line + 1;
            visit(page.definition,
                  targets_.at(page.months.first, page.months.second, unit, static_cast<FigureSex>(sex), band), pair);
        }
    }
}

void KeptTotals::keep(const std::function<Pair(std::size_t, std::size_t)>& pair_of) {
    for (auto& page : pages_) {
        if (late_ && page.kept == page.batches) continue;
        std::string cells;
        each_place([&](UnitIndex unit, FigureSex sex, std::size_t band) {
            const auto pair =
                pair_of(page.definition, targets_.at(page.months.first, page.months.second, unit, sex, band));
            if (pair[0] == 0 && pair[1] == 0) return;
            cells += fmt::format("{}\t{}\t{}\t{}\t{}\n", pair[0], pair[1], static_cast<int>(sex), band,
                                 frame_.units().id(unit));
        });
        frame_.wish().kept->keep({scan_.first().text.dataset, page.key, page.first, page.last, text_of(page.batches),
                                  std::move(cells), page.there});
    }
}

}  // namespace ledstang
