// Kinds of document, as the region has them: one file each in config/documents, and what they give support to in
// config/knowledge.toml. Inside the module.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct Configuration;

struct DocumentSectionKind {
    std::string id;
    std::string name;
    std::string help;       // what to write, in a sentence or two
    bool required = false;  // nothing is published without it
    int least_words = 0;    // fewer do not answer the question; 0: any
    int longest_words = 0;  // 0: no bound
    template <class S = DocumentSectionKind>
    static constexpr auto described() {
        return describe("DocumentSectionKind", field("id", &S::id, "Id"), field("name", &S::name, "Rubrik"),
                        optional_field("help", &S::help, "Hjälp att skriva"),
                        optional_field("required", &S::required, "Om avsnittet krävs"),
                        optional_field("least_words", &S::least_words, "Minst så många ord; 0: ingen gräns"),
                        optional_field("longest_words", &S::longest_words, "Högst så många ord; 0: ingen gräns"));
    }
};

struct DocumentKind {
    std::string id;
    std::string name;
    std::string plural;
    std::string purpose;
    std::string support;              // id of knowledge.toml
    std::vector<std::string> owners;  // kinds of function that may own one
    int review_months = 24;           // from publishing to the next review
    int longest_words = 0;            // of the whole text; 0: no bound
    std::string national = "none";    // whether it has a national id: required, optional, none
    bool parties = false;             // whether the organisations that it binds must be named
    std::vector<DocumentSectionKind> sections;
    const DocumentSectionKind* section(const std::string& id) const;
    template <class S = DocumentKind>
    static constexpr auto described() {
        return describe("DocumentKind", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("plural", &S::plural, "Plural"), field("purpose", &S::purpose, "Vad det är till för"),
                        field("support", &S::support, "Stöd som det hör till"),
                        field("owners", &S::owners, "Slag av funktioner som kan äga det"),
                        field("review_months", &S::review_months, "Månader till nästa översyn"),
                        optional_field("longest_words", &S::longest_words, "Högst så många ord; 0: ingen gräns"),
                        optional_field("national", &S::national, "Nationellt id: required, optional eller none"),
                        optional_field("parties", &S::parties, "Om parterna som det binder ska anges"),
                        field("sections", &S::sections, "Avsnitt"));
    }
};

// Something with an id and a name: a support, a care level.
struct KnowledgeChoice {
    std::string id;
    std::string name;
    std::string help;
    template <class S = KnowledgeChoice>
    static constexpr auto described() {
        return describe("KnowledgeChoice", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("help", &S::help, "Vad det är"));
    }
};

struct KnowledgeSettings {
    std::vector<KnowledgeChoice> supports;
    std::vector<KnowledgeChoice> care_levels;
    template <class S = KnowledgeSettings>
    static constexpr auto described() {
        return describe("KnowledgeSettings", field("supports", &S::supports, "Stöd"),
                        field("care_levels", &S::care_levels, "Vårdnivåer"));
    }
};

struct KnowledgeKinds {
    KnowledgeSettings settings;
    std::vector<DocumentKind> kinds;  // in the order of their names
    const DocumentKind* kind(const std::string& id) const;
};

// Refuses with configuration.* or document.configuration, each fault with file, line and column.
Result<KnowledgeKinds> read_knowledge_kinds(const Configuration& configuration);
// Refuses with document.kind_unknown and the ones there are.
Result<DocumentKind> require_kind(const KnowledgeKinds& kinds, const std::string& id);

}  // namespace ledstang
