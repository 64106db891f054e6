#include "process_models/pnml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/swedish_text.h"
#include "process_models/xml_tree.h"

namespace ledstang {
namespace {

constexpr std::size_t most_nodes = 5'000;  // places, and as many transitions

class NetReader {
 public:
    NetReader(std::string_view file, const XmlElement& root) : file_(file), root_(root) {}

    Result<PetriNet> run() {
        const XmlElement* net = nullptr;
        for (const auto& child : root_.children) {
            if (child.name != "net") continue;
            if (net != nullptr)
                return fault(child, "pnml.unsupported", "Filen har flera nät. Spara vart och ett för sig.");
            net = &child;
        }
        if (root_.name != "pnml" || net == nullptr)
            return fault(root_, "pnml.not_a_net", "Filen är ingen PNML-fil med ett Petrinät (<pnml><net>).");
        net_.name = text_of(*net, "name");
        for (const auto step : {&NetReader::nodes, &NetReader::arcs})
            if (auto done = (this->*step)(*net); !done) return refuse(done.error());
        if (auto done = final_marking(*net); !done) return refuse(done.error());
        if (std::ranges::none_of(net_.places, [](const auto& place) { return place.initial > 0; }))
            return fault(*net, "pnml.no_start", "Nätet har ingen startmarkering (<initialMarking>).");
        return std::move(net_);
    }

 private:
    struct Node {
        bool is_place;
        std::uint32_t index;
    };

    tl::unexpected<Refusal> fault(const XmlElement& element, std::string code, std::string message) const {
        return refuse_at(element, file_, std::move(code), std::move(message));
    }
    static std::string text_of(const XmlElement& element, std::string_view child) {
        const auto* found = element.child(child);
        const auto* text = found == nullptr ? nullptr : found->child("text");
        return text == nullptr ? "" : std::string(text->trimmed());
    }

    Result<std::uint32_t> tokens(const XmlElement& marking) const {
        const auto* text = marking.child("text");
        const auto written = text == nullptr ? marking.trimmed() : text->trimmed();
        std::uint32_t count = 0;
        const auto [rest, error] = std::from_chars(written.data(), written.data() + written.size(), count);
        if (error != std::errc() || rest != written.data() + written.size() || count > 250) {
            return fault(marking, "pnml.marking",
                         fmt::format("En markering ska vara ett antal från 0 till 250, inte {}.", in_quotes(written)));
        }
        return count;
    }

    Result<void> nodes(const XmlElement& parent) {
        for (const auto& child : parent.children) {
            if (child.name == "page") {
                if (auto done = nodes(child); !done) return done;
            }
            if (child.name != "place" && child.name != "transition") continue;
            const auto id = std::string(child.attribute("id"));
            if (id.empty()) return fault(child, "pnml.id", "En plats eller övergång saknar id.");
            const bool is_place = child.name == "place";
            const auto index = static_cast<std::uint32_t>(is_place ? net_.places.size() : net_.transitions.size());
            if (index >= most_nodes) {
                return fault(child, "pnml.too_large",
                             fmt::format("Nätet har fler än {} platser eller övergångar. Dela upp det.", most_nodes));
            }
            if (!nodes_.emplace(id, Node{is_place, index}).second)
                return fault(child, "pnml.id", fmt::format("Id {} finns två gånger.", in_quotes(id)));
            auto name = text_of(child, "name");
            if (is_place) {
                net_.add_place(name.empty() ? id : name);
                if (const auto* marking = child.child("initialMarking")) {
                    const auto count = tokens(*marking);
                    if (!count) return refuse(count.error());
                    net_.places.back().initial = *count;
                }
            } else if (name.empty() || invisible(child)) {
                net_.add_silent(name.empty() ? id : name, {}, {});
            } else {
                net_.add_step(name, {}, {});
            }
        }
        return {};
    }

    static bool invisible(const XmlElement& transition) {
        return std::ranges::any_of(transition.children, [](const auto& child) {
            return child.name == "toolspecific" && child.attribute("activity") == "$invisible$";
        });
    }

    Result<void> arcs(const XmlElement& parent) {
        for (const auto& child : parent.children) {
            if (child.name == "page") {
                if (auto done = arcs(child); !done) return done;
            }
            if (child.name != "arc") continue;
            if (auto done = arc(child); !done) return done;
        }
        return {};
    }

    Result<void> arc(const XmlElement& element) {
        const auto* from = named(element.attribute("source"));
        const auto* to = named(element.attribute("target"));
        if (from == nullptr || to == nullptr) {
            return fault(element, "pnml.unknown",
                         fmt::format("Bågen går från {} till {}, men båda finns inte i nätet.",
                                     in_quotes(element.attribute("source")), in_quotes(element.attribute("target"))));
        }
        if (from->is_place == to->is_place)
            return fault(element, "pnml.arc", "En båge ska gå mellan en plats och en övergång.");
        if (const auto kind = text_of(element, "arctype"); !kind.empty() && kind != "normal") {
            return fault(element, "pnml.unsupported",
                         fmt::format("Bågar av slaget {} stöds inte, bara vanliga.", in_quotes(kind)));
        }
        const auto weight = text_of(element, "inscription");
        auto& transition = net_.transitions[from->is_place ? to->index : from->index];
        auto& places = from->is_place ? transition.inputs : transition.outputs;
        const auto place = from->is_place ? from->index : to->index;
        if ((!weight.empty() && weight != "1") || std::ranges::find(places, place) != places.end())
            return fault(element, "pnml.weight", "Bara bågar med vikten ett stöds, och en mellan samma två.");
        places.push_back(place);
        return {};
    }

    const Node* named(std::string_view id) const {
        const auto found = nodes_.find(id);
        return found == nodes_.end() ? nullptr : &found->second;
    }

    Result<void> final_marking(const XmlElement& net) {
        const auto* markings = net.child("finalmarkings");
        const auto* marking = markings == nullptr ? nullptr : markings->child("marking");
        if (marking == nullptr) {
            std::vector<bool> left(net_.places.size(), true);
            for (const auto& transition : net_.transitions)
                for (const auto place : transition.inputs) left[place] = false;
            for (std::size_t i = 0; i < left.size(); ++i) net_.places[i].final = left[i] ? 1 : 0;
            return {};
        }
        for (const auto& child : marking->children) {
            if (child.name != "place") continue;
            const auto* place = named(child.attribute("idref"));
            if (place == nullptr || !place->is_place) {
                return fault(child, "pnml.unknown",
                             fmt::format("Slutmarkeringen nämner platsen {}, som inte finns i nätet.",
                                         in_quotes(child.attribute("idref"))));
            }
            const auto count = tokens(child);
            if (!count) return refuse(count.error());
            net_.places[place->index].final = *count;
        }
        return {};
    }

    std::string_view file_;
    const XmlElement& root_;
    PetriNet net_;
    std::map<std::string, Node, std::less<>> nodes_;
};

}  // namespace

Result<PetriNet> read_pnml(std::string_view file, std::string_view bytes) {
    const auto root = read_xml(file, bytes);
    if (!root) return refuse(root.error());
    return NetReader(file, *root).run();
}

std::string write_pnml(const PetriNet& net) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pnml xmlns=\"http://www.pnml.org/version-2009/grammar/pnml\">\n"
        "  <net id=\"net\" type=\"http://www.pnml.org/version-2009/grammar/ptnet\">\n";
    out += fmt::format("    <name><text>{}</text></name>\n    <page id=\"page\">\n", xml_escaped(net.name));
    for (std::size_t i = 0; i < net.places.size(); ++i) {
        const auto& place = net.places[i];
        out += fmt::format("      <place id=\"p{}\"><name><text>{}</text></name>", i, xml_escaped(place.name));
        if (place.initial > 0) out += fmt::format("<initialMarking><text>{}</text></initialMarking>", place.initial);
        out += "</place>\n";
    }
    std::string arcs;
    std::size_t arc = 0;
    for (std::size_t i = 0; i < net.transitions.size(); ++i) {
        const auto& transition = net.transitions[i];
        out += fmt::format("      <transition id=\"t{}\"><name><text>{}</text></name>", i,
                           xml_escaped(transition.silent ? transition.name : transition.label));
        if (transition.silent) out += "<toolspecific tool=\"ProM\" version=\"6.4\" activity=\"$invisible$\"/>";
        out += "</transition>\n";
        for (const auto place : transition.inputs)
            arcs += fmt::format("      <arc id=\"a{}\" source=\"p{}\" target=\"t{}\"/>\n", arc++, place, i);
        for (const auto place : transition.outputs)
            arcs += fmt::format("      <arc id=\"a{}\" source=\"t{}\" target=\"p{}\"/>\n", arc++, i, place);
    }
    out += arcs + "    </page>\n    <finalmarkings><marking>\n";
    for (std::size_t i = 0; i < net.places.size(); ++i) {
        if (net.places[i].final > 0)
            out += fmt::format("      <place idref=\"p{}\"><text>{}</text></place>\n", i, net.places[i].final);
    }
    return out + "    </marking></finalmarkings>\n  </net>\n</pnml>\n";
}

}  // namespace ledstang
