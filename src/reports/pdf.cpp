#include "reports/formats.h"
#include "reports/html.h"
#include "reports/program.h"

namespace ledstang {

Result<std::string> write_pdf(const Report& report, const std::string& folder) {
    const auto html = write_html(report, folder);
    if (!html) return refuse(html.error());
    const TemporaryFolder work;
    write_file(work.path() / "report.html", *html);
    // The template's own folder is the base of its addresses, so that a region may show its emblem.
    const auto base = "file://" + std::filesystem::absolute(folder).string() + "/";
    auto made = run_program({"weasyprint",
                             "weasyprint",
                             {"--quiet", "--pdf-variant", "pdf/ua-1", "--base-url", base, "report.html", "report.pdf"}},
                            work.path());
    if (!made) return refuse(made.error());
    return read_file(work.path() / "report.pdf");
}

}  // namespace ledstang
