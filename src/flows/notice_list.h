// What one is told of by itself. Inside the module.
#pragma once

#include "operations/context.h"

namespace ledstang {

struct Notice {
    std::int64_t number = 0;
    std::string matter, title, text, at;
    bool seen = false;
    template <class N = Notice>
    static constexpr auto described() {
        return describe("Notice", field("number", &N::number, "Nummer"), field("matter", &N::matter, "Ärende"),
                        field("title", &N::title, "Ärendets rubrik"), field("text", &N::text, "Vad som hände"),
                        field("at", &N::at, "När"), field("seen", &N::seen, "Om det är läst"));
    }
};
struct NoticeList {
    int unseen = 0;
    std::vector<Notice> notices;  // the newest first, at most 200
    template <class N = NoticeList>
    static constexpr auto described() {
        return describe("NoticeList", field("unseen", &N::unseen, "Antal olästa"),
                        field("notices", &N::notices, "Det senaste först"));
    }
};
struct ListNotices {
    static constexpr auto described() { return describe("ListNotices"); }
};
struct SeeNotices {
    std::int64_t up_to = 0;
    template <class S = SeeNotices>
    static constexpr auto described() {
        return describe("SeeNotices", field("up_to", &S::up_to, "Till och med detta nummer"));
    }
};
Result<NoticeList> list_notices(Context& context, const ListNotices& wish);
Result<NoticeList> see_notices(Context& context, const SeeNotices& wish);

}  // namespace ledstang
