#include "app/output_files.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>

namespace separatrix {

namespace {

namespace fs = std::filesystem;

Failed cannot_write(const std::string& file, int reason) {
    Error error;
    error.code = ErrorCode::write_failed;
    error.file = file;
    error.detail = std::strerror(reason);
    return data_failure(error);
}

Outcome<void> check_output_file(const std::string& file) {
    std::error_code unknown;
    const auto status = fs::status(file, unknown);
    if (fs::is_directory(status)) {
        Error error;
        error.code = ErrorCode::is_directory;
        error.file = file;
        return data_failure(error);
    }
    // a device or a pipe is written straight into, anything else is replaced by a new file beside it
    const bool direct = fs::exists(status) && !fs::is_regular_file(status);
    fs::path folder = fs::path(file).parent_path();
    if (folder.empty()) folder = ".";
    const std::string written = direct ? file : folder.string();
    if (file.empty()) return cannot_write(file, ENOENT);
    if (::access(written.c_str(), direct ? W_OK : W_OK | X_OK) != 0) return cannot_write(file, errno);
    return {};
}

}  // namespace

Outcome<void> check_output_files(const Arguments& arguments, const std::vector<std::string>& options) {
    std::map<fs::path, std::string> taken;
    for (const auto& option : options) {
        if (!arguments.has(option)) continue;
        const std::string file = arguments.value(option);
        const auto [other, is_new] = taken.emplace(fs::path(file).lexically_normal(), option);
        if (!is_new && !file.starts_with("/dev/"))
            return usage_failure("--" + other->second + " and --" + option + " name the same file, " + file + ".");
        if (auto checked = check_output_file(file); !checked) return checked;
    }
    return {};
}

}  // namespace separatrix
