#include "flows/notice_list.h"

#include "flows/flows.h"

namespace ledstang {
namespace {

NoticeList read(Sql& sql, const std::string& person) {
    NoticeList list;
    list.unseen = sql.value<int>("select count(*) from flow_notice where person = :person and seen is null", person);
    using Row =
        std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::optional<std::string>>;
    sql.each<Row>(
        "select n.number, n.matter, m.title, n.content, n.at, n.seen from flow_notice n join matter m on m.id = "
        "n.matter "
        "where n.person = :person order by n.number desc limit 200",
        [&](const Row& row) {
            const auto& [number, matter, title, text, at, seen] = row;
            list.notices.push_back({number, matter, title, text, at, seen.has_value()});
        },
        person);
    return list;
}

}  // namespace

std::vector<Task> notice_tasks(Sql& sql, const std::string& person) {
    std::vector<Task> tasks;
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string>;
    sql.each<Row>(
        "select n.number, n.matter, m.title, n.content from flow_notice n join matter m on m.id = n.matter where "
        "n.person = :person and n.seen is null order by n.number desc limit 50",
        [&](const Row& row) {
            const auto& [number, matter, title, text] = row;
            Task task;
            task.id = "notice/" + std::to_string(number);
            task.kind = "notice";
            task.title = title;
            task.detail = text;
            task.link = "/arenden/" + matter;
            tasks.push_back(std::move(task));
        },
        person);
    return tasks;
}

Result<NoticeList> list_notices(Context& context, const ListNotices&) {
    return context.store.read([&](Sql& sql) -> Result<NoticeList> { return read(sql, context.caller.person); });
}

Result<NoticeList> see_notices(Context& context, const SeeNotices& wish) {
    return context.store.write_aside(context.author(), [&](Transaction& transaction) -> Result<NoticeList> {
        transaction.sql().execute(
            "update flow_notice set seen = :now where person = :person and seen is null and number <= :number",
            transaction.now(), context.caller.person, wish.up_to);
        return read(transaction.sql(), context.caller.person);
    });
}

}  // namespace ledstang
