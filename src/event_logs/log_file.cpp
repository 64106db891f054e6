#include "event_logs/log_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <vector>

#include "base/whole_file.h"
#include "event_logs/log_columns.h"
#include "event_logs/owned_column.h"

namespace ledstang {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the column file is written as a little-endian machine holds it");

constexpr std::array<char, 8> magic = {'L', 'E', 'D', 'L', 'O', 'G', 'G', '\n'};
constexpr std::uint32_t format_version = 1;
constexpr std::uint64_t alignment = 64;
constexpr std::uint32_t most_columns = 1'000'000;

enum class Role : std::uint32_t {
    case_begin = 1,
    activity = 2,
    complete = 3,
    start = 4,
    resource = 5,
    activity_names = 6,  // of each of the names first the bytes, then the ends
    resource_names = 7,
    case_names = 8,
    attribute_titles = 9,
    attribute_values = 10,
    attribute_names = 11,
    case_variant = 12,  // not in every file: those written before there was one lack it
};

struct FileHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t columns;
    std::uint64_t file_size;
    std::uint64_t checksum;  // of this header with 0 here, and of the directory after it
    std::array<std::uint64_t, 4> unused;
};
static_assert(sizeof(FileHeader) == 64);

struct DirectoryEntry {
    Role role;
    std::uint32_t part;       // 0 the bytes of names, 1 their ends; otherwise 0
    std::uint32_t attribute;  // its number, of attribute_values and attribute_names
    std::uint32_t kind;       // of attribute_values: AttributeColumn::Kind, and 256 when it is of cases
    std::uint64_t offset;     // in the file
    std::uint64_t bytes;
    std::uint64_t checksum;
    std::uint64_t unused;
};
static_assert(sizeof(DirectoryEntry) == 48);

constexpr std::uint32_t of_case_flag = 256;

std::uint64_t aligned(std::uint64_t offset) {
    return (offset + alignment - 1) / alignment * alignment;
}

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// ---- writing --------------------------------------------------------------------------------------------------------

class FilePlan {
 public:
    void add(Role role, const ColumnBytes& column, std::uint32_t part = 0, std::uint32_t attribute = 0,
             std::uint32_t kind = 0) {
        const auto bytes = column.as<std::byte>();
        entries_.push_back({role, part, attribute, kind, 0, bytes.size(), column_checksum(bytes), 0});
        columns_.push_back(bytes);
    }
    void add(Role role, const Names& names, std::uint32_t attribute = 0) {
        add(role, names.bytes(), 0, attribute);
        add(role, names.ends(), 1, attribute);
    }

    void write(const std::filesystem::path& file) {
        static constexpr std::array<char, alignment> zeros{};
        std::uint64_t end = aligned(sizeof(FileHeader) + entries_.size() * sizeof(DirectoryEntry));
        for (auto& entry : entries_) {
            entry.offset = end;
            end = aligned(end + entry.bytes);
        }
        FileHeader header{magic, format_version, static_cast<std::uint32_t>(entries_.size()), end, 0, {}};
        std::string front(reinterpret_cast<const char*>(&header), sizeof header);
        front.append(reinterpret_cast<const char*>(entries_.data()), entries_.size() * sizeof(DirectoryEntry));
        header.checksum = column_checksum(std::as_bytes(std::span(front)));
        std::memcpy(front.data(), &header, sizeof header);

        std::vector<std::string_view> parts = {front};
        std::uint64_t written = front.size();
        const auto pad = [&] {
            parts.emplace_back(zeros.data(), aligned(written) - written);
            written = aligned(written);
        };
        pad();
        for (const auto& column : columns_) {
            parts.push_back(text_of(column));
            written += column.size();
            pad();
        }
        replace_file(file, parts);
    }

 private:
    std::vector<DirectoryEntry> entries_;
    std::vector<std::span<const std::byte>> columns_;
};

// ---- opening --------------------------------------------------------------------------------------------------------

class Mapping {
 public:
    // Nothing when there is no such file, or it is no ordinary one.
    static std::shared_ptr<const Mapping> of(const std::filesystem::path& file) {
        const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (handle < 0) return nullptr;
        struct stat about{};
        std::shared_ptr<Mapping> mapping;
        if (::fstat(handle, &about) == 0 && S_ISREG(about.st_mode)) {
            mapping = std::make_shared<Mapping>();
            mapping->size_ = static_cast<std::size_t>(about.st_size);
            if (mapping->size_ > 0) {
                void* const at = ::mmap(nullptr, mapping->size_, PROT_READ, MAP_SHARED, handle, 0);
                if (at == MAP_FAILED) mapping = nullptr;
                if (mapping) mapping->data_ = at;
            }
        }
        ::close(handle);
        return mapping;
    }
    Mapping() = default;
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() {
        if (data_ != nullptr) ::munmap(data_, size_);
    }
    std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(data_), size_}; }

 private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

tl::unexpected<Refusal> damaged(const std::filesystem::path& file, std::string_view why) {
    return refuse(RefusalKind::unavailable, "process_log.damaged",
                  fmt::format("Loggfilen {} är skadad: {}. Läs in loggen på nytt från sin källa.",
                              file.filename().string(), why));
}

// The directory's columns by role, with the sizes that they must have to one another.
class OpenedFile {
 public:
    OpenedFile(std::shared_ptr<const Mapping> mapping, std::vector<DirectoryEntry> entries)
        : mapping_(std::move(mapping)), entries_(std::move(entries)) {}

    // Null when the columns do not make a log.
    std::shared_ptr<const LogColumns> columns() const {
        auto columns = std::make_shared<LogColumns>();
        columns->case_begin = column(Role::case_begin);
        columns->activity = column(Role::activity);
        columns->complete = column(Role::complete);
        columns->start = column(Role::start);
        columns->resource = column(Role::resource);
        const auto activities = names(Role::activity_names);
        const auto resources = names(Role::resource_names);
        const auto cases = names(Role::case_names);
        const auto titles = names(Role::attribute_titles);
        if (!columns->case_begin || !columns->activity || !columns->complete || !columns->start || !columns->resource ||
            !activities || !resources || !cases || !titles) {
            return nullptr;
        }
        const std::uint64_t events = columns->complete->size() / sizeof(std::int64_t);
        const auto none_or = [](std::uint64_t bytes, std::uint64_t wanted) { return bytes == 0 || bytes == wanted; };
        if (columns->case_begin->size() != (cases->size() + 1) * sizeof(std::uint64_t) || events >= absent ||
            columns->complete->size() != events * sizeof(std::int64_t) ||
            columns->activity->size() != events * sizeof(std::uint32_t) ||
            !none_or(columns->start->size(), events * sizeof(std::int64_t)) ||
            !none_or(columns->resource->size(), events * sizeof(std::uint32_t))) {
            return nullptr;
        }
        columns->case_variant->of_file = column(Role::case_variant);
        if (const auto* variant = columns->case_variant->of_file.get();
            variant != nullptr && variant->size() != cases->size() * sizeof(std::uint32_t)) {
            return nullptr;
        }
        columns->activities = *activities;
        columns->resources = *resources;
        columns->case_names = *cases;
        for (const auto& entry : entries_) {
            if (entry.role != Role::attribute_values) continue;
            const bool of_case = (entry.kind & of_case_flag) != 0;
            const auto kind = entry.kind & ~of_case_flag;
            const auto values_names = names(Role::attribute_names, entry.attribute);
            const std::uint64_t width = kind == 0 ? sizeof(std::uint32_t) : sizeof(double);
            if (kind > 2 || !values_names || entry.attribute >= titles->size() ||
                entry.bytes != width * (of_case ? cases->size() : events)) {
                return nullptr;
            }
            columns->attributes.emplace_back(std::string((*titles)[entry.attribute]), of_case,
                                             static_cast<AttributeColumn::Kind>(kind), bytes_of(entry), *values_names);
        }
        return columns;
    }

 private:
    std::shared_ptr<const ColumnBytes> bytes_of(const DirectoryEntry& entry) const {
        return std::make_shared<const ColumnBytes>(mapping_, mapping_->bytes().subspan(entry.offset, entry.bytes),
                                                   entry.checksum);
    }
    std::shared_ptr<const ColumnBytes> column(Role role, std::uint32_t part = 0, std::uint32_t attribute = 0) const {
        for (const auto& entry : entries_) {
            if (entry.role == role && entry.part == part && entry.attribute == attribute) return bytes_of(entry);
        }
        return nullptr;
    }
    std::optional<Names> names(Role role, std::uint32_t attribute = 0) const {
        auto bytes = column(role, 0, attribute);
        auto ends = column(role, 1, attribute);
        if (!bytes || !ends || ends->size() % sizeof(std::uint32_t) != 0) return std::nullopt;
        return Names(std::move(bytes), std::move(ends));
    }

    std::shared_ptr<const Mapping> mapping_;
    std::vector<DirectoryEntry> entries_;
};

}  // namespace

void write_event_log(const EventLog& log, const std::filesystem::path& file) {
    const LogColumns& columns = log.columns();
    FilePlan plan;
    plan.add(Role::case_begin, *columns.case_begin);
    plan.add(Role::activity, *columns.activity);
    plan.add(Role::complete, *columns.complete);
    plan.add(Role::start, *columns.start);
    plan.add(Role::resource, *columns.resource);
    plan.add(Role::activity_names, columns.activities);
    plan.add(Role::resource_names, columns.resources);
    plan.add(Role::case_names, columns.case_names);
    // Written out rather than numbered, since a column of cases may have the name of one of events.
    GrowingColumn<char> bytes;
    GrowingColumn<std::uint32_t> ends;
    for (const auto& attribute : columns.attributes) {
        bytes.append(attribute.name().data(), attribute.name().size());
        ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    const Names titles(owned_column(std::move(bytes)), owned_column(std::move(ends)));
    plan.add(Role::attribute_titles, titles);
    for (std::uint32_t i = 0; i < columns.attributes.size(); ++i) {
        const auto& attribute = columns.attributes[i];
        const auto kind = static_cast<std::uint32_t>(attribute.kind()) | (attribute.of_case() ? of_case_flag : 0U);
        plan.add(Role::attribute_values, attribute.values(), 0, i, kind);
        plan.add(Role::attribute_names, attribute.names(), i);
    }
    const ColumnBytes variants(nullptr, std::as_bytes(log.case_variant()));
    plan.add(Role::case_variant, variants);
    plan.write(file);
}

Result<EventLog> open_event_log(const std::filesystem::path& file) {
    const auto mapping = Mapping::of(file);
    if (!mapping) {
        return refuse(RefusalKind::not_found, "process_log.missing",
                      fmt::format("Loggfilen {} finns inte, eller går inte att öppna. Läs in loggen från sin källa.",
                                  file.filename().string()));
    }
    const auto bytes = mapping->bytes();
    FileHeader header{};
    if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic) return damaged(file, "den börjar inte som en loggfil");
    if (header.version != format_version) {
        return refuse(
            RefusalKind::unavailable, "process_log.version",
            fmt::format("Loggfilen {} är av version {} och det här programmet läser version {}. Läs in loggen "
                        "på nytt från sin källa.",
                        file.filename().string(), header.version, format_version));
    }
    if (header.file_size != bytes.size()) {
        return damaged(file, fmt::format("den är {} byte lång och ska vara {}", bytes.size(), header.file_size));
    }
    const std::uint64_t front_size = sizeof header + std::uint64_t{header.columns} * sizeof(DirectoryEntry);
    if (header.columns > most_columns || front_size > bytes.size()) return damaged(file, "förteckningen är avklippt");
    std::string front(text_of(bytes.first(front_size)));
    FileHeader unsigned_header = header;
    unsigned_header.checksum = 0;
    std::memcpy(front.data(), &unsigned_header, sizeof unsigned_header);
    if (column_checksum(std::as_bytes(std::span(front))) != header.checksum) {
        return damaged(file, "förteckningen stämmer inte med sin kontrollsumma");
    }
    std::vector<DirectoryEntry> entries(header.columns);
    std::memcpy(entries.data(), bytes.data() + sizeof header, front_size - sizeof header);
    for (const auto& entry : entries) {
        if (entry.offset % alignment != 0 || entry.offset > bytes.size() || entry.bytes > bytes.size() - entry.offset) {
            return damaged(file, "en kolumn ligger utanför filen");
        }
    }
    try {
        auto columns = OpenedFile(mapping, std::move(entries)).columns();
        if (!columns) return damaged(file, "kolumnerna hör inte ihop");
        return EventLog(std::move(columns));
    } catch (const DamagedLog&) {
        return damaged(file, "attributens namn stämmer inte med sin kontrollsumma");
    }
}

Result<void> verify_event_log(const EventLog& log) {
    const LogColumns& columns = log.columns();
    const auto touch = [](const Names& names) {
        (void)names.bytes().as<std::byte>();
        (void)names.ends().as<std::byte>();
    };
    try {
        for (const auto* column :
             {&columns.case_begin, &columns.activity, &columns.complete, &columns.start, &columns.resource}) {
            (void)(*column)->as<std::byte>();
        }
        if (columns.case_variant->of_file) (void)columns.case_variant->of_file->as<std::byte>();
        for (const auto* names : {&columns.activities, &columns.resources, &columns.case_names}) touch(*names);
        for (const auto& attribute : columns.attributes) {
            (void)attribute.values().as<std::byte>();
            touch(attribute.names());
        }
    } catch (const DamagedLog&) {
        return refuse(RefusalKind::unavailable, "process_log.damaged",
                      "Loggfilen är skadad: en kolumn stämmer inte med sin kontrollsumma. Läs in loggen på nytt från "
                      "sin källa.");
    }
    return {};
}

}  // namespace ledstang
