// What other modules read: documents as they hold, and what of them waits for a person.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "knowledge/document.h"
#include "knowledge/kinds.h"
#include "knowledge/knowledge.h"
#include "markdown/reading.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

// A review shows among tasks this long before it is due.
constexpr std::chrono::days review_ahead{60};

std::vector<OwnedDocument> owned(const std::vector<StoredDocument>& documents, const Date& on,
                                 const std::string& function) {
    std::vector<OwnedDocument> found;
    for (const auto& document : documents) {
        if (!function.empty() && document.owner_function != function) continue;
        const auto& shown = document.shown(on);
        found.push_back({document.id, shown.head.title, document.kind, document.owner_function, document.owner_unit,
                         document.group, document.in_force(on) != nullptr, shown.review_by});
    }
    std::ranges::sort(found, SwedishOrder(), &OwnedDocument::title);
    return found;
}

// The tasks that one document gives its owner.
class DocumentTasks {
 public:
    DocumentTasks(std::vector<Task>& tasks, const Date& on, std::string absent)
        : tasks_(tasks), on_(on), absent_(std::move(absent)) {}

    void add(const StoredDocument& document, const std::string& unit_name, int feedback) {
        if (const auto* version = document.in_force(on_); version != nullptr && version->review_by) {
            const auto days = std::chrono::sys_days{*version->review_by} - std::chrono::sys_days{on_};
            if (days <= review_ahead) {
                auto task =
                    task_of(document, unit_name, "document_review", "Se över " + in_quotes(version->head.title));
                task.detail = "Gäller texten fortfarande? Säg det, eller börja en ny version.";
                task.due = version->review_by;
                task.late = *version->review_by < on_;
                tasks_.push_back(std::move(task));
            }
        }
        if (const auto* draft = document.draft()) {
            auto task = task_of(document, unit_name, "document_draft", "Utkastet " + in_quotes(draft->head.title));
            task.detail = "Läs det, och publicera när inget fattas.";
            task.link += "/redigera";
            tasks_.push_back(std::move(task));
        }
        if (feedback > 0) {
            auto task = task_of(document, unit_name, "document_feedback",
                                "Läsare har skrivit om " + in_quotes(document.shown(on_).head.title));
            task.detail =
                feedback == 1 ? "En läsare väntar på svar." : fmt::format("{} läsare väntar på svar.", feedback);
            task.link += "#lasare";
            tasks_.push_back(std::move(task));
        }
    }

 private:
    Task task_of(const StoredDocument& document, const std::string& unit_name, const char* kind, std::string title) {
        Task task;
        task.id = fmt::format("{}/{}", kind, document.id);
        task.kind = kind;
        task.title = std::move(title);
        task.unit = document.owner_unit;
        task.unit_name = unit_name;
        task.link = "/kunskap/dokument/" + document.id;
        task.deputy_for = absent_;
        return task;
    }

    std::vector<Task>& tasks_;
    Date on_;
    std::string absent_;
};

}  // namespace

std::vector<std::string> published_documents(Sql& sql, const Date& on) {
    return sql.rows<std::string>(
        "select d.id from document_version v join document d on d.number = v.document where v.published = 1 and "
        "v.valid_from <= :day and (v.valid_to is null or :day < v.valid_to) order by d.number",
        on);
}

std::optional<PublishedDocument> published_document(Sql& sql, const Configuration& configuration, const std::string& id,
                                                    const Date& on) {
    const auto documents = read_documents(sql, DocumentChoice::id, id);
    if (documents.empty()) return std::nullopt;
    const auto& document = documents.front();
    const auto* version = document.in_force(on);
    if (version == nullptr) return std::nullopt;
    PublishedDocument read;
    read.id = id;
    read.kind = read.kind_name = document.kind;
    // What is wrong in the kinds is told by the operations that need them.
    if (const auto kinds = read_knowledge_kinds(configuration)) {
        if (const auto* kind = kinds->kind(document.kind)) read.kind_name = kind->name;
    }
    read.title = version->head.title;
    read.version = version->version;
    read.owner_function = document.owner_function;
    read.owner_unit = document.owner_unit;
    read.group = document.group;
    read.areas = version->head.areas;
    read.codes = version->head.codes;
    read.care_levels = version->head.care_levels;
    read.national_id = version->head.national_id;
    read.units = sql.rows<std::string>(
        "select u.id from document_mark m join unit u on u.number = m.unit where m.document = :document order by u.id",
        document.number);
    read.review_by = version->review_by;
    for (const auto& section : read_sections(sql, document.number, version->version)) {
        int paragraph = 0;
        for (auto& block : read_markdown(section.content, 3).blocks) {
            read.paragraphs.push_back(
                {anchor_of(section.position, ++paragraph), section.section, section.name, std::move(block.plain)});
        }
    }
    return read;
}

std::vector<OwnedDocument> documents_of_owner(Sql& sql, const std::string& function, const std::string& unit,
                                              const Date& on) {
    return owned(read_documents(sql, DocumentChoice::owner_unit, unit), on, function);
}

std::vector<OwnedDocument> documents_of_group(Sql& sql, const std::string& group, const Date& on) {
    return owned(read_documents(sql, DocumentChoice::group, group), on, "");
}

std::vector<Task> knowledge_tasks(Sql& sql, const Configuration& configuration, const std::string& person,
                                  const Date& on) {
    std::vector<Task> tasks;
    const auto functions = functions_of(sql, person, on);
    if (functions.empty()) return tasks;
    const auto organisation = read_organisation(sql, configuration, on);
    std::map<std::int64_t, int> waiting;
    for (const auto& [document, count] : sql.rows<std::tuple<std::int64_t, std::int64_t>>(
             "select document, count(*) from document_feedback where answered_at = '' and content <> '' group by "
             "document"))
        waiting[document] = static_cast<int>(count);
    std::set<std::string> units;
    for (const auto& own : functions) units.insert(own.unit);
    std::map<std::string, std::vector<StoredDocument>> by_unit;
    for (const auto& unit : units) by_unit[unit] = read_documents(sql, DocumentChoice::owner_unit, unit);
    for (const auto& own : functions) {
        const UnitRow* row = organisation.find(own.unit);
        DocumentTasks add_to(tasks, on, own.stands_in_for_name);
        for (const auto& document : by_unit[own.unit]) {
            if (document.owner_function != own.kind) continue;
            const auto feedback = waiting.find(document.number);
            add_to.add(document, row != nullptr ? row->name : own.unit,
                       feedback == waiting.end() ? 0 : feedback->second);
        }
    }
    return tasks;
}

}  // namespace ledstang
