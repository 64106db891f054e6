// The secret links by which a patient follows the own way: which hold, and their withdrawal. Inside the module.
#pragma once

#include "operations/context.h"
#include "processes/process.h"

namespace ledstang {

struct WayLinksWish {
    std::string process, case_name;
    template <class S = WayLinksWish>
    static constexpr auto described() {
        return describe("ProcessWayLinksWish", field("process", &S::process, "Processens id"),
                        field("case_name", &S::case_name, "Förloppets id"));
    }
};
struct WayLink {
    std::string id;  // tells nothing of the link itself
    Date until{};
    std::string person;  // who made it
    template <class S = WayLink>
    static constexpr auto described() {
        return describe("ProcessWayLink", field("id", &S::id, "Länkens id; inte nyckeln"),
                        field("until", &S::until, "Gäller till och med"),
                        field("person", &S::person, "Vem som gjorde den"));
    }
};
struct WayLinks {
    std::vector<WayLink> links;  // that hold today, the first to end first
    template <class S = WayLinks>
    static constexpr auto described() {
        return describe("ProcessWayLinks", field("links", &S::links, "Länkar som gäller"));
    }
};
// Refuses with process.unknown and permission.process_patients.
Result<WayLinks> list_way_links(Context& context, const WayLinksWish& wish);

struct WithdrawWayLink {
    std::string process, case_name, link;
    template <class S = WithdrawWayLink>
    static constexpr auto described() {
        return describe("WithdrawWayLink", field("process", &S::process, "Processens id"),
                        field("case_name", &S::case_name, "Förloppets id"), field("link", &S::link, "Länkens id"));
    }
};
// From then on the link leads nowhere. Answers those that are left. Refuses with process.link_unknown and as the list.
Result<WayLinks> withdraw_way_link(Context& context, const WithdrawWayLink& wish);

}  // namespace ledstang
