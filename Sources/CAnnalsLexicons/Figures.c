#include "folder.h"

static const unsigned char empty[] = "# Replaced by the first lexicon of this folder.\nform\n";

FOLDER(Figures, ENTRY("Figures/empty", empty))
