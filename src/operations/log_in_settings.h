// How people may log in, as the machine's ledstang.toml and the region's identity_providers.toml say.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "described/description.h"

namespace ledstang {

// What a value of the provider's claim of assignments gives.
struct MappedAssignment {
    std::string value;  // as the provider writes it
    std::string role;   // of roles.toml
    std::string unit;   // empty for a role that changes nothing
    template <class S = MappedAssignment>
    static constexpr auto described() {
        return describe("MappedAssignment", field("value", &S::value, "Värdet hos identitetstjänsten"),
                        field("role", &S::role, "Roll"), optional_field("unit", &S::unit, "Enhet"));
    }
};

// Whom a provider may bring in.
enum class Admission {
    known,  // persons who are known here already, by identity or employeeHsaId
    mapped  // besides them, whoever has a mapped assignment: the account is made at the first log-in
};
constexpr auto names_of(Admission) {
    return std::array{Named{Admission::known, "known"}, Named{Admission::mapped, "mapped"}};
}

struct IdentityProvider {
    std::string id;      // in the address: /api/session/oidc/{id}
    std::string name;    // on the button: "SITHS"
    std::string issuer;  // "https://idp.example.org"; its discovery document lies below it
    std::string client_id;
    std::string client_secret;       // empty: a public client, PKCE alone
    std::string client_secret_file;  // instead of client_secret; relative to the data folder
    std::string scopes = "openid profile";
    std::map<std::string, std::string> parameters;  // added to the request for a log-in: acr_values, prompt …
    std::string employee_hsa_id = "employeeHsaId";  // names of claims
    std::string person_name = "name";
    std::string assignments;  // empty: the provider tells of none
    Admission admit = Admission::mapped;
    std::vector<MappedAssignment> mapping;
    template <class P = IdentityProvider>
    static constexpr auto described() {
        return describe("IdentityProvider", field("id", &P::id, "Id"), field("name", &P::name, "Namn på knappen"),
                        field("issuer", &P::issuer, "Utfärdare"), field("client_id", &P::client_id, "Klientens id"),
                        optional_field("client_secret", &P::client_secret, "Klientens hemlighet"),
                        optional_field("client_secret_file", &P::client_secret_file, "Fil med hemligheten"),
                        optional_field("scopes", &P::scopes, "Omfång"),
                        field("parameters", &P::parameters, "Fler parametrar i frågan"),
                        optional_field("employee_hsa_id", &P::employee_hsa_id, "Uppgift med HSA-id"),
                        optional_field("person_name", &P::person_name, "Uppgift med namnet"),
                        optional_field("assignments", &P::assignments, "Uppgift med uppdragen"),
                        optional_field("admit", &P::admit, "Vilka som släpps in"),
                        field("mapping", &P::mapping, "Vad uppdragen betyder"));
    }
};
// identity_providers.toml
struct IdentityProviders {
    std::vector<IdentityProvider> providers;
    template <class S = IdentityProviders>
    static constexpr auto described() {
        return describe("IdentityProviders", field("providers", &S::providers, "Identitetstjänster"));
    }
};

struct LogInSettings {
    bool demo = false;            // pick a person of roles.toml, without any proof
    bool local_passwords = true;  // user names and passwords kept here
    std::string folder;           // the data folder, where the key of second factors lies
    std::vector<IdentityProvider> providers;
};

}  // namespace ledstang
