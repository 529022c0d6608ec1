// The language of the tests: what the program's main does for a window, done when a test's application object is made.
#include "ui/model/words/language.h"

namespace {

void speak_english() { separatrix::install_language(QCoreApplication::instance(), QLocale::c()); }

}  // namespace

Q_COREAPP_STARTUP_FUNCTION(speak_english)
