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
    std::string help;           // what to write, in a sentence or two
    bool required = false;      // nothing is published without it
    int least_words = 0;        // fewer do not answer the question; 0: any
    int longest_words = 0;      // 0: no bound
    bool patient_part = false;  // what the patient can do and is to know
    template <class S = DocumentSectionKind>
    static constexpr auto described() {
        return describe("DocumentSectionKind", field("id", &S::id, "Id"), field("name", &S::name, "Rubrik"),
                        optional_field("help", &S::help, "Hjälp att skriva"),
                        optional_field("required", &S::required, "Om avsnittet krävs"),
                        optional_field("least_words", &S::least_words, "Minst så många ord; 0: ingen gräns"),
                        optional_field("longest_words", &S::longest_words, "Högst så många ord; 0: ingen gräns"),
                        optional_field("patient_part", &S::patient_part, "Om det är patientens del"));
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
    // Whether one that is written by the operations must have been out for comment at the group that owns its area:
    // none, flag (it is marked where it is shown), required (nothing is published without).
    std::string anchoring = "none";
    std::string round;                      // type of matter that such a round is; empty: any
    std::vector<std::string> local_owners;  // owners of whose documents that is asked; none: all
    std::vector<DocumentSectionKind> sections;
    const DocumentSectionKind* section(const std::string& id) const;
    template <class S = DocumentKind>
    static constexpr auto described() {
        return describe(
            "DocumentKind", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
            field("plural", &S::plural, "Plural"), field("purpose", &S::purpose, "Vad det är till för"),
            field("support", &S::support, "Stöd som det hör till"),
            field("owners", &S::owners, "Slag av funktioner som kan äga det"),
            field("review_months", &S::review_months, "Månader till nästa översyn"),
            optional_field("longest_words", &S::longest_words, "Högst så många ord; 0: ingen gräns"),
            optional_field("national", &S::national, "Nationellt id: required, optional eller none"),
            optional_field("parties", &S::parties, "Om parterna som det binder ska anges"),
            optional_field("anchoring", &S::anchoring, "Förankring i områdets grupp: none, flag eller required"),
            optional_field("round", &S::round, "Ärendetyp som remissen läggs upp som"),
            field("local_owners", &S::local_owners, "Ägare vars dokument ska förankras; tomt: alla"),
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

// A type of matter that anchors the document it is linked to, and the stages in which it has.
struct AnchoringRound {
    std::string type;
    std::vector<std::string> stages;
    template <class S = AnchoringRound>
    static constexpr auto described() {
        return describe("AnchoringRound", field("type", &S::type, "Ärendetyp"),
                        field("stages", &S::stages, "Lägen där dokumentet är förankrat"));
    }
};

// An area whose documents are shown with those of another.
struct AreaLink {
    std::string area;
    std::string see;
    std::string prompt;  // what whoever writes must think of, in a sentence or two
    template <class S = AreaLink>
    static constexpr auto described() {
        return describe("AreaLink", field("area", &S::area, "Område"), field("see", &S::see, "Område som visas intill"),
                        optional_field("prompt", &S::prompt, "Vad man ska tänka på"));
    }
};

struct KnowledgeSettings {
    std::vector<KnowledgeChoice> supports;
    std::vector<KnowledgeChoice> care_levels;
    std::vector<AnchoringRound> rounds;
    std::vector<AreaLink> area_links;
    template <class S = KnowledgeSettings>
    static constexpr auto described() {
        return describe("KnowledgeSettings", field("supports", &S::supports, "Stöd"),
                        field("care_levels", &S::care_levels, "Vårdnivåer"),
                        field("rounds", &S::rounds, "Ärenden som förankrar"),
                        field("area_links", &S::area_links, "Områden som hör ihop"));
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
