#include "groups/groups.h"
#include "operations/operations.h"

namespace ledstang {

void offer_groups(Operations&) {}

}  // namespace ledstang
