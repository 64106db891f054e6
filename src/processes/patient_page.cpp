#include "processes/patient_page.h"

#include <fmt/format.h>

#include "base/blank.h"
#include "base/swedish_number.h"
#include "described/json_write.h"
#include "processes/board.h"
#include "processes/rights.h"
#include "processes/words.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct StoredPage {
    std::string text;
    bool published = false;
    int version = 0;
    template <class S = StoredPage>
    static constexpr auto described() {
        return describe("StoredPatientPage", field("text", &S::text, "Text"),
                        field("published", &S::published, "Publicerad"), field("version", &S::version, "Version"));
    }
};

std::optional<StoredPage> read_page(Sql& sql, std::int64_t process) {
    const auto row = sql.row<std::tuple<std::string, std::int64_t, std::int64_t>>(
        "select text, published, version from process_patient_page where process = :process", process);
    if (!row) return std::nullopt;
    return StoredPage{std::get<0>(*row), std::get<1>(*row) != 0, static_cast<int>(std::get<2>(*row))};
}

PublicStretch stretch_of(const BoardRow& row) {
    PublicStretch stretch;
    stretch.name = row.target.name;
    stretch.from = row.from_name;
    stretch.to = row.to_name;
    stretch.unit_name = unit_words(row.target.limit_unit);
    const bool several = !row.target.outcome_limits.empty();
    stretch.limit = several ? "" : fmt::format("{} {}", format_number(row.target.limit), stretch.unit_name);
    const std::string aim =
        several ? "Hur lång tid det högst ska ta beror på behandlingen; fråga vården vad som gäller för dig."
                : fmt::format("Målet är högst {}.", stretch.limit);
    const auto& all = row.groups.front();
    stretch.half = all.median;
    stretch.most = all.p80;
    stretch.words = all.median ? fmt::format("Hälften av patienterna väntar högst {} {}, och åtta av tio högst {}. {}",
                                             number_words(*all.median), stretch.unit_name, number_words(*all.p80), aim)
                               : aim;
    if (all.share_of_reached)
        stretch.words +=
            fmt::format(" {} procent av dem som nått fram gjorde det i tid.", number_words(*all.share_of_reached));
    return stretch;
}

struct Found {
    WholeProcess whole;
    std::optional<StoredPage> page;
};
Result<Found> find(Context& context, const std::string& id) {
    return context.store.read([&](Sql& sql) -> Result<Found> {
        auto whole = require_whole_process(sql, id, context.today);
        if (!whole) return refuse(whole.error());
        auto page = read_page(sql, whole->process.number);
        return Found{std::move(*whole), std::move(page)};
    });
}

Result<PublicProcess> page_of(Context& context, const Found& found) {
    PublicProcess page;
    const auto& [process, parts] = found.whole;
    page.id = process.id;
    page.name = process.name;
    if (found.page) {
        page.text = found.page->text;
        page.published = found.page->published;
        page.version = found.page->version;
    }
    if (const auto* model = model_on(parts.models, context.today)) {
        for (const auto& milestone : model->milestones) page.steps.push_back(milestone.name);
    }
    const auto board = get_process_board(context, {process.id, "", ""});
    if (!board) return board.error().code == "process.no_log" ? Result<PublicProcess>(page) : refuse(board.error());
    page.last_day = board->last_day;
    for (const auto& row : board->rows) page.stretches.push_back(stretch_of(row));
    return page;
}

}  // namespace

Result<PublicProcess> put_patient_page(Context& context, const PutPatientPage& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    if (wish.published && is_blank(wish.text))
        return refuse("process.patient_text", "Skriv vad processen innebär innan sidan publiceras.");
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto before = read_page(sql, edited->process.number);
        if (auto current = expect_version((before ? before->version : 0) == wish.version ? 1 : 0, "patienternas sida");
            !current)
            return current;
        const StoredPage after{wish.text, wish.published, wish.version + 1};
        sql.execute(
            "insert into process_patient_page (process, text, published, version) values (:process, :text, :published, "
            ":version) on conflict (process) do update set text = excluded.text, published = excluded.published, "
            "version = excluded.version",
            edited->process.number, after.text, after.published ? 1 : 0, after.version);
        transaction.log("process_patient_page", wish.process, before ? to_json(*before) : "", to_json(after));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_patient_page(context, {wish.process});
}

Result<PublicProcess> get_patient_page(Context& context, const ProcessWish& wish) {
    const auto found = find(context, wish.process);
    if (!found) return refuse(found.error());
    return page_of(context, *found);
}

Result<PublicProcess> get_public_process(Context& context, const ProcessWish& wish) {
    const auto found = find(context, wish.process);
    if (found && found->page && found->page->published) return page_of(context, *found);
    return refuse(RefusalKind::not_found, "process.not_public",
                  "Det finns ingen sådan sida, eller så är den inte publicerad.");
}

}  // namespace ledstang
