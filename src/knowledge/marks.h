// What applies at a unit: its management says so. Inside the module.
#pragma once

#include "knowledge/page.h"

namespace ledstang {

struct MarkDocument {
    std::string unit, id, note;
    int version = 0;
    template <class W = MarkDocument>
    static constexpr auto described() {
        return describe("MarkDocument", field("unit", &W::unit, "Enhet"), field("id", &W::id, "Dokument"),
                        optional_field("note", &W::note, "Lokalt tillägg, eller hur det används hos oss"),
                        optional_field("version", &W::version, "Radens version; 0: ingen tidigare markering"));
    }
};
struct UnmarkDocument {
    std::string unit, id;
    template <class W = UnmarkDocument>
    static constexpr auto described() {
        return describe("UnmarkDocument", field("unit", &W::unit, "Enhet"), field("id", &W::id, "Dokument"));
    }
};
struct DocumentMarks {
    std::vector<DocumentMark> marks;
    template <class D = DocumentMarks>
    static constexpr auto described() {
        return describe("DocumentMarks", field("marks", &D::marks, "Enheter där dokumentet gäller"));
    }
};
Result<DocumentMarks> mark_document(Context& context, const MarkDocument& wish);
Result<DocumentMarks> unmark_document(Context& context, const UnmarkDocument& wish);

}  // namespace ledstang
