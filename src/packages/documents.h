// A document that comes in a package: where it belongs here, and whether it can be taken in as it is. Inside the
// module.
#pragma once

#include <optional>

#include "knowledge/knowledge.h"
#include "packages/contents.h"

namespace ledstang {

class Transaction;

// What whoever takes it in has said.
struct DocumentPlacing {
    bool over_own = false;  // a draft to the document here, though that has been changed here
    bool as_new = false;    // a document of its own, beside the one here
    std::string owner_function, owner_unit;
};

struct PlacedDocument {
    ArrivingDocument arriving;
    DocumentArrival arrival;
    std::string change;  // new, changed, same
    // Why it is not taken in without another word: document.draft_waits (only as_new helps), package.other_kind (the
    // same), package.changed_here.
    std::optional<Refusal> conflict;
};

// A later version of what was taken in before goes to the same document; the package of another region whose id is that
// of an own document does not, unless somebody says so. Refuses as check_paths and look_at_arrival do.
Result<PlacedDocument> place_document(Sql& sql, Context& context, const PackageKind& kind, const Package& package,
                                      const std::string& signed_by, const DocumentPlacing& placing);
// Refuses with its conflict, with package.nothing_new, or as take_in_document does.
Result<void> take_in_placed(Context& context, Transaction& transaction, const PlacedDocument& placed);

}  // namespace ledstang
