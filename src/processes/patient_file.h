// The patients' page as a file of its own, for a site such as 1177: no script, no font and no address that it needs.
// Inside the module.
#pragma once

#include "processes/patient_page.h"

namespace ledstang {

// HTML in Swedish, encoded in UTF-8, of a page that is published. Refuses as get_public_process.
Result<FileContent> get_public_process_file(Context& context, const ProcessWish& wish);

}  // namespace ledstang
