// The text that a document travels as between regions: TOML, described in docs/packages.md. Inside the module.
#pragma once

#include "knowledge/document.h"

namespace ledstang {

struct TravellingSection {
    std::string id, name, text;
    template <class S = TravellingSection>
    static constexpr auto described() {
        return describe("TravellingSection", field("id", &S::id, "Avsnitt"),
                        optional_field("name", &S::name, "Avsnittets namn där det skrevs"),
                        field("text", &S::text, "Text i Markdown"));
    }
};
struct TravellingFile {
    std::string kind, title, national_id, national_address, source, licence;
    std::vector<std::string> areas, codes, care_levels;
    std::vector<TravellingSection> sections;
    template <class D = TravellingFile>
    static constexpr auto described() {
        return describe("TravellingFile", field("kind", &D::kind, "Slag"), field("title", &D::title, "Titel"),
                        optional_field("national_id", &D::national_id, "Nationellt id"),
                        optional_field("national_address", &D::national_address, "Webbadress"),
                        optional_field("source", &D::source, "Varifrån utgivaren har det"),
                        optional_field("licence", &D::licence, "Licens för det som är hämtat"),
                        field("areas", &D::areas, "Områden"), field("codes", &D::codes, "Koder"),
                        field("care_levels", &D::care_levels, "Vårdnivåer"),
                        field("sections", &D::sections, "Avsnitt"));
    }
};

// `credited`: with the sections' names, and whence the document was taken in its turn. Without, two of them tell
// whether the documents say the same.
std::string travelling_text(const std::string& kind, const DocumentDetails& head,
                            const std::vector<StoredSection>& sections, bool credited);
// Refuses with line and column, or the place as a path. `name`: what its faults call the file.
Result<TravellingFile> read_travelling(const std::string& text, const std::string& name);

}  // namespace ledstang
