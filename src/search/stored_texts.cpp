#include "search/stored_texts.h"
#include "store/next_key.h"

#include <map>

namespace ledstang {
namespace {

// Lists are only read whole, so they lie as one text with a line each.
std::string lines_of(const std::vector<std::string>& texts) {
    std::string lines;
    for (const auto& text : texts) {
        if (text.empty() || text.find('\n') != std::string::npos) continue;
        if (!lines.empty()) lines += '\n';
        lines += text;
    }
    return lines;
}

std::vector<std::string> list_of(const std::string& lines) {
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        texts.push_back(lines.substr(at, end - at));
        at = end + 1;
    }
    return texts;
}

using Held = std::optional<Date>;

// A removed row stays, so that other processes hear of it.
void clear(Sql& sql, const std::string& kind, const std::string& id, std::int64_t change) {
    sql.execute(
        "delete from search_paragraph where item in (select number from search_item where kind = :kind and id = :id)",
        kind, id);
    sql.execute("update search_item set removed = 1, change = :change where kind = :kind and id = :id", change, kind,
                id);
}

void put_part(Sql& sql, const IndexedText& text, std::int64_t part, std::int64_t change) {
    const std::string& kind = text.kind;
    auto number = sql.row<std::int64_t>(
        "select number from search_item where kind = :kind and id = :id and part = :part", kind, text.id, part);
    if (!number) {
        number = next_key(sql, "search_item");
        sql.execute(
            "insert into search_item (number, kind, id, part, title, names, place, unit, codes, areas, applies, "
            "readers, change, removed) values (:number, :kind, :id, :part, '', '', '', '', '', '', '', '', 0, 0)",
            *number, kind, text.id, part);
    }
    sql.execute(
        "update search_item set title = :title, names = :names, place = :place, unit = :unit, codes = :codes, "
        "areas = :areas, applies = :applies, readers = :readers, found_from = :from, found_to = :to, "
        "change = :change, removed = 0 where number = :number",
        text.title, lines_of(text.names), text.where, text.unit, lines_of(text.codes), lines_of(text.areas),
        lines_of(text.applies), lines_of(text.readers), text.from, text.to, change, *number);
    std::int64_t position = 0;
    for (const auto& paragraph : text.paragraphs) {
        sql.execute(
            "insert into search_paragraph (item, position, anchor, heading, text) "
            "values (:item, :position, :anchor, :heading, :text)",
            *number, position++, paragraph.anchor, paragraph.heading, paragraph.text);
    }
}

}  // namespace

void put_indexed(Transaction& transaction, const std::string& kind, const std::string& id,
                 const std::vector<IndexedText>& texts) {
    Sql& sql = transaction.sql();
    const std::int64_t change = latest_change(sql) + 1;
    clear(sql, kind, id, change);
    std::int64_t part = 0;
    for (const auto& text : texts) {
        IndexedText named = text;
        named.kind = kind;
        named.id = id;
        put_part(sql, named, part++, change);
    }
}

void remove_indexed(Transaction& transaction, const std::string& kind, const std::string& id) {
    Sql& sql = transaction.sql();
    clear(sql, kind, id, latest_change(sql) + 1);
}

void set_indexed_applies(Transaction& transaction, const std::string& kind, const std::string& id,
                         const std::vector<std::string>& units) {
    Sql& sql = transaction.sql();
    const std::int64_t change = latest_change(sql) + 1;
    sql.execute("update search_item set applies = :applies where kind = :kind and id = :id and removed = 0",
                lines_of(units), kind, id);
    sql.execute("update search_item set change = :change where kind = :kind and id = :id", change, kind, id);
}

std::int64_t latest_change(Sql& sql) {
    return sql.value<std::int64_t>("select coalesce(max(change), 0) from search_item");
}

std::vector<StoredText> changed_texts(Sql& sql, std::int64_t after) {
    std::vector<StoredText> texts;
    std::map<std::int64_t, std::size_t> places;
    using Item = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
                            std::string, std::string, std::string, std::string, Held, Held, bool>;
    sql.each<Item>(
        "select number, kind, id, title, names, place, unit, codes, areas, applies, readers, found_from, found_to, "
        "removed from search_item where change > :after order by change, part",
        [&](const Item& item) {
            const auto& [number, kind, id, title, names, place, unit, codes, areas, applies, readers, from, to,
                         removed] = item;
            places[number] = texts.size();
            texts.push_back({{kind,
                              id,
                              title,
                              list_of(names),
                              place,
                              unit,
                              list_of(codes),
                              list_of(areas),
                              list_of(applies),
                              list_of(readers),
                              from,
                              to,
                              {}},
                             removed});
        },
        after);
    using Paragraph = std::tuple<std::int64_t, std::string, std::string, std::string>;
    sql.each<Paragraph>(
        // Not as a join: SQLite would then walk through all paragraphs.
        "select p.item, p.anchor, p.heading, p.text from search_paragraph p "
        "where p.item in (select number from search_item where change > :after) order by p.item, p.position",
        [&](const Paragraph& row) {
            const auto& [item, anchor, heading, text] = row;
            texts[places.at(item)].text.paragraphs.push_back({anchor, heading, text});
        },
        after);
    return texts;
}

}  // namespace ledstang
