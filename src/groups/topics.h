// Topics that units have a representative for, such as wounds, each with a resource person and a group behind it.
// Inside the module.
#pragma once

#include "groups/contacts.h"

namespace ledstang {

struct TopicRow {
    std::string id, name;
    std::string group, group_name;
    std::string area;
    std::string level;  // of the units that are to have a representative; empty: none has to
    std::string below;  // only those within this unit; empty: all
    std::string resource_person, resource_name;
    template <class T = TopicRow>
    static constexpr auto described() {
        return describe("TopicRow", field("id", &T::id, "Id"), field("name", &T::name, "Ämne"),
                        field("group", &T::group, "Grupp som håller ihop ombuden"),
                        field("group_name", &T::group_name, "Gruppens namn"), field("area", &T::area, "Område"),
                        field("level", &T::level, "Nivå vars enheter ska ha ombud; tom: ingen måste"),
                        field("below", &T::below, "Bara enheter inom den här; tom: alla"),
                        field("resource_person", &T::resource_person, "Resurspersonens id"),
                        field("resource_name", &T::resource_name, "Resurspersonens namn"));
    }
};
std::vector<TopicRow> read_topics(Sql& sql);  // by name
// The units that are to have a representative, in the organisation's order.
std::vector<const UnitRow*> units_of_topic(const Organisation& organisation, const TopicRow& topic);

struct TopicSummary {
    TopicRow topic;
    int units = 0;    // that are to have a representative
    int missing = 0;  // that have none
    template <class T = TopicSummary>
    static constexpr auto described() {
        return describe("TopicSummary", field("topic", &T::topic, "Ämnet"),
                        field("units", &T::units, "Enheter som ska ha ombud"),
                        field("missing", &T::missing, "Enheter utan ombud"));
    }
};
struct TopicList {
    std::vector<TopicSummary> topics;
    template <class T = TopicList>
    static constexpr auto described() {
        return describe("TopicList", field("topics", &T::topics, "Ämnen med ombud"));
    }
};
Result<TopicList> list_topics(Context& context, const Nothing& wish);

struct GetTopic {
    std::string topic;
    template <class G = GetTopic>
    static constexpr auto described() {
        return describe("GetTopic", field("topic", &G::topic, "Ämnets id"));
    }
};
struct TopicPage {
    TopicRow topic;
    std::string resource_email;
    std::vector<UnitContact> units;  // every unit that is to have a representative, and others that have one
    bool may_edit = false;           // the caller, the topic
    bool may_send = false;           // the caller, messages to the representatives
    template <class T = TopicPage>
    static constexpr auto described() {
        return describe("TopicPage", field("topic", &T::topic, "Ämnet"),
                        field("resource_email", &T::resource_email, "Resurspersonens e-post"),
                        field("units", &T::units, "Enheterna och deras ombud; utan person saknas ombud"),
                        field("may_edit", &T::may_edit, "Om den som frågar får ändra ämnet"),
                        field("may_send", &T::may_send, "Om den som frågar får skicka till ombuden"));
    }
};
Result<TopicPage> get_topic(Context& context, const GetTopic& wish);

struct PutTopic {
    std::string topic, name, group, area, level, below, resource_person, resource_name;
    template <class P = PutTopic>
    static constexpr auto described() {
        return describe("PutTopic", field("topic", &P::topic, "Ämnets id: a–z, 0–9 och _"),
                        field("name", &P::name, "Ämne"), field("group", &P::group, "Grupp som håller ihop ombuden"),
                        optional_field("area", &P::area, "Område"),
                        optional_field("level", &P::level, "Nivå vars enheter ska ha ombud"),
                        optional_field("below", &P::below, "Bara enheter inom den här"),
                        optional_field("resource_person", &P::resource_person, "Resurspersonens id"),
                        optional_field("resource_name", &P::resource_name, "Namn på en ny person"));
    }
};
Result<TopicPage> put_topic(Context& context, const PutTopic& wish);

// Refuses with topic.unknown.
Result<TopicRow> require_topic(Sql& sql, const std::string& id);

}  // namespace ledstang
