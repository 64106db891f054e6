// Documents as rows. Inside the module.
#pragma once

#include "knowledge/anchoring.h"
#include "knowledge/operations.h"
#include "organisation/organisation.h"

namespace ledstang {

// What the rows of a list take from elsewhere, read once.
class DocumentRows {
 public:
    DocumentRows(Sql& sql, const Context& context, const KnowledgeKinds& kinds);
    // The version that is asked for, as a row.
    DocumentRow row(const StoredDocument& document, const StoredVersion& version) const;
    // Of the version that holds, where one does.
    std::optional<DocumentRow> in_force(const StoredDocument& document) const;
    bool vacant(const StoredDocument& document) const;
    std::string owner(const StoredDocument& document) const;
    const Organisation& organisation() const { return organisation_; }

 private:
    const Context& context_;
    const KnowledgeKinds& kinds_;
    Organisation organisation_;
    Anchorings anchorings_;
    std::map<std::string, bool> held_;  // function@unit that somebody holds today
};

void sort_by_title(std::vector<DocumentRow>& rows);

}  // namespace ledstang
