// A small XML file as a tree whose every element knows its place. Meant for models, not for logs. Entities of the
// file's own, very deep and very large files are refused, so that no file can take more than its size deserves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

struct XmlAttribute {
    std::string space;  // the namespace; empty when the attribute has no prefix
    std::string name, value;
};

struct XmlElement {
    std::string space, name;  // namespace and name without prefix
    std::vector<XmlAttribute> attributes;
    std::vector<XmlElement> children;
    std::string text;  // its own, without that of its children
    int line = 1, column = 1;

    // Empty when there is none; without a namespace, as attributes of a file's own vocabulary are.
    std::string_view attribute(std::string_view attribute_name) const;
    bool has(std::string_view attribute_name) const;
    // The first child of that name, whatever its namespace; null when there is none.
    const XmlElement* child(std::string_view child_name) const;
    // The text without blanks around it.
    std::string_view trimmed() const;
};

// `file` names it in faults. Codes: `xml.broken`, `xml.entity`, `xml.depth`, `xml.too_large`, with line and column.
Result<XmlElement> read_xml(std::string_view file, std::string_view bytes);

// Text for an element or an attribute in double quotation marks. Control characters, which XML cannot hold, are left
// out; line breaks and tabs are kept.
std::string xml_escaped(std::string_view text);

// One refusal with one fault at the element.
tl::unexpected<Refusal> refuse_at(const XmlElement& element, std::string_view file, std::string code,
                                  std::string message);

}  // namespace ledstang
