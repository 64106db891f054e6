// The document head's data, kept per unit and period. What nobody has given stays empty; the report shows placeholders.
#pragma once

#include "operations/operations.h"

namespace ledstang {

struct ReportHead {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string title;
    std::string document_id;
    std::string version;  // of the document: "0.6"
    std::string applies_to;
    std::optional<Date> publication_date;
    std::string responsible;
    std::string author;
    int row_version = 0;  // 0: nothing stored yet
    template <class H = ReportHead>
    static constexpr auto described() {
        return describe("ReportHead", field("unit", &H::unit, "Enhet"), field("period", &H::period, "Period"),
                        optional_field("title", &H::title, "Titel"),
                        optional_field("document_id", &H::document_id, "Dokument-id"),
                        optional_field("version", &H::version, "Dokumentets version"),
                        optional_field("applies_to", &H::applies_to, "Gäller för verksamhet"),
                        field("publication_date", &H::publication_date, "Publiceringsdatum; tomt tills det finns"),
                        optional_field("responsible", &H::responsible, "Ansvarig"),
                        optional_field("author", &H::author, "Upprättad av"),
                        optional_field("row_version", &H::row_version, "Radens version, som den lästes"));
    }
};

// Empty but for unit and period where nothing is stored.
ReportHead read_report_head(Sql& sql, const std::string& unit, Period period);

// Saves the head; a conflict when another person has saved since `row_version` was read.
Result<ReportHead> save_report_head(Context& context, const ReportHead& wish);

void offer_report_heads(Operations& operations);

}  // namespace ledstang
