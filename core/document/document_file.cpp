#include "core/document/document_file.h"

#include <sys/stat.h>

#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/document/json_files.h"
#include "core/document/text_file.h"

namespace separatrix {

namespace {

using nlohmann::json;

/// Listens for "format" and "version" of the outermost object and stops when it has heard both: they come first in
/// every version of the format, so a few bytes of the largest document tell.
class VersionListener : public nlohmann::json_sax<json> {
public:
    std::optional<std::string> format;
    std::optional<std::uint64_t> version;

    bool null() override { return goes_on(); }
    bool boolean(bool) override { return goes_on(); }
    bool number_integer(number_integer_t) override { return goes_on(); }
    bool number_unsigned(number_unsigned_t value) override {
        if (depth_ == 1 && key_ == "version") version = value;
        return goes_on();
    }
    bool number_float(number_float_t, const string_t&) override { return goes_on(); }
    bool string(string_t& value) override {
        if (depth_ == 1 && key_ == "format") format = value;
        return goes_on();
    }
    bool binary(binary_t&) override { return goes_on(); }
    bool key(string_t& name) override {
        if (depth_ == 1) key_ = name;
        return true;
    }
    bool start_object(std::size_t) override { return ++depth_, true; }
    bool end_object() override { return --depth_, true; }
    bool start_array(std::size_t) override { return ++depth_, true; }
    bool end_array() override { return --depth_, true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    bool goes_on() const { return !format || !version; }

    int depth_ = 0;
    std::string key_;
};

/// The version of the document in the file, if it is one of a newer version than ours.
std::optional<std::uint64_t> newer_version_in(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    std::string beginning(std::size_t{64} << 10, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    VersionListener listener;
    json::sax_parse(beginning, &listener);
    const bool is_newer = listener.format == document_format && listener.version &&
                          *listener.version > static_cast<std::uint64_t>(document_version);
    return is_newer ? listener.version : std::nullopt;
}

}  // namespace

Expected<void> check_document_target(const std::string& path) {
    const auto version = newer_version_in(path);
    if (!version) return {};
    Error error;
    error.code = ErrorCode::newer_file_kept;
    error.file = path;
    error.given = std::to_string(*version);
    error.expected = std::to_string(document_version);
    return fail(std::move(error));
}

Expected<void> write_document_file(const std::string& path, const std::string& text) {
    if (auto checked = check_document_target(path); !checked) return checked;
    return write_file(path, text);
}

}  // namespace separatrix
