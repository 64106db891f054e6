// Matter types as people read and check them: the written decision flow of the region. Inside the module.
#pragma once

#include "flows/flow_type.h"
#include "flows/step_words.h"
#include "operations/context.h"

namespace ledstang {

struct DecisionRight {
    std::string right;             // prepares, advises, decides, pays, carries_out
    std::string step;              // name
    std::vector<std::string> who;  // as the type names them, in words
    bool of_unit = false;
    template <class D = DecisionRight>
    static constexpr auto described() {
        return describe("DecisionRight", field("right", &D::right, "Rätt"), field("step", &D::step, "Steg"),
                        field("who", &D::who, "Vem"), field("of_unit", &D::of_unit, "Om det är enhetens steg"));
    }
};
struct ShownType {
    FlowType type;
    std::string text;  // TOML
    std::vector<DecisionRight> rights;
    std::vector<StepWords> steps;       // of the matter, then of the units
    std::vector<std::string> begun_by;  // in words
    std::vector<std::string> undefined;
    int running = 0;  // matters that are not ended
    bool may_begin = false;
    template <class S = ShownType>
    static constexpr auto described() {
        return describe("ShownType", field("type", &S::type, "Ärendetypen"), field("text", &S::text, "TOML"),
                        field("rights", &S::rights, "Vem som bereder, ger råd, beslutar, betalar och genomför"),
                        field("steps", &S::steps, "Vem som får ta varje steg, i ord"),
                        field("begun_by", &S::begun_by, "Vem som får lägga upp ett, i ord"),
                        field("undefined", &S::undefined, "Rättigheter som ingen har"),
                        field("running", &S::running, "Antal pågående"),
                        field("may_begin", &S::may_begin, "Om jag kan lägga upp ett någonstans"));
    }
};
struct RefusedType {
    std::string message;
    template <class R = RefusedType>
    static constexpr auto described() {
        return describe("RefusedType", field("message", &R::message, "Vad som är fel i filen"));
    }
};
struct TypeList {
    std::vector<ShownType> types;
    std::vector<RefusedType> refused;
    template <class T = TypeList>
    static constexpr auto described() {
        return describe("TypeList", field("types", &T::types, "Ärendetyper"),
                        field("refused", &T::refused, "Filer som inte kan läsas"));
    }
};
struct ListTypes {
    std::string unit;  // for which one would begin a matter; empty: any
    template <class L = ListTypes>
    static constexpr auto described() {
        return describe("ListTypes", optional_field("unit", &L::unit, "Enhet som ett ärende skulle läggas upp för"));
    }
};
Result<TypeList> list_matter_types(Context& context, const ListTypes& wish);

struct CheckType {
    std::string id, text;
    template <class C = CheckType>
    static constexpr auto described() {
        return describe("CheckType", field("id", &C::id, "Ärendetypens id"), field("text", &C::text, "TOML"));
    }
};
struct TypeFault {
    std::string code, message, path;
    int line = 1, column = 1;
    template <class T = TypeFault>
    static constexpr auto described() {
        return describe("TypeFault", field("code", &T::code, "Kod"), field("message", &T::message, "Vad som är fel"),
                        field("path", &T::path, "Plats"), field("line", &T::line, "Rad"),
                        field("column", &T::column, "Kolumn"));
    }
};
struct CheckedType {
    std::vector<TypeFault> faults;
    std::optional<ShownType> type;
    template <class C = CheckedType>
    static constexpr auto described() {
        return describe("CheckedType", field("faults", &C::faults, "Alla fel"),
                        field("type", &C::type, "Typen, när den håller"));
    }
};
// A text as it would be read, without being kept.
Result<CheckedType> check_matter_type(Context& context, const CheckType& wish);

}  // namespace ledstang
