#include "reports/chapters.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {

std::vector<StoredChapter> read_chapters(Sql& sql, const std::string& unit, Period period) {
    return sql.rows<StoredChapter>(
        "select c.id, c.kind, c.subject, c.title, c.position, c.writer, c.state, c.removed, c.version, c.head_version, "
        "c.text_version, c.person, c.at, coalesce(t.content, '') from report_chapter c left join report_chapter_text t "
        "on t.unit = c.unit and t.period = c.period and t.chapter = c.id and t.version = c.text_version where c.unit = "
        "(select number from unit where id = :unit) and c.period = :period order by c.position, c.id",
        unit, period);
}

std::vector<ChapterText> read_chapter_texts(Sql& sql, const std::string& unit, Period period,
                                            const std::string& chapter) {
    return sql.rows<ChapterText>(
        "select version, content, person, at from report_chapter_text where unit = (select number from unit where id = "
        ":unit) and period = :period and chapter = :chapter order by version",
        unit, period, chapter);
}

std::vector<WaitingChapter> chapters_waiting_for(Sql& sql, const std::string& person) {
    using Row = std::tuple<std::string, std::string, std::string, Period>;
    std::vector<WaitingChapter> waiting;
    if (person.empty()) return waiting;
    for (const auto& [id, title, unit, period] :
         sql.rows<Row>("select c.id, c.title, u.id, c.period from report_chapter c join unit u on u.number = c.unit "
                       "where c.writer = :writer and c.state <> 'ready' and c.removed = 0 order by u.id, c.position",
                       person)) {
        const auto chain = unit_chain(sql, unit, period.last_day());
        waiting.push_back({id, title, unit, chain ? chain->front().name : unit, period,
                           fmt::format("/rapport/{}/{}", unit, period.to_string())});
    }
    std::ranges::stable_sort(waiting, [](const WaitingChapter& a, const WaitingChapter& b) {
        return b.period.last_day() < a.period.last_day();
    });
    return waiting;
}

}  // namespace ledstang
