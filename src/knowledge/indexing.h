// Keeps what search finds of a document the same as what holds. Inside the module.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"

namespace ledstang {

class Transaction;
struct KnowledgeKinds;

// After every change to which versions hold, and to who owns the document.
void index_document(Transaction& transaction, const KnowledgeKinds& kinds, const std::string& id, const Date& today);
// After a change to which units have marked it.
void index_document_marks(Transaction& transaction, std::int64_t document, const std::string& id);

}  // namespace ledstang
