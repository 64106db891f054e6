// How many different patients: exact at every unit, period, sex and age.
//
// Rows are dealt into parts by the patient, so that a part's patients fit in the processor's caches and each patient's
// rows lie together; then every patient is counted once towards each total.
#include "computing/exact.h"
#include "computing/grid.h"
#include "computing/kept_totals.h"
#include "computing/targets.h"

namespace ledstang {
namespace {

struct Event {
    Identity patient;
    std::uint32_t place;
    std::uint32_t mask;  // number in `masks`
};

// A keyed hash is even enough by itself; what is told apart by md5 too. Made-up ones may not be.
std::uint64_t mixed(const Identity& identity) {
    std::uint64_t hash = identity.low ^ (identity.high * 0x9E3779B97F4A7C15U);
    hash ^= hash >> 32U;
    hash *= 0xD6E8FEB86659FD93U;
    return hash ^ (hash >> 32U);
}

// Different things numbered in the order in which they come.
class Numbers {
 public:
    void begin(std::size_t expected) {
        known_.clear();
        std::size_t size = 64;
        while (size < expected * 2) size *= 2;
        places_.assign(size, 0);
    }
    // At most as many different ones as were expected.
    std::uint32_t number(const Identity& identity) {
        const std::size_t last = places_.size() - 1;
        for (std::size_t at = mixed(identity) & last;; at = (at + 1) & last) {
            if (places_[at] == 0) {
                known_.push_back(identity);
                places_[at] = static_cast<std::uint32_t>(known_.size());
                return places_[at] - 1;
            }
            if (known_[places_[at] - 1] == identity) return places_[at] - 1;
        }
    }
    std::size_t size() const { return known_.size(); }

 private:
    std::vector<Identity> known_;
    std::vector<std::uint32_t> places_;  // 0: empty, else one more than the number
};

class Patients {
 public:
    Patients(const Frame& frame, std::vector<const Definition*> definitions)
        : frame_(frame), definitions_(std::move(definitions)), targets_(frame, definitions_) {
        cells_.resize(targets_.size() * bits());
        for (std::size_t i = 0; i < definitions_.size(); ++i) {
            if (definitions_[i]->text.over_units != OverUnits::own) above_ |= std::uint64_t{3} << (i * 2);
        }
    }

    void read(Warehouse& warehouse, const Scan& scan, const Scan::Span& span, Computed& into) {
        // What follows upon a row may come later and belong to another delivery.
        if (frame_.wish().kept == nullptr || !scan.first().next.empty())
            return read_rows(warehouse, scan, span, {}, into);
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < scan.exact().size(); ++i) {
            if (scan.exact()[i].of_patients()) which.push_back(i);
        }
        KeptTotals kept(warehouse, scan, which, frame_, span, targets_);
        if (kept.late()) {
            kept.each([&](std::size_t definition, std::size_t total, const KeptTotals::Pair& pair) {
                for (std::size_t i = 0; i < 2; ++i)
                    cells_[total * bits() + definition * 2 + i].patients = static_cast<std::uint32_t>(pair[i]);
            });
        }
        if (!kept.late() || !kept.late()->empty())
            read_rows(warehouse, scan, span, kept.late().value_or(std::vector<std::int64_t>{}), into);
        kept.keep([&](std::size_t definition, std::size_t total) {
            const Cell* const cells = &cells_[total * bits() + definition * 2];
            return KeptTotals::Pair{cells[0].patients, cells[1].patients};
        });
    }

    void tell(std::vector<Figure>& figures) const {
        for (std::size_t one = 0; one < definitions_.size(); ++one) {
            const Definition& definition = *definitions_[one];
            const bool share = definition.text.counts == Counts::patient_share;
            tell_totals(
                frame_, definition,
                [&](int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) -> std::optional<Total> {
                    const auto at = targets_.at(first, last, unit, sex, band);
                    const std::int64_t all = cells_[at * bits() + one * 2].patients;
                    // A unit without any of them has no figure, unless others of its patients are there.
                    const auto whole = targets_.at(first, last, unit, FigureSex::total, 0);
                    if (cells_[whole * bits() + one * 2].patients == 0) return std::nullopt;
                    if (!share) return Total{value_from(definition, all, 1), std::nullopt, std::nullopt, all};
                    const std::int64_t some = cells_[at * bits() + one * 2 + 1].patients;
                    return Total{value_from(definition, some, all), Decimal::from_whole(some), Decimal::from_whole(all),
                                 all};
                },
                figures);
        }
    }

 private:
    // In a mask: the row was there when the kept totals were made.
    static constexpr std::uint64_t counted_before = std::uint64_t{1} << 63U;

    struct Cell {
        std::uint32_t last = 0;  // the patient who was counted last
        std::uint32_t patients = 0;
    };

    std::size_t bits() const { return definitions_.size() * 2; }

    // All rows; or, of deliveries that have come late, their patients' rows, of which the others have been counted.
    void read_rows(Warehouse& warehouse, const Scan& scan, const Scan::Span& span,
                   const std::vector<std::int64_t>& late, Computed& into) {
        std::int64_t rows = 0;
        const auto counted = warehouse.query(scan.patient_rows(span), frame_.wish().stop);
        if (counted.rows() > 0) rows = counted["rows"].whole_numbers()[0];
        const std::int64_t readings = rows / most_events + 1;
        if (late.empty()) {
            for (auto& part : parts_)
                part.reserve(static_cast<std::size_t>(rows / readings) / parts_.size() * 17 / 16 + 64);
        }
        for (std::int64_t reading = 0; reading < readings; ++reading) {
            warehouse.stream(
                scan.patients(span, late, reading, readings),
                [&](const Columns& block) {
                    const auto patients = block["patient"].identities();
                    const auto masks = block["mask"].whole_numbers();
                    const auto lates = late.empty() ? std::span<const std::uint8_t>{} : block["late"].truths();
                    targets_.each_placed(block, [&](std::size_t row, std::uint32_t place) {
                        auto mask = static_cast<std::uint64_t>(masks[row]);
                        if (!late.empty() && lates[row] == 0) {
                            mask |= counted_before;
                            any_before_ = true;
                        }
                        parts_[mixed(patients[row]) >> 56U].push_back({patients[row], place, number_of(mask)});
                    });
                    return true;
                },
                frame_.wish().stop);
            ++into.readings;
            for (auto& part : parts_) {
                count(part);
                part.clear();
            }
        }
    }

    // There are few different masks.
    std::uint32_t number_of(std::uint64_t mask) {
        std::uint32_t& last = last_masks_[mask * 0x9E3779B97F4A7C15U >> 56U];
        if (last < masks_.size() && masks_[last] == mask) return last;
        const auto found = std::ranges::find(masks_, mask);
        last = static_cast<std::uint32_t>(found - masks_.begin());
        if (found == masks_.end()) masks_.push_back(mask);
        return last;
    }

    void count(const std::vector<Event>& events) {
        numbers_.begin(events.size());
        who_.resize(events.size());
        for (std::size_t i = 0; i < events.size(); ++i) who_[i] = numbers_.number(events[i].patient);
        begins_.assign(numbers_.size() + 1, 0);
        for (const auto who : who_) ++begins_[who + 1];
        for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
        order_.resize(events.size());
        for (std::size_t i = 0; i < events.size(); ++i) order_[begins_[who_[i]]++] = static_cast<std::uint32_t>(i);
        // Each patient's rows begin where the ones before ended.
        for (std::size_t who = 0, begin = 0; who < numbers_.size(); ++who) {
            const std::size_t end = begins_[who];
            ++stamp_;
            for (const std::uint64_t before : {counted_before, std::uint64_t{0}}) {
                if (before != 0 && !any_before_) continue;
                for (std::size_t at = begin; at < end; ++at) {
                    const Event& event = events[order_[at]];
                    if ((masks_[event.mask] & counted_before) == before) count(event);
                }
            }
            begin = end;
        }
    }

    void count(const Event& event) {
        const auto& towards = targets_.towards(event.place);
        std::uint64_t mask = masks_[event.mask];
        const std::uint32_t more = (mask & counted_before) == 0 ? 1 : 0;
        mask &= ~counted_before;
        for (std::size_t t = 0; t < towards.totals.size(); ++t) {
            if (t == towards.own) mask &= above_;
            Cell* const cells = &cells_[towards.totals[t] * bits()];
            for (std::uint64_t left = mask; left != 0; left &= left - 1) {
                Cell& cell = cells[__builtin_ctzll(left)];
                if (cell.last == stamp_) continue;
                cell.last = stamp_;
                cell.patients += more;
            }
        }
    }

    const Frame& frame_;
    std::vector<const Definition*> definitions_;
    Targets targets_;
    std::vector<Cell> cells_;  // by total, then by bit: two for each definition, all of them and the numerator's
    std::uint64_t above_ = 0;  // bits of definitions that count for the units above
    std::vector<std::uint64_t> masks_;
    std::array<std::uint32_t, 256> last_masks_{};
    std::array<std::vector<Event>, 256> parts_;
    bool any_before_ = false;
    Numbers numbers_;
    std::vector<std::uint32_t> who_, begins_, order_;
    std::uint32_t stamp_ = 0;
};

}  // namespace

void tell_patients(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into) {
    std::vector<const Definition*> definitions;
    for (const auto& exact : scan.exact()) {
        if (exact.of_patients()) definitions.push_back(exact.definition);
    }
    if (definitions.empty()) return;
    Patients patients(frame, std::move(definitions));
    patients.read(warehouse, scan, span, into);
    patients.tell(into.figures);
}

}  // namespace ledstang
