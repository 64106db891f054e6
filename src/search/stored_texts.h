// What has been put into the index, as it lies in the store. Inside the module.
#pragma once

#include <cstdint>

#include "search/search.h"
#include "store/store.h"

namespace ledstang {

// A change of the index: a text, or only that it is gone.
struct StoredText {
    IndexedText text;
    bool removed = false;
};

// The number of the latest change; grows with each.
std::int64_t latest_change(Sql& sql);
// What has changed after the change `after`, oldest first; all with 0.
std::vector<StoredText> changed_texts(Sql& sql, std::int64_t after);

}  // namespace ledstang
