// Whom an identity provider's proved claims let in, and with which assignments. Inside the accounts module.
#pragma once

#include "accounts/account_rows.h"

namespace ledstang {

// The person whom the claims are about: known by the provider's identity, else by employeeHsaId, else made where a
// mapped assignment admits it. The provider's assignments are then as the claims say from today. Refusals:
// openid.unknown_person, session.disabled; they change nothing.
Result<std::string> admit(Context& context, const IdentityProvider& provider, const Json& claims);

}  // namespace ledstang
