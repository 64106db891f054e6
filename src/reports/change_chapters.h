// Changes to a report's chapters, within a transaction. Inside the reports module.
#pragma once

#include "operations/context.h"
#include "reports/chapters.h"

namespace ledstang {

// The report's chapters, open for changes in one transaction. What is changed is logged and stored at once.
class ChapterChanges {
 public:
    // Refused: unit.unknown, and what calendar says when the period is locked for the unit.
    static Result<ChapterChanges> begin(Context& context, Transaction& transaction, const std::string& unit,
                                        Period period);

    const std::vector<StoredChapter>& chapters() const { return chapters_; }
    // Stores the chapters that the report has without anybody's doing, so that this one of them can be changed. Does
    // nothing when it is stored already.
    Result<void> keep_outline(const std::string& id);
    // The chapter, not removed; refused chapter.unknown.
    Result<StoredChapter> require(const std::string& id) const;

    // Writes the head as `after` says, in its place among the others. A conflict when the head has changed since
    // `seen`, the version that the person saw. A chapter that there was not is added.
    Result<void> put_head(StoredChapter after, int seen);
    // Writes the text; nothing happens when it is the same already.
    Result<void> put_text(const std::string& id, const std::string& text, int seen);
    Result<void> remove(const std::string& id, int seen);
    // A whole new set, where there is none.
    void put_all(std::vector<StoredChapter> chapters);

    std::int64_t unit_number() const { return unit_number_; }

 private:
    ChapterChanges(Context& context, Transaction& transaction, std::string unit, Period period, std::int64_t number);
    void store(const StoredChapter& chapter);
    void store_text(const StoredChapter& chapter);
    // Places from 1 in this order, removed ones last.
    void number_places();
    void log(const StoredChapter* before, const StoredChapter& after);

    Context* context_;
    Transaction* transaction_;
    std::string unit_;
    Period period_;
    std::int64_t unit_number_;
    std::vector<StoredChapter> chapters_;
};

}  // namespace ledstang
