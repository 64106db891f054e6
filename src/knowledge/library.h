// A document as FHIR has it. Inside the module.
#pragma once

#include "knowledge/wishes.h"
#include "operations/context.h"

namespace ledstang {

// One of its published versions as a Library of FHIR R4. Refuses with document.not_in_force a version that nobody has
// published, and as read_document does.
Result<FileContent> export_document_library(Context& context, const DocumentWish& wish);

}  // namespace ledstang
