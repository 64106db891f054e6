#include "flows/attachment_settings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/program.h"
#include "base/swedish_text.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

constexpr std::size_t mebibyte = 1024 * 1024;
// What `timeout` of coreutils answers when the time has run out.
constexpr int timed_out = 124;

bool begins_with(const std::string& bytes, const std::string& hexadecimal) {
    const std::size_t count = hexadecimal.size() / 2;
    if (bytes.size() < count) return false;
    std::string first;
    for (std::size_t i = 0; i < count; ++i) first += fmt::format("{:02x}", static_cast<unsigned char>(bytes[i]));
    return first == hexadecimal;
}

Result<void> wrong(const std::string& what) {
    return refuse("attachment.configuration", "attachments.toml: " + what);
}

Result<void> check(const AttachmentSettings& settings) {
    if (settings.largest < 1) return wrong("largest ska vara minst 1 mebibyte.");
    if (settings.seconds < 1) return wrong("seconds ska vara minst 1.");
    for (const auto& kind : settings.kinds) {
        if (kind.ending != lower_case(kind.ending) || kind.ending.starts_with('.') || kind.ending.empty())
            return wrong(fmt::format("ending = {}: skriv små bokstäver utan punkt.", in_quotes(kind.ending)));
        if (kind.begins.size() % 2 != 0 || kind.begins.find_first_not_of("0123456789abcdef") != std::string::npos)
            return wrong(
                fmt::format("begins = {}: skriv två tecken 0–9 och a–f för varje byte.", in_quotes(kind.begins)));
    }
    return {};
}

}  // namespace

Result<AttachmentSettings> read_attachment_settings(const std::string& folder) {
    const auto file = std::filesystem::path(folder) / "attachments.toml";
    if (!std::filesystem::exists(file)) return AttachmentSettings{};
    auto settings = read_toml_as<AttachmentSettings>(file);
    if (!settings) return refuse(settings.error());
    if (auto right = check(*settings); !right) return refuse(right.error());
    return settings;
}

Result<void> check_attachment(const AttachmentSettings& settings, const std::string& name, const std::string& bytes) {
    if (bytes.empty()) return refuse("attachment.empty", "Filen är tom.");
    if (bytes.size() > static_cast<std::size_t>(settings.largest) * mebibyte) {
        return refuse("attachment.size",
                      fmt::format("Filen är för stor. Den får vara högst {} mebibyte.", settings.largest));
    }
    const auto point = name.rfind('.');
    const std::string ending = point == std::string::npos ? "" : lower_case(name.substr(point + 1));
    const auto kind = std::ranges::find(settings.kinds, ending, &AttachmentKind::ending);
    if (kind == settings.kinds.end()) {
        std::vector<std::string> endings;
        for (const auto& one : settings.kinds) endings.push_back(one.ending);
        return refuse("attachment.kind", endings.empty() ? "Inga filer får bifogas: attachments.toml nämner inga slag."
                                                         : fmt::format("{} får inte bifogas. Tillåtna slag: {}.",
                                                                       in_quotes(name), list_in_words(endings)));
    }
    if (!begins_with(bytes, kind->begins)) {
        return refuse("attachment.kind", fmt::format("{} är ingen {}-fil, fast namnet säger det. Spara om den.",
                                                     in_quotes(name), kind->ending));
    }
    return {};
}

Result<void> scan_attachment(const AttachmentSettings& settings, const std::string& bytes) {
    if (settings.scan.empty()) return {};
    std::vector<std::string> command = {"timeout", "--kill-after=5", std::to_string(settings.seconds)};
    command.insert(command.end(), settings.scan.begin(), settings.scan.end());
    const auto answer = run_program(command, {}, bytes);
    if (answer && answer->exit_code == 0) return {};
    if (answer && std::ranges::find(settings.infected, answer->exit_code) != settings.infected.end())
        return refuse("attachment.infected", "Viruskontrollen stoppade filen. Den är inte sparad.");
    const std::string why = !answer                          ? "programmet finns inte"
                            : answer->exit_code == timed_out ? fmt::format("den tog mer än {} s", settings.seconds)
                                                             : fmt::format("slutkod {}", answer->exit_code);
    return refuse(
        RefusalKind::unavailable, "attachment.scan",
        fmt::format("Filen kunde inte kontrolleras för virus ({}) och är inte sparad. Försök igen, eller tala "
                    "med den som sköter Ledstång.",
                    why));
}

}  // namespace ledstang
