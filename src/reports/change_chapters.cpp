#include "reports/change_chapters.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "reports/outline.h"

namespace ledstang {
namespace {

auto place_of(std::vector<StoredChapter>& chapters, const std::string& id) {
    return std::ranges::find(chapters, id, &StoredChapter::id);
}

tl::unexpected<Refusal> conflict(Sql& sql, const Configuration& configuration, const StoredChapter& present) {
    return refuse(RefusalKind::conflict, "chapter.conflict",
                  fmt::format("{} ändrade kapitlet {} medan du hade det öppet. Läs det som nu står där; det du har "
                              "skrivit finns kvar hos dig tills du sparar på nytt.",
                              person_name(sql, configuration, present.person), in_quotes(present.title)));
}

}  // namespace

ChapterChanges::ChapterChanges(Context& context, Transaction& transaction, std::string unit, Period period,
                               std::int64_t number)
    : context_(&context),
      transaction_(&transaction),
      unit_(std::move(unit)),
      period_(period),
      unit_number_(number),
      chapters_(read_chapters(transaction.sql(), unit_, period)) {}

Result<ChapterChanges> ChapterChanges::begin(Context& context, Transaction& transaction, const std::string& unit,
                                             Period period) {
    const auto chain = unit_chain(transaction.sql(), unit, period.last_day());
    if (!chain) return refuse(chain.error());
    if (auto open = require_open(transaction.sql(), context.configuration, unit, period, context.today, context.caller);
        !open)
        return refuse(open.error());
    return ChapterChanges(context, transaction, unit, period, chain->front().number);
}

Result<void> ChapterChanges::keep_outline(const std::string& id) {
    if (place_of(chapters_, id) != chapters_.end()) return {};
    const auto sources = gather_sources(transaction_->sql(), context_->configuration, unit_, period_);
    if (!sources) return refuse(sources.error());
    const auto report = compose_parts(*sources, context_->configuration);
    std::vector<StoredChapter> kept;
    bool any = false;
    for (const auto& [chapter, stored] : outline_of(report, chapters_, sources->settings)) {
        if (stored != nullptr) {
            kept.push_back(*stored);
            continue;
        }
        any = true;
        StoredChapter added;
        added.id = chapter.id;
        added.kind = chapter.kind;
        added.subject = chapter.subject;
        added.title = chapter.heading;
        kept.push_back(std::move(added));
    }
    if (!any) return {};
    std::ranges::copy_if(chapters_, std::back_inserter(kept), &StoredChapter::removed);
    put_all(std::move(kept));
    return {};
}

Result<StoredChapter> ChapterChanges::require(const std::string& id) const {
    const auto found = std::ranges::find(chapters_, id, &StoredChapter::id);
    if (found != chapters_.end() && !found->removed) return *found;
    std::vector<std::string> ids;
    for (const auto& chapter : chapters_) {
        if (!chapter.removed) ids.push_back(chapter.id);
    }
    const auto nearest = nearest_name(id, ids);
    return refuse(RefusalKind::not_found, "chapter.unknown",
                  fmt::format("Kapitlet {} finns inte i rapporten.{}", in_quotes(id),
                              nearest ? fmt::format(" Menade du {}?", in_quotes(*nearest)) : ""));
}

Result<void> ChapterChanges::put_head(StoredChapter after, int seen) {
    const auto before = place_of(chapters_, after.id);
    const bool fresh = before == chapters_.end();
    if (!fresh && (before->head_version > seen || seen > before->version))
        return conflict(transaction_->sql(), context_->configuration, *before);
    const auto earlier = fresh ? StoredChapter{} : *before;
    if (!fresh && earlier.title == after.title && earlier.writer == after.writer && earlier.state == after.state &&
        earlier.removed == after.removed && earlier.position == after.position)
        return {};
    after.version = earlier.version + 1;
    after.head_version = after.version;
    after.person = context_->caller.person;
    after.at = transaction_->now();
    if (!fresh) chapters_.erase(before);
    const auto present = std::ranges::count(chapters_, false, &StoredChapter::removed);
    const auto place =
        after.removed ? std::ssize(chapters_) : std::clamp<std::ptrdiff_t>(after.position - 1, 0, present);
    const auto id = after.id;
    chapters_.insert(chapters_.begin() + place, std::move(after));
    number_places();
    const auto& stored = *place_of(chapters_, id);
    store(stored);
    log(fresh ? nullptr : &earlier, stored);
    return {};
}

Result<void> ChapterChanges::put_text(const std::string& id, const std::string& text, int seen) {
    if (auto known = require(id); !known) return refuse(known.error());
    auto& chapter = *place_of(chapters_, id);
    if (chapter.text_version > 0 && chapter.text == text) return {};
    if (chapter.text_version > seen || seen > chapter.version)
        return conflict(transaction_->sql(), context_->configuration, chapter);
    const auto before = chapter;
    chapter.text = text;
    chapter.text_version = ++chapter.version;
    chapter.person = context_->caller.person;
    chapter.at = transaction_->now();
    if (chapter.state == ChapterState::empty && !text.empty()) chapter.state = ChapterState::draft;
    if (chapter.state == ChapterState::draft && text.empty()) chapter.state = ChapterState::empty;
    store(chapter);
    store_text(chapter);
    log(&before, chapter);
    return {};
}

Result<void> ChapterChanges::remove(const std::string& id, int seen) {
    auto chapter = require(id);
    if (!chapter) return refuse(chapter.error());
    // Neither a new title nor a new text is to go unseen.
    if (chapter->version != seen) return conflict(transaction_->sql(), context_->configuration, *chapter);
    chapter->removed = true;
    return put_head(std::move(*chapter), seen);
}

void ChapterChanges::put_all(std::vector<StoredChapter> chapters) {
    chapters_ = std::move(chapters);
    std::vector<std::string> ids;
    for (int position = 0; auto& chapter : chapters_) {
        chapter.position = ++position;
        ids.push_back(chapter.id);
        const bool fresh = chapter.at.empty();
        if (fresh) {
            chapter.person = context_->caller.person;
            chapter.at = transaction_->now();
        }
        store(chapter);
        if (fresh && chapter.text_version > 0) store_text(chapter);
    }
    transaction_->log("report_chapters", fmt::format("{}/{}", unit_, period_.to_string()), "", to_json(ids));
}

void ChapterChanges::number_places() {
    std::ranges::stable_partition(chapters_, [](const StoredChapter& chapter) { return !chapter.removed; });
    for (int position = 0; auto& chapter : chapters_) {
        if (chapter.position == ++position) continue;
        chapter.position = position;
        transaction_->sql().execute(
            "update report_chapter set position = :position where unit = :unit and period = :period and id = :id",
            position, unit_number_, period_, chapter.id);
    }
}

void ChapterChanges::store(const StoredChapter& chapter) {
    Sql& sql = transaction_->sql();
    const auto changed = sql.execute(
        "update report_chapter set kind = :kind, subject = :subject, title = :title, position = :position, writer = "
        ":writer, state = :state, removed = :removed, version = :version, head_version = :head_version, text_version = "
        ":text_version, person = :person, at = :at where unit = :unit and period = :period and id = :id",
        chapter.kind, chapter.subject, chapter.title, chapter.position, chapter.writer, chapter.state, chapter.removed,
        chapter.version, chapter.head_version, chapter.text_version, chapter.person, chapter.at, unit_number_, period_,
        chapter.id);
    if (changed > 0) return;
    sql.execute(
        "insert into report_chapter (unit, period, id, kind, subject, title, position, writer, state, removed, "
        "version, "
        "head_version, text_version, person, at) values (:unit, :period, :id, :kind, :subject, :title, :position, "
        ":writer, :state, :removed, :version, :head_version, :text_version, :person, :at)",
        unit_number_, period_, chapter.id, chapter.kind, chapter.subject, chapter.title, chapter.position,
        chapter.writer, chapter.state, chapter.removed, chapter.version, chapter.head_version, chapter.text_version,
        chapter.person, chapter.at);
}

void ChapterChanges::store_text(const StoredChapter& chapter) {
    transaction_->sql().execute(
        "insert into report_chapter_text (unit, period, chapter, version, content, person, at) values (:unit, :period, "
        ":chapter, :version, :content, :person, :at)",
        unit_number_, period_, chapter.id, chapter.text_version, chapter.text, chapter.person, chapter.at);
}

void ChapterChanges::log(const StoredChapter* before, const StoredChapter& after) {
    transaction_->log("report_chapter", fmt::format("{}/{}/{}", unit_, period_.to_string(), after.id),
                      before == nullptr ? "" : to_json(*before), to_json(after));
}

}  // namespace ledstang
