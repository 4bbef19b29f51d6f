#include "folder.h"

static const unsigned char nouns[] = {
#embed "Data/Attribution/nouns.tsv"
};
static const unsigned char sources[] = {
#embed "Data/Attribution/sources.tsv"
};
static const unsigned char verbs[] = {
#embed "Data/Attribution/verbs.tsv"
};

FOLDER(Attribution,
  ENTRY("Attribution/nouns", nouns),
  ENTRY("Attribution/sources", sources),
  ENTRY("Attribution/verbs", verbs))
