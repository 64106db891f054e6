// What pandoc leaves undone in a Word document: rows that do not break over pages, small text in tables, group rows
// that stand out, and the document head in the page header.
#pragma once

#include <string>

#include "base/result.h"
#include "reports/report.h"

namespace ledstang {

// The main part, word/document.xml. Refused: docx.broken.
Result<std::string> finish_document(std::string document_xml);

// A page header or footer of the reference document with its markers ({{DOCUMENT_ID}} …) filled in. The markers are
// those of the HTML template's document head.
std::string fill_header(std::string header_xml, const DocumentHead& head);

}  // namespace ledstang
