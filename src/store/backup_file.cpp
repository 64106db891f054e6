#include "store/backup_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <map>
#include <sstream>
#include <system_error>

#include "store/store_hash.h"

namespace ledstang {
namespace {

constexpr std::size_t head_bytes = 512;
constexpr std::string_view magic = "ledstang-backup 1";
const std::string no_checksum(64, '0');

class File {
 public:
    File(const std::filesystem::path& path, int flags)
        : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
        if (number_ < 0) fail();
    }
    ~File() { ::close(number_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    // "" at the end.
    std::string read(std::size_t most) {
        std::string bytes(most, '\0');
        std::size_t filled = 0;
        while (filled < most) {
            const auto count = ::read(number_, bytes.data() + filled, most - filled);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail();
            if (count == 0) break;
            filled += static_cast<std::size_t>(count);
        }
        bytes.resize(filled);
        return bytes;
    }
    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::write(number_, bytes.data(), bytes.size());
            if (count < 0 && errno != EINTR) fail();
            if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void to_start() {
        if (::lseek(number_, 0, SEEK_SET) != 0) fail();
    }
    void sync() {
        if (::fsync(number_) != 0) fail();
    }

 private:
    [[noreturn]] void fail() const {
        throw std::filesystem::filesystem_error("backup", path_, std::error_code(errno, std::generic_category()));
    }
    std::filesystem::path path_;
    int number_;
};

std::string head_text(const BackupHead& head, const std::string& checksum) {
    auto text = fmt::format("{}\nkind {}\nschema {}\nmade {}\nentries {}\nhead {}\nbytes {}\nchecksum {}\n", magic,
                            head.kind == Dialect::sqlite ? "sqlite" : "postgresql", head.schema, head.made_at,
                            head.entries, head.head_hash, head.bytes, checksum);
    text.resize(head_bytes - 1, ' ');
    return text + "\n";
}

std::int64_t number_in(const std::string& text) {
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<BackupHead> parse_head(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    if (text.size() != head_bytes || !std::getline(lines, line) || line != magic) return std::nullopt;
    std::map<std::string, std::string> values;
    while (std::getline(lines, line)) {
        const auto space = line.find(' ');
        if (space != std::string::npos) values[line.substr(0, space)] = line.substr(space + 1);
    }
    return BackupHead{.kind = values["kind"] == "sqlite" ? Dialect::sqlite : Dialect::postgresql,
                      .schema = values["schema"],
                      .made_at = values["made"],
                      .entries = number_in(values["entries"]),
                      .head_hash = values["head"],
                      .bytes = number_in(values["bytes"]),
                      .checksum = values["checksum"]};
}

// The content's bytes in pieces of a megabyte, from where the file stands.
template <class Take>
std::int64_t for_each_piece(File& file, Take&& take) {
    std::int64_t total = 0;
    for (std::string piece = file.read(1 << 20); !piece.empty(); piece = file.read(1 << 20)) {
        take(piece);
        total += static_cast<std::int64_t>(piece.size());
    }
    return total;
}

}  // namespace

BackupHead pack_backup(BackupHead head, const std::filesystem::path& content, const std::filesystem::path& file) {
    head.bytes = static_cast<std::int64_t>(std::filesystem::file_size(content));
    const auto text = head_text(head, no_checksum);
    if (parse_head(text)->checksum != no_checksum) throw StoreError("the backup's head does not fit");
    File from(content, O_RDONLY);
    File to(file, O_WRONLY | O_CREAT | O_TRUNC);
    Blake2b hash;
    hash.bytes(text);
    to.write(text);
    for_each_piece(from, [&](const std::string& piece) {
        hash.bytes(piece);
        to.write(piece);
    });
    head.checksum = hash.hex();
    to.to_start();
    to.write(head_text(head, head.checksum));
    to.sync();
    return head;
}

Result<BackupHead> check_backup(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    if (!std::filesystem::is_regular_file(file)) {
        return refuse(RefusalKind::not_found, "store.backup_missing",
                      fmt::format("Det finns ingen fil som heter {}. Kontrollera namnet och mappen.", name));
    }
    File from(file, O_RDONLY);
    const auto text = from.read(head_bytes);
    const auto head = parse_head(text);
    if (!head) {
        return refuse("store.backup_unknown",
                      fmt::format("{} är ingen säkerhetskopia från Ledstång. Välj en fil som har gjorts med "
                                  "kommandot backup.",
                                  name));
    }
    Blake2b hash;
    hash.bytes(head_text(*head, no_checksum));
    const auto bytes = for_each_piece(from, [&](const std::string& piece) { hash.bytes(piece); });
    const bool whole = bytes == head->bytes && hash.hex() == head->checksum;
    if (!whole || text != head_text(*head, head->checksum)) {
        return refuse("store.backup_damaged",
                      fmt::format("Säkerhetskopian {} är skadad: innehållet stämmer inte med dess kontrollsumma. Hämta "
                                  "filen på nytt därifrån den förvaras eller använd en annan säkerhetskopia.",
                                  name));
    }
    return *head;
}

void unpack_backup(const std::filesystem::path& file, const std::filesystem::path& content) {
    File from(file, O_RDONLY);
    from.read(head_bytes);
    File to(content, O_WRONLY | O_CREAT | O_TRUNC);
    for_each_piece(from, [&](const std::string& piece) { to.write(piece); });
    to.sync();
}

void sync_folder(const std::filesystem::path& folder) {
    File(folder, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace ledstang
