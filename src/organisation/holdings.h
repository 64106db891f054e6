// Who holds a function, and from when. Inside the organisation module.
#pragma once

#include "organisation/organisation.h"

namespace ledstang {

struct PutHolding {
    std::string unit, kind, person, name;
    Date from;
    template <class P = PutHolding>
    static constexpr auto described() {
        return describe("PutHolding", field("unit", &P::unit, "Enhet"),
                        field("kind", &P::kind, "Slag av funktion, som i organisation.toml"),
                        optional_field("person", &P::person, "Personens id; tomt när funktionen blir vakant"),
                        optional_field("name", &P::name, "Personens namn, för en ny person"),
                        field("from", &P::from, "Gäller från"));
    }
};

// From the day on the person alone holds the function at the unit; whoever held it before does not.
Result<void> put_holding(Transaction& transaction, const Configuration& configuration, const PutHolding& wish);

}  // namespace ledstang
