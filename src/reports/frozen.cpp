#include "reports/frozen.h"

#include <filesystem>

#include "base/whole_file.h"
#include "reports/program.h"

namespace ledstang {

Result<ReportTemplate> read_report_template(const Configuration& configuration) {
    const std::filesystem::path folder = std::filesystem::path(configuration.folder) / "report";
    ReportTemplate files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.is_regular_file()) files[entry.path().filename().string()] = read_own_file(entry.path());
    }
    if (missing || files.empty()) {
        return refuse(RefusalKind::unavailable, "report.template_missing",
                      "Rapportens mall finns inte i konfigurationens mapp report. Lägg tillbaka den.");
    }
    return files;
}

Result<FileContent> write_report(const Report& report, const ReportTemplate& files, ReportFormat format) {
    const TemporaryFolder folder;
    const auto place = folder.path() / "report";
    std::filesystem::create_directory(place);
    for (const auto& [name, bytes] : files) write_file(place / name, bytes);
    Configuration configuration;
    configuration.folder = folder.path().string();
    return write_report(report, configuration, format);
}

}  // namespace ledstang
