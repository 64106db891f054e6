// Who may write and publish a document. Inside the module.
#pragma once

#include <string>

#include "base/result.h"

namespace ledstang {

struct Context;
struct StoredDocument;

// Whose a document is: a kind of function at a unit, and the group that writes it, if any.
struct DocumentOwner {
    std::string function;
    std::string unit;
    std::string group;
};
DocumentOwner owner_of(const StoredDocument& document);

// Writers: the owner function's holder and deputy, the group's members, and who reports for the owning unit.
// Publishers: the holder and deputy, and who plans for the owning unit. Refused document.not_writer or
// document.not_owner, or permission.outside_part where the unit is another's. Reads the store, so outside a write.
Result<void> require_writer(Context& context, const DocumentOwner& owner);
Result<void> require_publisher(Context& context, const DocumentOwner& owner);

}  // namespace ledstang
