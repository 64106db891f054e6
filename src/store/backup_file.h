// The backup's file format (see backup.h): writing it from a content file, reading it, unpacking it. Internal to
// store/.
#pragma once

#include <filesystem>

#include "store/backup.h"

namespace ledstang {

// Writes `content` with its head before it to `file`, which then is on the disk. Returns the head with bytes and
// checksum filled in.
BackupHead pack_backup(BackupHead head, const std::filesystem::path& content, const std::filesystem::path& file);

// Copies the content of a checked backup to `content`, which then is on the disk.
void unpack_backup(const std::filesystem::path& file, const std::filesystem::path& content);

// Makes a file's new name, or its absence, last through a power cut.
void sync_folder(const std::filesystem::path& folder);

}  // namespace ledstang
