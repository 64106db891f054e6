// Files that hang on matters. Inside the module.
#pragma once

#include "flows/attachment_settings.h"
#include "flows/flow_store.h"

namespace ledstang {

struct Attachment {
    std::int64_t number = 0;
    std::string name;
    std::int64_t size = 0;  // bytes
    std::string hash;       // BLAKE2b-256
    std::string person, person_name, at;
    bool scanned = false;
    bool may_remove = false;
    template <class A = Attachment>
    static constexpr auto described() {
        return describe("Attachment", field("number", &A::number, "Nummer"), field("name", &A::name, "Filens namn"),
                        field("size", &A::size, "Byte"), field("hash", &A::hash, "Kontrollsumma"),
                        field("person", &A::person, "Av"), field("person_name", &A::person_name, "Namn"),
                        field("at", &A::at, "När"), field("scanned", &A::scanned, "Om den är kontrollerad för virus"),
                        field("may_remove", &A::may_remove, "Om jag får ta bort den"));
    }
};
struct AttachmentList {
    std::vector<Attachment> attachments;  // oldest first
    std::vector<AttachmentKind> kinds;
    int largest = 0;     // mebibytes
    bool scans = false;  // what is added now is scanned
    bool may_add = false;
    template <class A = AttachmentList>
    static constexpr auto described() {
        return describe("AttachmentList", field("attachments", &A::attachments, "Filer"),
                        field("kinds", &A::kinds, "Tillåtna slag"), field("largest", &A::largest, "Mebibyte"),
                        field("scans", &A::scans, "Om nya filer kontrolleras för virus"),
                        field("may_add", &A::may_add, "Om jag får lägga till"));
    }
};

struct ListAttachments {
    std::string matter;
    template <class L = ListAttachments>
    static constexpr auto described() {
        return describe("ListAttachments", field("matter", &L::matter, "Ärende"));
    }
};
struct AddAttachment {
    std::string matter;
    FileContent file;
    template <class A = AddAttachment>
    static constexpr auto described() {
        return describe("AddAttachment", field("matter", &A::matter, "Ärende"), field("file", &A::file, "Filen"));
    }
};
struct NamedAttachment {
    std::string matter;
    std::int64_t attachment = 0;
    template <class N = NamedAttachment>
    static constexpr auto described() {
        return describe("NamedAttachment", field("matter", &N::matter, "Ärende"),
                        field("attachment", &N::attachment, "Filens nummer"));
    }
};

Result<AttachmentList> list_attachments(Context& context, const ListAttachments& wish);
// By those who have a part in the matter, or give a statement for a unit that it affects. Refusals: attachment.*,
// flow.actor. The scan runs before the store is written to.
Result<AttachmentList> add_attachment(Context& context, const AddAttachment& wish);
// As bytes that no browser shows by itself. Refuses with attachment.unknown.
Result<FileContent> download_attachment(Context& context, const NamedAttachment& wish);
// By whoever added it, or has a part in the matter.
Result<AttachmentList> remove_attachment(Context& context, const NamedAttachment& wish);

}  // namespace ledstang
