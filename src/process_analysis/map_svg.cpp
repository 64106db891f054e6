#include "process_analysis/map_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/markup.h"
#include "base/swedish_number.h"
#include "base/utf8.h"
#include "process_analysis/map_layers.h"

namespace ledstang {
namespace {

// Of the drawing, in its own units.
constexpr double box_width = 170, box_height = 46, column = 210, row_height = 120, margin = 60;
constexpr std::size_t most_letters = 22;

std::string whole(std::uint64_t number) {
    return format_number(Decimal::from_whole(static_cast<std::int64_t>(number)), 0);
}

struct Point {
    double x = 0, y = 0;
};

// Start, end and the activities with their places; an edge from the start or to the end is drawn as others.
class Drawing {
 public:
    Drawing(const LogMap& map, MapLabel label) : map_(map), label_(label) {
        start_ = map.nodes.size();
        end_ = start_ + 1;
        for (std::size_t i = 0; i < map.nodes.size(); ++i) number_[map.nodes[i].activity] = i;
        place();
    }

    std::string text() {
        std::string edges;
        std::string labels;
        for (const auto& edge : map_.edges) most_ = std::max(most_, edge.count);
        for (const auto& node : map_.nodes) most_ = std::max({most_, node.starts, node.ends});
        for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
            const auto& node = map_.nodes[i];
            if (node.starts > 0) draw(edges, labels, start_, i, node.starts, {}, "Början → " + node.activity);
            if (node.ends > 0) draw(edges, labels, i, end_, node.ends, {}, node.activity + " → Slut");
        }
        for (const auto& edge : map_.edges) {
            draw(edges, labels, number_.at(edge.from), number_.at(edge.to), edge.count, edge.median,
                 edge.from + " → " + edge.to);
        }
        return head() + edges + boxes() + labels + "</svg>\n";
    }

 private:
    void place() {
        std::vector<LayerEdge> edges;
        for (const auto& edge : map_.edges) edges.push_back({number_.at(edge.from), number_.at(edge.to)});
        for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
            if (map_.nodes[i].starts > 0) edges.push_back({start_, i});
            if (map_.nodes[i].ends > 0) edges.push_back({i, end_});
        }
        const auto places = layered(end_ + 1, edges);
        std::map<std::size_t, std::size_t> in_layer;
        for (const auto& one : places) in_layer[one.layer] = std::max(in_layer[one.layer], one.order + 1);
        std::size_t widest = 1;
        for (const auto& [layer, count] : in_layer) widest = std::max(widest, count);
        width_ = static_cast<double>(widest) * column + 2 * margin;
        height_ = static_cast<double>(std::max<std::size_t>(1, in_layer.size()) - 1) * row_height + 2 * margin;
        for (const auto& one : places) {
            const auto across = static_cast<double>(one.order) - static_cast<double>(in_layer.at(one.layer) - 1) / 2;
            points_.push_back({width_ / 2 + across * column, margin + static_cast<double>(one.layer) * row_height});
        }
    }

    std::string head() const {
        std::string told =
            fmt::format("Karta över {} fall och {} aktiviteter.", whole(map_.cases), whole(map_.nodes.size()));
        if (map_.worst_by_total) {
            told += fmt::format(" Mest tid går från {} till {}.", map_.worst_by_total->from, map_.worst_by_total->to);
        }
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
            "height=\"{1:.0f}\" role=\"img\" aria-label=\"{2}\" font-family=\"sans-serif\" font-size=\"14\">\n"
            "<defs><marker id=\"spets\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
            "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" "
            "fill=\"#44546a\"/></marker></defs>\n"
            "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
            width_, height_, html_escaped(told));
    }

    std::string boxes() const {
        std::string out;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const auto [x, y] = points_[i];
            if (i >= start_) {
                out += fmt::format(
                    "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"23\" fill=\"#fff\" stroke=\"#1b365d\" "
                    "stroke-width=\"{}\"/>"
                    "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" font-size=\"12\">{}</text>\n",
                    x, y, i == start_ ? 2 : 4, x, y + 4, i == start_ ? "Start" : "Slut");
                continue;
            }
            const auto& node = map_.nodes[i];
            out += fmt::format(
                "<g><title>{}: {} händelser hos {} fall</title><rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.0f}\" "
                "height=\"{:.0f}\" rx=\"6\" fill=\"#e6eef7\" stroke=\"#1b365d\"/>"
                "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>"
                "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" font-size=\"12\" fill=\"#333\">{}</text></g>\n",
                html_escaped(node.activity), whole(node.events), whole(node.cases), x - box_width / 2,
                y - box_height / 2, box_width, box_height, x, y - 3, html_escaped(shortened(node.activity)), x, y + 15,
                whole(node.events));
        }
        return out;
    }

    static std::string shortened(const std::string& name) {
        if (count_characters(name) <= most_letters) return name;
        std::string out;
        std::string_view rest = name;
        for (std::size_t i = 0; i + 1 < most_letters; ++i) {
            const auto letter = first_character(rest);
            const auto length = letter ? letter->length : 1;
            out += rest.substr(0, length);
            rest.remove_prefix(length);
        }
        return out + "…";
    }

    void draw(std::string& edges, std::string& labels, std::size_t from, std::size_t to, std::uint64_t count,
              std::optional<double> median, const std::string& name) const {
        const auto [x1, y1] = points_[from];
        const auto [x2, y2] = points_[to];
        const double width = 1 + 6 * std::sqrt(static_cast<double>(count) / static_cast<double>(most_));
        const double half = box_height / 2;
        std::string path;
        Point middle;
        if (from == to) {
            const double right = x1 + box_width / 2;
            path = fmt::format("M{0:.1f} {1:.1f}C{2:.1f} {1:.1f} {2:.1f} {3:.1f} {0:.1f} {3:.1f}", right, y1 - 10,
                               right + 45, y1 + 10);
            middle = {right + 36, y1};
        } else if (y2 > y1 + row_height * 1.5 && std::abs(x1 - x2) < box_width) {
            // Past the boxes between, in a bow to the right of them.
            const double out = std::max(x1, x2) + box_width * 0.95;
            path = fmt::format("M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", x1, y1 + half, out,
                               y1 + half, out, y2 - half, x2, y2 - half);
            middle = {(x1 + x2 + 6 * out) / 8, (y1 + y2) / 2};
        } else if (y2 > y1) {
            const double bend = (y2 - y1) / 2;
            path = fmt::format("M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", x1, y1 + half, x1, y1 + bend,
                               x2, y2 - bend, x2, y2 - half);
            middle = {(x1 + x2) / 2, (y1 + y2) / 2};
        } else {
            // Upwards: out from the side and back in at the side, so that it does not hide those that run downwards.
            const double side = x1 <= x2 ? -1 : 1;
            const double from_side = x1 + side * box_width / 2;
            const double to_side = x2 + side * box_width / 2;
            const double out = (side < 0 ? std::min(from_side, to_side) : std::max(from_side, to_side)) + side * 40;
            path = fmt::format("M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", from_side, y1, out, y1, out,
                               y2, to_side, y2);
            middle = {(from_side + to_side + 6 * out) / 8, (y1 + y2) / 2};
        }
        const auto told = median
                              ? fmt::format("{}: {} gånger, median {}", name, whole(count), duration_in_words(*median))
                              : fmt::format("{}: {} fall", name, whole(count));
        edges += fmt::format(
            "<path d=\"{}\" fill=\"none\" stroke=\"#44546a\" stroke-opacity=\"0.75\" stroke-width=\"{:.1f}\" "
            "marker-end=\"url(#spets)\"><title>{}</title></path>\n",
            path, width, html_escaped(told));
        const bool time = label_ == MapLabel::time;
        if (time && !median) return;
        labels += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" font-size=\"12\" stroke=\"#fff\" "
            "stroke-width=\"3\" "
            "paint-order=\"stroke\">{}</text>\n",
            middle.x, middle.y + 4, time ? duration_in_words(*median) : whole(count));
    }

    const LogMap& map_;
    MapLabel label_;
    std::size_t start_ = 0, end_ = 0;
    std::map<std::string, std::size_t> number_;
    std::vector<Point> points_;
    double width_ = 0, height_ = 0;
    std::uint64_t most_ = 1;
};

}  // namespace

std::string map_svg(const LogMap& map, MapLabel label) {
    return Drawing(map, label).text();
}

std::string duration_in_words(double seconds) {
    const auto written = [](double value, const char* unit) {
        const int decimals = std::abs(value) < 10 && std::abs(value - std::round(value)) >= 0.05 ? 1 : 0;
        return format_with_unit(Decimal::from_double(value).value_or(Decimal()), decimals, unit);
    };
    const double size = std::abs(seconds);
    if (size < 90) return written(seconds, "s");
    if (size < 90 * 60) return written(seconds / 60, "min");
    if (size < 36 * 3600) return written(seconds / 3600, "h");
    return written(seconds / 86400, "dygn");
}

}  // namespace ledstang
