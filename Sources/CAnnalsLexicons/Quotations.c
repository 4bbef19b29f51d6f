#include "folder.h"

static const unsigned char empty[] = "# Replaced by the first lexicon of this folder.\nform\n";

FOLDER(Quotations, ENTRY("Quotations/empty", empty))
