#include "processes/flow_table.h"

#include <algorithm>
#include <optional>

namespace ledstang {
namespace {

// The numbers of all tables as cells, and what adds up to what among them.
class FlowCells {
 public:
    // What comes to places and leaves them is told, or only the moves between them.
    enum class Told { all, moves };
    FlowCells(std::int64_t patients, const MaskingRule& rule, Told told) : rule_(rule), told_(told) {
        cells_.push_back({.count = patients, .small = false, .known = true});
        few_.push_back(false);
    }

    void add_finest(const FlowTable& finest) {
        places_ = finest.places();
        for (std::size_t from = 0; from < places_; ++from) {
            for (std::size_t to = 0; to < places_; ++to) moves_.push_back(from == to ? 0 : add_move(finest, from, to));
        }
        for (std::size_t place = 0; place < places_; ++place)
            stays_.push_back(add_stay(finest, place, moves_, places_));
        add_outside(finest, stays_[0]);
    }

    // The cells of one of the tables: its moves, then its stays.
    struct Cells {
        std::vector<std::size_t> moves, stays;
    };
    Cells add_asked(const FlowTable& table, const std::vector<std::uint32_t>& place_of) {
        const auto size = table.places();
        std::vector<std::vector<std::size_t>> parts(size * size);
        for (std::size_t from = 0; from < places_; ++from) {
            for (std::size_t to = 0; to < places_; ++to) {
                if (place_of[from] != place_of[to])
                    parts[place_of[from] * size + place_of[to]].push_back(moves_[from * places_ + to]);
            }
        }
        std::vector<std::vector<std::size_t>> members(size);
        for (std::size_t place = 0; place < places_; ++place) members[place_of[place]].push_back(place);
        Cells cells;
        for (std::size_t cell = 0; cell < parts.size(); ++cell) {
            auto& of_cell = parts[cell];
            if (of_cell.size() < 2) {
                cells.moves.push_back(of_cell.empty() ? 0 : of_cell[0]);
                continue;
            }
            cells.moves.push_back(add_move(table, cell / size, cell % size));
            sums_.push_back({cells.moves.back(), std::move(of_cell)});
        }
        for (std::size_t place = 0; place < size; ++place)
            cells.stays.push_back(members[place].size() == 1 ? stays_[members[place][0]]
                                                             : add_stay(table, place, cells.moves, size));
        if (members[0].size() > 1) add_outside(table, cells.stays[0]);
        return cells;
    }

    // By cell; nothing where a small number cannot be kept.
    std::optional<std::vector<bool>> withheld() const {
        auto masking = withhold(cells_, sums_, rule_);
        if (std::ranges::any_of(masking.exposed, [&](std::size_t cell) { return few_[cell]; })) return std::nullopt;
        return std::move(masking.withheld);
    }

 private:
    // None is not small: a way that nobody takes looks like one that is withheld.
    std::size_t add(const FlowCount& count, bool told) {
        const bool few = count.patients > 0 && is_small(count.patients, rule_);
        cells_.push_back({count.times, few || !told, false});
        few_.push_back(few);
        return cells_.size() - 1;
    }
    std::size_t add_move(const FlowTable& table, std::size_t from, std::size_t to) {
        return add(table.move(from, to), told_ == Told::all || (from != 0 && to != 0));
    }
    // As many come to a place as leave it.
    std::size_t add_stay(const FlowTable& table, std::size_t place, const std::vector<std::size_t>& moves,
                         std::size_t size) {
        const auto stay = add(table.stay(place), told_ == Told::all);
        MaskingSum left{stay, {}}, come{stay, {}};
        for (std::size_t other = 0; other < size; ++other) {
            if (other == place) continue;
            left.parts.push_back(moves[place * size + other]);
            come.parts.push_back(moves[other * size + place]);
        }
        sums_.push_back(std::move(left));
        sums_.push_back(std::move(come));
        return stay;
    }
    // All patients: those who have been somewhere, and the others.
    void add_outside(const FlowTable& table, std::size_t stay) {
        MaskingSum all{0, {stay}};
        const auto elsewhere = cells_[0].count - table.stay(0).times;
        if (elsewhere > 0) all.parts.push_back(add({elsewhere, elsewhere, false}, told_ == Told::all));
        sums_.push_back(std::move(all));
    }

    MaskingRule rule_;
    Told told_;
    std::vector<MaskingCell> cells_;  // the first is all patients
    std::vector<bool> few_;           // by cell
    std::vector<MaskingSum> sums_;
    std::size_t places_ = 0;                  // of the finest
    std::vector<std::size_t> moves_, stays_;  // its cells
};

void count(FlowCount& count, std::uint32_t patient, std::uint32_t& latest) {
    ++count.times;
    if (latest == patient) return;
    latest = patient;
    ++count.patients;
}

}  // namespace

FlowTable::FlowTable(const Selection& selection, std::span<const std::uint32_t> of_event, std::size_t places)
    : moves_(places * places), stays_(places) {
    std::vector<std::uint32_t> latest_move(moves_.size(), absent), latest_stay(places, absent);
    selection.for_each_case([&](std::uint32_t patient, std::uint64_t begin, std::uint64_t end) {
        std::uint32_t at = 0;
        const auto go = [&](std::uint32_t to) {
            if (to == at) return;
            const auto cell = at * places + to;
            count(moves_[cell], patient, latest_move[cell]);
            count(stays_[to], patient, latest_stay[to]);
            at = to;
        };
        for (auto event = begin; event < end; ++event) go(of_event[event]);
        go(0);
    });
}

bool withhold_flows(const FlowTable& finest, std::span<const AskedFlows> asked, std::int64_t patients,
                    const MaskingRule& rule) {
    for (const auto told : {FlowCells::Told::all, FlowCells::Told::moves}) {
        FlowCells all(patients, rule, told);
        all.add_finest(finest);
        std::vector<FlowCells::Cells> cells;
        for (const auto& one : asked) cells.push_back(all.add_asked(one.table, one.place_of));
        const auto withheld = all.withheld();
        if (!withheld) continue;
        for (std::size_t k = 0; k < asked.size(); ++k) {
            auto& table = asked[k].table;
            const auto size = table.places();
            for (std::size_t from = 0; from < size; ++from) {
                table.stay(from).withheld = (*withheld)[cells[k].stays[from]];
                for (std::size_t to = 0; to < size; ++to)
                    table.move(from, to).withheld = (*withheld)[cells[k].moves[from * size + to]];
            }
        }
        return true;
    }
    return false;
}

}  // namespace ledstang
