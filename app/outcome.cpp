#include "app/outcome.h"

#include "ui/model/words/sentences.h"

namespace separatrix {

Failed data_failure(Error error, const std::string& file) {
    if (error.file.empty()) error.file = file;
    return Failed({exit_data, sentence(error).toStdString()});
}

Failed data_failure(std::string sentence) { return Failed({exit_data, std::move(sentence)}); }

Failed usage_failure(const Error& error) { return Failed({exit_usage, sentence(error).toStdString()}); }

Failed usage_failure(std::string sentence) { return Failed({exit_usage, std::move(sentence)}); }

}  // namespace separatrix
