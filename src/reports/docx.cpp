#include "base/whole_file.h"
#include "exchange/zip_archive.h"
#include "reports/chart.h"
#include "reports/docx_parts.h"
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/program.h"
#include "reports/word_document.h"

namespace ledstang {
namespace {

constexpr std::size_t most_unpacked = std::size_t{256} << 20U;

// Charts as PNG, which every reader of Word documents shows; where there is no program that draws them they stay SVG,
// which Word shows. Answers with their ending.
Result<std::string> draw_charts(const Report& report, const std::filesystem::path& folder) {
    std::string ending = "png";
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            if (measure.chart.empty()) continue;
            if (ending == "svg") continue;
            const auto name = chart_file(measure);
            const auto drawn = run_program(
                {"rsvg-convert", "librsvg2-bin", {"--zoom", "3", "--output", name + ".png", name + ".svg"}}, folder);
            if (drawn) continue;
            if (drawn.error().code != "report.program_missing") return refuse(drawn.error());
            ending = "svg";
        }
    }
    return ending;
}

Result<std::string> convert(const std::filesystem::path& work) {
    std::vector<std::string> arguments = {
        "--from",     "html",       "--to",     "docx",        "--shift-heading-level-by=-1",
        "--metadata", "lang=sv-SE", "--output", "report.docx", "report.html"};
    if (std::filesystem::exists(work / "reference.docx")) arguments.emplace_back("--reference-doc=reference.docx");
    auto made = run_program({"pandoc", "pandoc", std::move(arguments)}, work);
    if (!made) return refuse(made.error());
    return read_own_file(work / "report.docx");
}

bool shows_head(const std::string& part) {
    return (part.starts_with("word/header") || part.starts_with("word/footer")) && part.ends_with(".xml");
}

Result<std::string> finish(const std::string& converted, const DocumentHead& head) {
    const auto archive = ZipArchive::open(converted, most_unpacked);
    if (!archive) return refuse(archive.error());
    const auto names = part_names(converted);
    if (!names) return refuse(names.error());
    std::map<std::string, std::string> changed;
    for (const auto& name : *names) {
        if (name != "word/document.xml" && !shows_head(name)) continue;
        auto content = archive->read(name);
        if (!content) return refuse(content.error());
        if (shows_head(name)) {
            changed[name] = fill_header(std::move(*content), head);
            continue;
        }
        auto finished = finish_document(std::move(*content));
        if (!finished) return refuse(finished.error());
        changed[name] = std::move(*finished);
    }
    return replace_parts(converted, changed);
}

}  // namespace

Result<std::string> write_docx(const Report& report, const std::string& folder) {
    const TemporaryFolder work;
    copy_folder(folder, work.path());
    write_charts(report, work.path());
    const auto charts = draw_charts(report, work.path());
    if (!charts) return refuse(charts.error());
    const auto html = write_html_for_word(report, folder, *charts);
    if (!html) return refuse(html.error());
    write_file(work.path() / "report.html", *html);
    const auto converted = convert(work.path());
    if (!converted) return refuse(converted.error());
    return finish(*converted, report.head);
}

}  // namespace ledstang
