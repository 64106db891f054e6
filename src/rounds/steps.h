// The requests of a round's steps. Inside the rounds module.
#pragma once

#include "rounds/rounds.h"

namespace ledstang {

struct AskedQuestion {
    std::string measure;
    std::string sex;
    std::string text;
    template <class A = AskedQuestion>
    static constexpr auto described() {
        return describe("AskedQuestion", optional_field("measure", &A::measure, "Mått; utelämnas för hela rapporten"),
                        optional_field("sex", &A::sex, "K, M eller T; utelämnas för hela måttet"),
                        field("text", &A::text, "Fråga"));
    }
};

struct RoundWish {
    std::string unit;
    Period period = empty_value<Period>();
    template <class S = RoundWish>
    static constexpr auto described() {
        return describe("RoundWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};
struct StepWish {
    std::string unit;
    Period period = empty_value<Period>();
    int version = 0;
    std::string text;
    std::vector<AskedQuestion> questions;
    template <class S = StepWish>
    static constexpr auto described() {
        return describe("StepWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("version", &S::version, "Rapportens version när den öppnades"),
                        optional_field("text", &S::text, "Text till steget"),
                        field("questions", &S::questions, "Frågor på enskilda rader, när den återsänds"));
    }
};
struct AnswerWish {
    std::string unit;
    Period period = empty_value<Period>();
    std::int64_t id = 0;
    std::string text;
    template <class A = AnswerWish>
    static constexpr auto described() {
        return describe("AnswerWish", field("unit", &A::unit, "Enhet"), field("period", &A::period, "Period"),
                        field("id", &A::id, "Frågans id"), field("text", &A::text, "Svar"));
    }
};
struct AcceptWish {
    std::string unit;
    Period period = empty_value<Period>();
    std::string measure;
    Sex sex = Sex::T;
    bool accepted = true;
    template <class A = AcceptWish>
    static constexpr auto described() {
        return describe("AcceptWish", field("unit", &A::unit, "Enhet"), field("period", &A::period, "Period"),
                        field("measure", &A::measure, "Mått"), field("sex", &A::sex, "Kön"),
                        field("accepted", &A::accepted, "false tar tillbaka godtagandet"));
    }
};

Result<Round> submit_round(Context& context, const StepWish& wish);
Result<Round> return_round(Context& context, const StepWish& wish);
Result<Round> approve_round(Context& context, const StepWish& wish);
Result<Round> answer_question(Context& context, const AnswerWish& wish);
Result<Round> accept_row(Context& context, const AcceptWish& wish);

}  // namespace ledstang
