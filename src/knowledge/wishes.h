// What several of the operations on documents ask. Inside the module.
#pragma once

#include <optional>
#include <string>

#include "described/description.h"

namespace ledstang {

struct DocumentWish {
    std::string id;
    std::optional<int> version;
    template <class W = DocumentWish>
    static constexpr auto described() {
        return describe("DocumentWish", field("id", &W::id, "Dokument"),
                        field("version", &W::version, "Version; utelämnad: den som gäller"));
    }
};

struct NothingAsked {
    template <class N = NothingAsked>
    static constexpr auto described() {
        return describe("NothingAsked");
    }
};

}  // namespace ledstang
