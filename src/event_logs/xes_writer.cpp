#include "event_logs/xes_writer.h"

#include <zlib.h>

#include <charconv>
#include <cmath>
#include <system_error>

#include "event_logs/instant.h"
#include "event_logs/sparse_column.h"

namespace ledstang {
namespace {

constexpr std::size_t piece_size = std::size_t{256} << 10U;

class XesWriter {
 public:
    XesWriter(const EventLog& log, const std::function<void(std::string_view)>& write) : log_(log), write_(write) {}

    void write_all() {
        out_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<log xes.version=\"1.0\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n"
            "<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
            "<extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
            "<extension name=\"Lifecycle\" prefix=\"lifecycle\" "
            "uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
            "<extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n"
            "<global scope=\"trace\">\n";
        put("string", "concept:name", "okänt");
        out_ += "</global>\n<global scope=\"event\">\n";
        put("string", "concept:name", "okänt");
        put("date", "time:timestamp", "1970-01-01T00:00:00Z");
        put("string", "lifecycle:transition", "complete");
        out_ += "</global>\n<classifier name=\"Aktivitet\" keys=\"concept:name\"/>\n";
        for (std::uint32_t one = 0; one < log_.cases(); ++one) write_case(one);
        out_ += "</log>\n";
        write_(out_);
    }

 private:
    void put(std::string_view element, std::string_view key, std::string_view value) {
        out_ += '<';
        out_ += element;
        out_ += " key=\"";
        escape(key);
        out_ += "\" value=\"";
        escape(value);
        out_ += "\"/>\n";
    }
    void escape(std::string_view text) {
        for (const char sign : text) {
            switch (sign) {
                case '&':
                    out_ += "&amp;";
                    break;
                case '<':
                    out_ += "&lt;";
                    break;
                case '"':
                    out_ += "&quot;";
                    break;
                case '\n':
                    out_ += "&#10;";
                    break;
                case '\r':
                    out_ += "&#13;";
                    break;
                case '\t':
                    out_ += "&#9;";
                    break;
                default:
                    out_ += sign;
            }
        }
    }
    void put_attributes(bool of_case, std::uint64_t row) {
        for (const AttributeColumn& attribute : log_.attributes()) {
            if (attribute.of_case() != of_case) continue;
            if (attribute.kind() == AttributeColumn::Kind::text) {
                const std::uint32_t number = attribute.text()[row];
                if (number != absent) put("string", attribute.name(), attribute.names()[number]);
            } else if (const double value = attribute.number()[row]; !std::isnan(value)) {
                const bool is_instant = attribute.kind() == AttributeColumn::Kind::instant;
                put(is_instant ? "date" : "float", attribute.name(), attribute_text(attribute.kind(), value));
            }
        }
    }
    void put_event(std::uint64_t event, std::int64_t instant, std::string_view transition, bool with_instance) {
        out_ += "<event>\n";
        put("string", "concept:name", log_.activities()[log_.activity()[event]]);
        put("date", "time:timestamp", instant_text(instant));
        put("string", "lifecycle:transition", transition);
        if (with_instance) put("string", "concept:instance", std::to_string(event));
        if (!log_.resource().empty() && log_.resource()[event] != absent) {
            put("string", "org:resource", log_.resources()[log_.resource()[event]]);
        }
        if (transition == "complete") put_attributes(false, event);
        out_ += "</event>\n";
    }
    void write_case(std::uint32_t one) {
        out_ += "<trace>\n";
        put("string", "concept:name", log_.case_names()[one]);
        put_attributes(true, one);
        const bool is_interval = log_.is_interval();
        for (auto event = log_.case_begin()[one]; event < log_.case_begin()[one + 1]; ++event) {
            if (is_interval) put_event(event, log_.start()[event], "start", true);
            put_event(event, log_.complete()[event], "complete", is_interval);
            if (out_.size() > piece_size) {
                write_(out_);
                out_.clear();
            }
        }
        out_ += "</trace>\n";
    }

    const EventLog& log_;
    const std::function<void(std::string_view)>& write_;
    std::string out_;
};

[[noreturn]] void fail(int error, const std::filesystem::path& file) {
    throw std::system_error(error, std::generic_category(), "cannot write the file " + file.filename().string());
}

}  // namespace

void write_xes(const EventLog& log, const std::function<void(std::string_view)>& write) {
    XesWriter(log, write).write_all();
}

void write_xes(const EventLog& log, const std::filesystem::path& file) {
    const auto unfinished = std::filesystem::path(file.string() + ".unfinished");
    // "T" writes as it is.
    const gzFile out = gzopen(unfinished.c_str(), file.extension() == ".gz" ? "wb6" : "wbT");
    if (out == nullptr) fail(errno, file);
    bool is_well = true;
    write_xes(log, [&](std::string_view text) {
        is_well = is_well && gzwrite(out, text.data(), static_cast<unsigned>(text.size())) > 0;
    });
    is_well = gzclose(out) == Z_OK && is_well;
    if (!is_well) {
        std::filesystem::remove(unfinished);
        fail(EIO, file);
    }
    std::filesystem::rename(unfinished, file);
}

}  // namespace ledstang
