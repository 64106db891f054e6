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

// Charts as files beside the page: PNG, which every reader of Word documents shows; SVG, which Word shows, where there
// is no program that draws it. Answers with their ending.
Result<std::string> write_charts(const Report& report, const std::filesystem::path& folder) {
    std::string ending = "png";
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            if (measure.chart.empty()) continue;
            const auto name = chart_file(measure);
            write_file(folder / (name + ".svg"), chart_svg(measure, "chart"));
            if (ending == "svg") continue;
            const auto drawn = run_program(
                {"rsvg-convert", "librsvg2-bin", {"--zoom", "3", "--output", name + ".png", name + ".svg"}}, folder);
            if (drawn) continue;
            if (drawn.error().code != "report.program_missing") return refuse(drawn.error());
            ending = "svg";
        }
    }
    return ending;
}

Result<std::string> convert(const std::filesystem::path& work, const std::filesystem::path& folder) {
    std::vector<std::string> arguments = {"--from",
                                          "html",
                                          "--to",
                                          "docx",
                                          "--shift-heading-level-by=-1",
                                          "--metadata",
                                          "lang=sv-SE",
                                          "--resource-path",
                                          work.string() + ":" + folder.string(),
                                          "--output",
                                          "report.docx",
                                          "report.html"};
    if (std::filesystem::exists(folder / "reference.docx"))
        arguments.push_back("--reference-doc=" + (folder / "reference.docx").string());
    auto made = run_program({"pandoc", "pandoc", std::move(arguments)}, work);
    if (!made) return refuse(made.error());
    return read_file(work / "report.docx");
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
    const auto charts = write_charts(report, work.path());
    if (!charts) return refuse(charts.error());
    const auto html = write_html(report, folder, HtmlUse::word, *charts);
    if (!html) return refuse(html.error());
    write_file(work.path() / "report.html", *html);
    const auto converted = convert(work.path(), std::filesystem::absolute(folder));
    if (!converted) return refuse(converted.error());
    return finish(*converted, report.head);
}

}  // namespace ledstang
