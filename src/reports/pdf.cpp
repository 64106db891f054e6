#include "base/whole_file.h"
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/program.h"

namespace ledstang {

Result<std::string> write_pdf(const Report& report, const std::string& folder) {
    const auto html = write_html(report, folder);
    if (!html) return refuse(html.error());
    const TemporaryFolder work;
    copy_folder(folder, work.path());
    write_file(work.path() / "report.html", *html);
    auto made =
        run_program({"weasyprint", "weasyprint", {"--quiet", "--pdf-variant", "pdf/ua-1", "report.html", "report.pdf"}},
                    work.path());
    if (!made) return refuse(made.error());
    return read_own_file(work.path() / "report.pdf");
}

}  // namespace ledstang
