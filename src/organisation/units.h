// Units in the store: looking them up (units.cpp), and the changes that a reorganisation is made of (reorganise.cpp).
// Inside the organisation module.
#pragma once

#include "organisation/organisation.h"

namespace ledstang {

// A unit at one time, as the interval has it.
struct UnitState {
    std::int64_t number = 0;
    std::string id;
    std::string name;
    std::string level;
    std::optional<std::int64_t> parent;
    Date from;
    std::optional<Date> to;
};

std::vector<std::string> variants_of(const std::string& json);
Refusal unknown_unit(const std::string& id, const Date& on, std::span<const std::string> known);

Result<UnitState> unit_on(Sql& sql, const std::string& id, const Date& on);
// The unit's children from that day on: every interval below it that has not ended by then.
std::vector<UnitState> below_from(Sql& sql, std::int64_t parent, const Date& on);
Result<UnitDetail> read_unit(Sql& sql, const Configuration& configuration, const std::string& id, const Date& on);

// The requests of the operations that change units. Dates are the first day on which the new order holds.
struct CreateUnit {
    std::string id, name, level;
    std::optional<std::string> parent;
    Date from;
    std::string note;
    template <class R = CreateUnit>
    static constexpr auto described() {
        return describe("CreateUnit", field("id", &R::id, "Enhetens id: a–z, 0–9 och _"),
                        field("name", &R::name, "Namn"), field("level", &R::level, "Nivå"),
                        field("parent", &R::parent, "Överordnad enhet"), field("from", &R::from, "Gäller från"),
                        optional_field("note", &R::note, "Anmärkning"));
    }
};
struct RenameUnit {
    std::string unit, name;
    Date from;
    template <class R = RenameUnit>
    static constexpr auto described() {
        return describe("RenameUnit", field("unit", &R::unit, "Enhet"), field("name", &R::name, "Nytt namn"),
                        field("from", &R::from, "Gäller från"));
    }
};
struct MoveUnit {
    std::string unit, parent;
    Date from;
    template <class R = MoveUnit>
    static constexpr auto described() {
        return describe("MoveUnit", field("unit", &R::unit, "Enhet"),
                        field("parent", &R::parent, "Ny överordnad enhet"), field("from", &R::from, "Gäller från"));
    }
};
struct CloseUnit {
    std::string unit;
    Date on;
    template <class R = CloseUnit>
    static constexpr auto described() {
        return describe("CloseUnit", field("unit", &R::unit, "Enhet"),
                        field("on", &R::on, "Första dag då enheten inte finns"));
    }
};
struct MergeUnits {
    std::vector<std::string> units;
    std::string id, name;
    Date from;
    template <class R = MergeUnits>
    static constexpr auto described() {
        return describe("MergeUnits", field("units", &R::units, "Enheter som slås ihop"),
                        field("id", &R::id, "Den nya enhetens id; får vara en av dem"), field("name", &R::name, "Namn"),
                        field("from", &R::from, "Gäller från"));
    }
};
struct NewPart {
    std::string id, name;
    template <class S = NewPart>
    static constexpr auto described() {
        return describe("NewPart", field("id", &S::id, "Id"), field("name", &S::name, "Namn"));
    }
};
struct SplitUnit {
    std::string unit;
    std::vector<NewPart> into;
    Date from;
    template <class R = SplitUnit>
    static constexpr auto described() {
        return describe("SplitUnit", field("unit", &R::unit, "Enhet som delas"),
                        field("into", &R::into, "De nya enheterna"), field("from", &R::from, "Gäller från"));
    }
};

Result<void> create_unit(Transaction& transaction, const Configuration& configuration, const CreateUnit& wish);
Result<void> rename_unit(Transaction& transaction, const RenameUnit& wish);
Result<void> move_unit(Transaction& transaction, const MoveUnit& wish);
Result<void> close_unit(Transaction& transaction, const CloseUnit& wish);
Result<void> merge_units(Transaction& transaction, const MergeUnits& wish);
Result<void> split_unit(Transaction& transaction, const SplitUnit& wish);

}  // namespace ledstang
