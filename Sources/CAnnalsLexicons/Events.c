#include "folder.h"

static const unsigned char cues[] = {
#embed "Data/Events/cues.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Events/rules.tsv"
};

FOLDER(Events,
  ENTRY("Events/cues", cues),
  ENTRY("Events/rules", rules))
