// How much a document is used, and what readers say of it. Inside the module.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "knowledge/wishes.h"

namespace ledstang {

struct Context;

struct RecordOpening {
    std::string id, unit;
    template <class W = RecordOpening>
    static constexpr auto described() {
        return describe("RecordOpening", field("id", &W::id, "Dokument"),
                        optional_field("unit", &W::unit, "Enhet som läsaren ser på; personen sparas aldrig"));
    }
};
struct UsageCount {
    std::string day;        // of a row per day
    std::string unit;       // of a row per unit
    std::string unit_name;  // "Ingen enhet" where the reader had none
    std::int64_t openings = 0;
    template <class U = UsageCount>
    static constexpr auto described() {
        return describe("UsageCount", field("day", &U::day, "Dag"), field("unit", &U::unit, "Enhet"),
                        field("unit_name", &U::unit_name, "Enhetens namn"),
                        field("openings", &U::openings, "Öppningar"));
    }
};
struct UsageWish {
    std::string id;
    int days = 90;
    template <class W = UsageWish>
    static constexpr auto described() {
        return describe("UsageWish", field("id", &W::id, "Dokument"),
                        optional_field("days", &W::days, "Så många dagar tillbaka"));
    }
};
struct DocumentUsage {
    std::int64_t openings = 0;
    std::vector<UsageCount> days;
    std::vector<UsageCount> units;
    template <class D = DocumentUsage>
    static constexpr auto described() {
        return describe("DocumentUsage", field("openings", &D::openings, "Öppningar i allt"),
                        field("days", &D::days, "Per dag, äldst först"),
                        field("units", &D::units, "Per enhet, flest först"));
    }
};
Result<NothingAsked> record_document_opening(Context& context, const RecordOpening& wish);
Result<DocumentUsage> get_document_usage(Context& context, const UsageWish& wish);

struct GiveFeedback {
    std::string id, text, unit;
    std::optional<bool> helped;
    bool named = true;
    template <class W = GiveFeedback>
    static constexpr auto described() {
        return describe("GiveFeedback", field("id", &W::id, "Dokument"),
                        field("helped", &W::helped, "Om texten hjälpte"),
                        optional_field("text", &W::text, "Ord till ägaren"),
                        optional_field("unit", &W::unit, "Enhet som läsaren ser på"),
                        optional_field("named", &W::named, "Om läsarens namn följer med"));
    }
};
struct AnswerFeedback {
    std::string id, answer;
    std::int64_t number = 0;
    template <class W = AnswerFeedback>
    static constexpr auto described() {
        return describe("AnswerFeedback", field("id", &W::id, "Dokument"), field("number", &W::number, "Nummer"),
                        optional_field("answer", &W::answer, "Svar till läsaren; tomt: läst"));
    }
};
struct DocumentFeedback {
    std::int64_t number = 0;
    int version = 0;
    std::optional<bool> helped;
    std::string text;
    std::string unit_name;
    std::string by_name;
    std::string at;
    bool answered = false;
    std::string answer;
    std::string answered_by_name;
    template <class D = DocumentFeedback>
    static constexpr auto described() {
        return describe("DocumentFeedback", field("number", &D::number, "Nummer"),
                        field("version", &D::version, "Version"), field("helped", &D::helped, "Om texten hjälpte"),
                        field("text", &D::text, "Läsarens ord"), field("unit_name", &D::unit_name, "Enhet"),
                        field("by_name", &D::by_name, "Läsarens namn; tomt: namnlös"), field("at", &D::at, "När"),
                        field("answered", &D::answered, "Om den är läst"), field("answer", &D::answer, "Svar"),
                        field("answered_by_name", &D::answered_by_name, "Svarat av"));
    }
};
struct FeedbackList {
    int helped = 0;
    int not_helped = 0;
    std::vector<DocumentFeedback> feedback;  // with words, newest first
    template <class D = FeedbackList>
    static constexpr auto described() {
        return describe("FeedbackList", field("helped", &D::helped, "Som texten hjälpte"),
                        field("not_helped", &D::not_helped, "Som texten inte hjälpte"),
                        field("feedback", &D::feedback, "Läsarnas ord, nyast först"));
    }
};
Result<FeedbackList> get_document_feedback(Context& context, const DocumentWish& wish);
Result<NothingAsked> give_document_feedback(Context& context, const GiveFeedback& wish);
Result<FeedbackList> answer_document_feedback(Context& context, const AnswerFeedback& wish);

}  // namespace ledstang
