// The change log as anyone can read it: who did what with which thing, when, and which fields went from what to what.
#pragma once

#include "app/history_words.h"

namespace ledstang {

struct FieldChange {
    std::string path;    // "target/value"
    std::string name;    // "Målet: Målvärde"
    std::string before;  // Swedish form; empty where there was nothing
    std::string after;   // likewise
    template <class C = FieldChange>
    static constexpr auto described() {
        return describe("FieldChange", field("field", &C::path, "Fält"), field("field_name", &C::name, "Fältets namn"),
                        field("before", &C::before, "Före; tomt: fanns inte"),
                        field("after", &C::after, "Efter; tomt: borttaget"));
    }
};

struct HistoryEntry {
    std::int64_t sequence = 0;
    std::string at;
    std::string person;
    std::string person_name;
    std::string operation;
    std::string operation_name;
    std::string entity;
    std::string entity_name;
    std::string entity_id;
    std::string what;  // "Ändrade utfall: Sjukfrånvaro, kvinnor, VO Ortopedi, tertial 1 2022"
    std::vector<FieldChange> changes;
    template <class E = HistoryEntry>
    static constexpr auto described() {
        return describe(
            "HistoryEntry", field("sequence", &E::sequence, "Nummer i ändringsloggen"), field("at", &E::at, "När"),
            field("person", &E::person, "Vem"), field("person_name", &E::person_name, "Personens namn"),
            field("operation", &E::operation, "Vad som gjordes"),
            field("operation_name", &E::operation_name, "Vad som gjordes, i ord"),
            field("entity", &E::entity, "Slag av sak"), field("entity_name", &E::entity_name, "Slag av sak, i ord"),
            field("entity_id", &E::entity_id, "Sakens id"), field("what", &E::what, "Ändringen i en mening"),
            field("changes", &E::changes, "Fälten som ändrades"));
    }
};

// Turns entries into words, looking each name up once.
class HistoryReader {
 public:
    HistoryReader(Sql& sql, const Configuration& configuration, const HistoryWords& words)
        : sql_(sql), configuration_(configuration), words_(words) {}
    HistoryEntry read(const ChangeEntry& entry);

 private:
    std::string subject(const std::string& entity, const std::string& id);
    std::string part(const std::string& text);
    const std::string& person(const std::string& id);

    Sql& sql_;
    const Configuration& configuration_;
    const HistoryWords& words_;
    std::map<std::string, std::string> persons_;
    std::map<std::string, std::string> parts_;
};

// Whether the caller may read the history of one thing of that kind; refused otherwise.
Result<void> may_read_history(const Context& context, const std::string& entity);

}  // namespace ledstang
