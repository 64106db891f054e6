// Calendars: a secret address to subscribe to for one's own meetings or a series, and one meeting as an invitation.
// Inside the module.
#pragma once

#include "meetings/changes.h"

namespace ledstang {

struct FeedWish {
    std::string series;  // empty: one's own meetings
    template <class W = FeedWish>
    static constexpr auto described() {
        return describe("FeedWish", optional_field("series", &W::series, "Serie; utelämnad: ens egna möten"));
    }
};
struct FeedState {
    bool made = false;
    std::string made_at;
    std::string address;  // below the server's own; only in the answer to making it
    template <class F = FeedState>
    static constexpr auto described() {
        return describe("FeedState", field("made", &F::made, "Om det finns en adress"),
                        field("made_at", &F::made_at, "När den gjordes"),
                        field("address", &F::address, "Adressen; visas bara när den görs"));
    }
};
struct FeedSecret {
    std::string token;
    template <class W = FeedSecret>
    static constexpr auto described() {
        return describe("FeedSecret", field("token", &W::token, "Adressens hemlighet"));
    }
};

Result<FeedState> get_feed(Context& context, const FeedWish& wish);
// A new secret; the former stops working at once.
Result<FeedState> make_feed(Context& context, const FeedWish& wish);
Result<FeedState> remove_feed(Context& context, const FeedWish& wish);
Result<FileContent> read_calendar(Context& context, const FeedSecret& wish);
Result<FileContent> download_invitation(Context& context, const MeetingWish& wish);

}  // namespace ledstang
