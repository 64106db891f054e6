// The comment on a measure, written beside its figures.
#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar.h"
#include "entry/operations.h"

namespace ledstang {
namespace {

CellComment comment_of(const std::string& measure, const std::vector<PeriodComment>& paragraphs) {
    CellComment comment{measure, {}, paragraphs.empty() ? 0 : paragraphs.front().version};
    for (const auto& paragraph : paragraphs) comment.comments.push_back(paragraph.text);
    return comment;
}

}  // namespace

Result<CellComment> save_cell_comment(Context& context, const CellCommentWish& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<CellComment> {
        Sql& sql = transaction.sql();
        const CommentPlace place{wish.unit, wish.period, "measure", wish.measure};
        const auto chain = unit_chain(sql, wish.unit, wish.period.last_day());
        if (!chain) return refuse(chain.error());
        if (auto item = find_plan_measure(sql, *chain, wish.measure, wish.period.last_day()); !item)
            return refuse(item.error());
        const auto before = read_comment(sql, place);
        // A lost answer is asked for again: what is there already has been done.
        const bool same = std::ranges::equal(before, split_paragraphs(wish.text), {}, &PeriodComment::text);
        if (same) return comment_of(wish.measure, before);
        if (auto open = require_open(sql, context.configuration, wish.unit, wish.period, context.today, context.caller);
            !open)
            return refuse(open.error());
        if ((before.empty() ? 0 : before.front().version) != wish.version) {
            return refuse(RefusalKind::conflict, "entry.conflict",
                          "Någon annan har ändrat kommentaren sedan du öppnade den. Jämför de två och spara igen.");
        }
        const auto written = write_comment(transaction, place, "", wish.text);
        if (!written) return refuse(written.error());
        return comment_of(wish.measure, *written);
    });
}

}  // namespace ledstang
