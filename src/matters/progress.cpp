#include "matters/progress.h"
#include "store/next_key.h"

#include <algorithm>

namespace ledstang {
namespace {

// The day part of an instant.
Date day_of(const std::string& at) {
    const auto date = parse_date(at.substr(0, 10));
    if (!date) throw StoreError("no instant in the store: " + at);
    return *date;
}

// Later in this order is newer: first what time it is about, then when it was recorded.
template <class Record>
std::pair<Date, std::int64_t> place_in_time(const Record& record) {
    return {known_from(record.period, day_of(record.at)), record.number};
}

template <class Record, class Matches>
const Record* newest(const std::vector<Record>& records, const Date& on, Matches&& matches) {
    const Record* found = nullptr;
    for (const auto& record : records) {
        const auto place = place_in_time(record);
        if (!matches(record) || on < place.first) continue;
        if (found == nullptr || place_in_time(*found) < place) found = &record;
    }
    return found;
}

const std::string of_unit =
    " r join matter m on m.id = r.matter join unit o on o.number = m.unit where m.type = :type and (o.id = :unit or "
    "m.id in (select f.matter from matter_unit f join unit p on p.number = f.unit where p.id = :unit)) ";
const std::string of_matter = " r where r.matter = :matter ";

template <class... Keys>
std::map<std::string, Reported> read(Sql& sql, const std::string& selection, const Keys&... keys) {
    std::map<std::string, Reported> reported;
    using Status = std::tuple<std::string, std::int64_t, std::string, std::optional<Period>, std::string, std::string,
                              std::string, std::string>;
    sql.each<Status>(
        "select r.matter, r.number, (select u.id from unit u where u.number = r.unit), r.period, r.status, r.comment, "
        "r.person, r.at from matter_status" +
            selection + "order by r.number",
        [&](const Status& row) {
            const auto& [matter, number, unit, period, status, comment, person, at] = row;
            reported[matter].statuses.push_back({number, unit, period, status, comment, person, at});
        },
        keys...);
    using Comment = std::tuple<std::string, std::int64_t, std::optional<Period>, std::string, std::string, std::string,
                               std::string>;
    sql.each<Comment>(
        "select r.matter, r.number, r.period, r.target, r.content, r.person, r.at from matter_comment" + selection +
            "order by r.number",
        [&](const Comment& row) {
            const auto& [matter, number, period, target, text, person, at] = row;
            reported[matter].comments.push_back({number, period, target, text, person, at});
        },
        keys...);
    return reported;
}

}  // namespace

const StatusRecord* Reported::status_on(const std::string& unit, const Date& on) const {
    return newest(statuses, on, [&](const StatusRecord& record) { return record.unit == unit; });
}

std::string Reported::comment_on(const std::string& own_unit, const Date& on) const {
    const auto* comment = newest(comments, on, [](const CommentRecord& record) { return record.sub_target.empty(); });
    const auto* status = newest(
        statuses, on, [&](const StatusRecord& record) { return record.unit == own_unit && !record.comment.empty(); });
    if (comment == nullptr || status == nullptr) return comment ? comment->text : status ? status->comment : "";
    const auto when = [](const auto& record) { return std::pair(place_in_time(record).first, record.at); };
    return when(*comment) < when(*status) ? status->comment : comment->text;
}

std::map<std::string, Reported> read_reported(Sql& sql, const std::string& type, const std::string& unit) {
    return read(sql, of_unit, type, unit);
}

Reported read_reported(Sql& sql, const std::string& matter) {
    return read(sql, of_matter, matter)[matter];
}

void add_status(Transaction& transaction, const Matter& matter, StatusRecord record) {
    Sql& sql = transaction.sql();
    record.number = next_key(sql, "matter_status");
    record.person = transaction.author().person;
    record.at = transaction.now();
    sql.execute(
        "insert into matter_status (number, matter, unit, period, status, comment, person, at) values (:number, "
        ":matter, :unit, :period, :status, :comment, :person, :at)",
        record.number, matter.id, unit_number(sql, record.unit), record.period, record.status, record.comment,
        record.person, record.at);
    transaction.log(matter.type, matter.id, "", to_json(record));
}

void add_comment(Transaction& transaction, const Matter& matter, CommentRecord record) {
    Sql& sql = transaction.sql();
    record.number = next_key(sql, "matter_comment");
    record.person = transaction.author().person;
    record.at = transaction.now();
    sql.execute(
        "insert into matter_comment (number, matter, period, target, content, person, at) values (:number, :matter, "
        ":period, :target, :content, :person, :at)",
        record.number, matter.id, record.period, record.sub_target, record.text, record.person, record.at);
    transaction.log(matter.type, matter.id, "", to_json(record));
}

std::string status_name(const MatterType& type, const std::string& status) {
    if (status.empty()) return "Ej rapporterad";
    const auto found = std::ranges::find(type.statuses, status, &StatusName::id);
    return found == type.statuses.end() ? status : found->name;
}

Progress progress_of(const MatterType& type, const StatusRecord* record) {
    if (record == nullptr) return {};
    const auto found = std::ranges::find(type.statuses, record->status, &StatusName::id);
    const bool known = found != type.statuses.end();
    return {true, !known || found->started, known && found->ended, status_name(type, record->status)};
}

}  // namespace ledstang
