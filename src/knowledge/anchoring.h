// Whether what the operations have written has been out for comment at the group that owns its area, and what follows
// of it. Which kinds of document are asked: `anchoring` and `local_owners` of the kind. Inside the module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "knowledge/document.h"
#include "knowledge/kinds.h"

namespace ledstang {

// What of a version says whether it is anchored.
struct LocalVersion {
    std::string document;
    std::string kind;
    std::string owner_function;
    std::string group;  // that writes it; may be empty
    std::string origin;
    std::vector<std::string> areas;
    std::string after;  // instant at which the version before it was published; empty: it is the first
};
LocalVersion local_version(const StoredDocument& document, const StoredVersion& version);

// A matter that anchors the document it is linked to, as knowledge.toml says which do.
struct DocumentRound {
    std::string document;
    std::string matter;
    std::string group;        // that leads; may be empty
    std::string area;         // may be empty
    std::optional<Date> day;  // on which it came to a stage that anchors; nothing while it is under way
    std::string at;           // the instant; empty while it is under way
};

enum class AnchoringState { not_asked, anchored, under_way, missing };
constexpr auto names_of(AnchoringState) {
    return std::array{Named{AnchoringState::not_asked, "not_asked"}, Named{AnchoringState::anchored, "anchored"},
                      Named{AnchoringState::under_way, "under_way"}, Named{AnchoringState::missing, "missing"}};
}

struct DocumentAnchoring {
    AnchoringState state = AnchoringState::not_asked;
    bool required = false;  // nothing is published without it
    std::string words;      // Swedish: "Förankrad i LPO Sår 2022-05-20."
    std::string matter;     // that anchored it, or is under way; may be empty
    std::string area;       // where a round is to be begun; may be empty
    std::string round;      // type of matter to begin; may be empty
    bool is_lacking() const { return state == AnchoringState::under_way || state == AnchoringState::missing; }
    template <class D = DocumentAnchoring>
    static constexpr auto described() {
        return describe("DocumentAnchoring",
                        field("state", &D::state, "not_asked, anchored, under_way (på remiss) eller missing"),
                        field("required", &D::required, "Om inget publiceras utan förankring"),
                        field("words", &D::words, "Läget i ord"), field("matter", &D::matter, "Remissens ärende"),
                        field("area", &D::area, "Område att remittera i"),
                        field("round", &D::round, "Ärendetyp att remittera med"));
    }
};

// The rounds of one document, or of all, with who owns which area: read once.
//
// A round is one whose matter is led by the group that owns one of the document's areas, or is itself in such an area.
// It counts for the version that was in force when the group's answer was settled and for the one published after that,
// but for none later: a new text asks for a new round.
class Anchorings {
 public:
    Anchorings(Sql& sql, const Configuration& configuration, const KnowledgeKinds& kinds, const Date& on,
               const std::string& document = {});
    DocumentAnchoring of(const LocalVersion& version) const;

 private:
    bool is_asked(const LocalVersion& version, const DocumentKind* kind) const;
    bool concerns(const DocumentRound& round, const LocalVersion& version) const;
    bool owns_one(const std::string& group, const std::vector<std::string>& areas) const;
    std::string owners_in_words(const std::vector<std::string>& areas) const;

    const KnowledgeKinds& kinds_;
    std::multimap<std::string, DocumentRound> rounds_;  // by document, oldest first
    std::map<std::string, std::string> owners_;         // group by area
    std::map<std::string, std::string> names_;          // of groups
};

}  // namespace ledstang
