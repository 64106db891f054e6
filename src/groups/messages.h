// A message to a group's members, to its contacts on affected units, or to a topic's representatives, and who has
// confirmed it. Inside the module.
#pragma once

#include "groups/topics.h"

namespace ledstang {

// Who may change the group, and for a topic's representatives its resource person. Refuses with permission.*.
Result<void> may_send(const Context& context, Sql& sql, const std::string& group, const std::string& topic);

struct SendMessage {
    std::string group, topic, receiver, subject, text;
    template <class S = SendMessage>
    static constexpr auto described() {
        return describe("SendMessage", field("group", &S::group, "Grupp som skickar"),
                        optional_field("topic", &S::topic, "Ämne, när det går till ombuden"),
                        field("receiver", &S::receiver, "members, contacts eller representatives"),
                        field("subject", &S::subject, "Rubrik"), field("text", &S::text, "Text"));
    }
};

struct MessageReceipt {
    std::string person, name, unit, unit_name;
    std::optional<Date> confirmed_on;
    std::string confirmed_by_name;  // where it was the deputy
    template <class M = MessageReceipt>
    static constexpr auto described() {
        return describe("MessageReceipt", field("person", &M::person, "Personens id"), field("name", &M::name, "Namn"),
                        field("unit", &M::unit, "Enhet"), field("unit_name", &M::unit_name, "Enhetens namn"),
                        field("confirmed_on", &M::confirmed_on, "Bekräftat; saknas: inte ännu"),
                        field("confirmed_by_name", &M::confirmed_by_name, "Ersättare som bekräftade; annars tomt"));
    }
};

struct MessageRow {
    std::int64_t number = 0;
    std::string group, group_name, topic, receiver, sender, sender_name;
    Date sent_on{};
    std::string subject, text;
    int receipts = 0;
    int confirmed = 0;
    template <class M = MessageRow>
    static constexpr auto described() {
        return describe("MessageRow", field("number", &M::number, "Nummer"), field("group", &M::group, "Grupp"),
                        field("group_name", &M::group_name, "Gruppens namn"), field("topic", &M::topic, "Ämne"),
                        field("receiver", &M::receiver, "members, contacts eller representatives"),
                        field("sender", &M::sender, "Avsändarens id"),
                        field("sender_name", &M::sender_name, "Avsändare"), field("sent_on", &M::sent_on, "Skickat"),
                        field("subject", &M::subject, "Rubrik"), field("text", &M::text, "Text"),
                        field("receipts", &M::receipts, "Antal mottagare"),
                        field("confirmed", &M::confirmed, "Antal som har bekräftat"));
    }
};

struct MessagePage {
    MessageRow message;
    std::vector<MessageReceipt> receipts;  // by unit, then name
    bool waits_for_me = false;             // the caller, or whom the caller stands in for, has not confirmed
    template <class M = MessagePage>
    static constexpr auto described() {
        return describe("MessagePage", field("message", &M::message, "Meddelandet"),
                        field("receipts", &M::receipts, "Mottagare, enhet för enhet"),
                        field("waits_for_me", &M::waits_for_me, "Om det väntar på den som frågar"));
    }
};

struct FindMessages {
    std::string group, topic;
    template <class F = FindMessages>
    static constexpr auto described() {
        return describe("FindMessages", field("group", &F::group, "Gruppens id"),
                        optional_field("topic", &F::topic, "Bara ett ämnes"));
    }
};
struct MessageList {
    std::vector<MessageRow> messages;  // the newest first
    template <class M = MessageList>
    static constexpr auto described() {
        return describe("MessageList", field("messages", &M::messages, "Meddelanden, det senaste först"));
    }
};
struct OneMessage {
    std::int64_t number = 0;
    template <class O = OneMessage>
    static constexpr auto described() {
        return describe("OneMessage", field("number", &O::number, "Meddelandets nummer"));
    }
};

Result<MessagePage> send_message(Context& context, const SendMessage& wish);
Result<MessageList> list_messages(Context& context, const FindMessages& wish);
Result<MessagePage> get_message(Context& context, const OneMessage& wish);
Result<MessagePage> confirm_message(Context& context, const OneMessage& wish);

}  // namespace ledstang
