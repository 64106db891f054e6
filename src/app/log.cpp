#include "app/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "described/json_write.h"
#include "store/instant.h"

namespace ledstang {
namespace {

class JsonLines final : public spdlog::formatter {
 public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
        const std::string_view payload(message.payload.data(), message.payload.size());
        std::string out;
        if (payload.starts_with(R"({"time")")) {
            out = payload;
        } else {
            const auto level = spdlog::level::to_string_view(message.level);
            out = R"({"time":")" + instant_text(message.time) + R"(","level":")" +
                  std::string(level.data(), level.size()) + R"(",)";
            if (payload.starts_with('{')) {
                out += payload.substr(1);
            } else {
                out += R"("text":)";
                append_json_string(out, payload);
                out += '}';
            }
        }
        out += '\n';
        line.append(out.data(), out.data() + out.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLines>(); }
};

}  // namespace

std::shared_ptr<spdlog::logger> log_as_json(const std::string& level) {
    auto log = std::make_shared<spdlog::logger>("ledstang", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log->set_formatter(std::make_unique<JsonLines>());
    log->set_level(spdlog::level::from_str(level));
    log->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(log);
    return log;
}

void log_nothing() {
    spdlog::set_level(spdlog::level::off);
}

}  // namespace ledstang
