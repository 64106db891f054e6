#include "process_models/xml_tree.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/markup.h"

namespace ledstang {
namespace {

constexpr std::size_t most_bytes = 64 << 20;
constexpr std::size_t most_elements = 500'000;
constexpr std::size_t most_depth = 200;  // elements within elements
constexpr char separator = '\x1F';       // between namespace and name, as Expat is asked for

struct Reading {
    std::string file;
    XML_Parser parser = nullptr;
    XmlElement root;
    std::vector<XmlElement*> open;
    std::size_t elements = 0;
    std::optional<Refusal> stopped;

    void stop(std::string code, std::string message) {
        if (stopped) return;
        const auto line = static_cast<int>(XML_GetCurrentLineNumber(parser));
        const auto column = static_cast<int>(XML_GetCurrentColumnNumber(parser)) + 1;
        stopped = Refusal{RefusalKind::invalid, code, message, {{code, message, "", file, line, column}}};
        XML_StopParser(parser, XML_FALSE);
    }
};

std::pair<std::string, std::string> split(const char* full) {
    const std::string_view text(full);
    const auto at = text.find(separator);
    if (at == std::string_view::npos) return {"", std::string(text)};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

void start(void* data, const char* name, const char** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    if (reading.open.size() >= most_depth) {
        return reading.stop("xml.depth", fmt::format("Filen har fler än {} element inuti varandra.", most_depth));
    }
    if (++reading.elements > most_elements)
        return reading.stop("xml.too_large", "Filen är för stor för en processmodell. Dela upp den.");
    XmlElement& element = reading.open.empty() ? reading.root : reading.open.back()->children.emplace_back();
    std::tie(element.space, element.name) = split(name);
    element.line = static_cast<int>(XML_GetCurrentLineNumber(reading.parser));
    element.column = static_cast<int>(XML_GetCurrentColumnNumber(reading.parser)) + 1;
    for (; *attributes != nullptr; attributes += 2) {
        auto [space, own] = split(attributes[0]);
        element.attributes.push_back({std::move(space), std::move(own), attributes[1]});
    }
    reading.open.push_back(&element);
}

void end(void* data, const char*) {
    static_cast<Reading*>(data)->open.pop_back();
}

void text(void* data, const char* characters, int length) {
    auto& reading = *static_cast<Reading*>(data);
    if (!reading.open.empty()) reading.open.back()->text.append(characters, static_cast<std::size_t>(length));
}

void entity(void* data, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
    static_cast<Reading*>(data)->stop(
        "xml.entity", "Filen beskriver egna entiteter (<!ENTITY …>), och sådana läses inte. Spara den utan.");
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
    for (const auto& attribute : attributes)
        if (attribute.space.empty() && attribute.name == attribute_name) return attribute.value;
    return {};
}

bool XmlElement::has(std::string_view attribute_name) const {
    return std::ranges::any_of(attributes,
                               [&](const auto& one) { return one.space.empty() && one.name == attribute_name; });
}

const XmlElement* XmlElement::child(std::string_view child_name) const {
    const auto found = std::ranges::find(children, child_name, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::trimmed() const {
    constexpr std::string_view blanks = " \t\r\n";
    const std::string_view whole = text;
    const auto first = whole.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return whole.substr(first, whole.find_last_not_of(blanks) - first + 1);
}

Result<XmlElement> read_xml(std::string_view file, std::string_view bytes) {
    if (bytes.size() > most_bytes) {
        return refuse(RefusalKind::too_large, "xml.too_large",
                      fmt::format("Filen {} är för stor för en processmodell.", file));
    }
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, separator),
                                                                              &XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    Reading reading;
    reading.file = file;
    reading.parser = parser.get();
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), start, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetEntityDeclHandler(parser.get(), entity);
    const auto status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    if (reading.stopped) return refuse(*reading.stopped);
    if (status != XML_STATUS_OK) {
        reading.stop("xml.broken", fmt::format("Filen är inte hel XML ({}). Spara eller exportera den på nytt.",
                                               XML_ErrorString(XML_GetErrorCode(parser.get()))));
        return refuse(*reading.stopped);
    }
    return std::move(reading.root);
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char byte : html_escaped(text)) {
        if (byte == '\n' || byte == '\r' || byte == '\t') {
            out += fmt::format("&#{};", static_cast<int>(byte));
        } else if (static_cast<unsigned char>(byte) >= 0x20) {
            out += byte;
        }
    }
    return out;
}

tl::unexpected<Refusal> refuse_at(const XmlElement& element, std::string_view file, std::string code,
                                  std::string message) {
    Refusal refusal{RefusalKind::invalid, code, message, {}};
    refusal.faults.push_back(
        {std::move(code), std::move(message), "", std::string(file), element.line, element.column});
    return refuse(std::move(refusal));
}

}  // namespace ledstang
