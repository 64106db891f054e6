// What has been reported of a matter: statuses per unit and period, and comments. Both are only ever added to.
#pragma once

#include "matters/matter.h"
#include "matters/timeliness.h"

namespace ledstang {

struct StatusRecord {
    std::int64_t number = 0;  // in the order of recording
    std::string unit;
    std::optional<Period> period;
    std::string status;
    std::string comment;
    std::string person;
    std::string at;  // ISO instant
    template <class S = StatusRecord>
    static constexpr auto described() {
        return describe("StatusRecord", field("number", &S::number, "Nummer"), field("unit", &S::unit, "Enhet"),
                        field("period", &S::period, "Period"), field("status", &S::status, "Status"),
                        field("comment", &S::comment, "Kommentar"), field("person", &S::person, "Person"),
                        field("at", &S::at, "När"));
    }
};

struct CommentRecord {
    std::int64_t number = 0;
    std::optional<Period> period;
    std::string sub_target;  // empty: the whole matter
    std::string text;
    std::string person;
    std::string at;
    template <class C = CommentRecord>
    static constexpr auto described() {
        return describe("CommentRecord", field("number", &C::number, "Nummer"), field("period", &C::period, "Period"),
                        field("sub_target", &C::sub_target, "Delmål"), field("text", &C::text, "Text"),
                        field("person", &C::person, "Person"), field("at", &C::at, "När"));
    }
};

struct Reported {
    std::vector<StatusRecord> statuses;   // in the order of recording
    std::vector<CommentRecord> comments;  // likewise

    // The unit's status that counts on a day: of those known by then (known_from) the one about the latest time, and of
    // two about the same the one recorded last. Null: none reported.
    const StatusRecord* status_on(const std::string& unit, const Date& on) const;
    // The newest comment on the whole matter, or with its own unit's status, in the same sense.
    std::string comment_on(const std::string& own_unit, const Date& on) const;
};

// By matter id, for the matters of a type whose unit it is or that it carries out; or for one matter.
std::map<std::string, Reported> read_reported(Sql& sql, const std::string& type, const std::string& unit);
Reported read_reported(Sql& sql, const std::string& matter);

// Adds to what is reported and logs it as a change of the matter. Number, person and time are filled in.
void add_status(Transaction& transaction, const Matter& matter, StatusRecord record);
void add_comment(Transaction& transaction, const Matter& matter, CommentRecord record);

// What timeliness needs to know of a status; nothing reported when null.
Progress progress_of(const MatterType& type, const StatusRecord* record);
std::string status_name(const MatterType& type, const std::string& status);  // "Ej rapporterad" for none

}  // namespace ledstang
