#pragma once
#include <stddef.h>

/// A lexicon as it stands in its TSV file.
typedef struct {
  /// Folder below `Data` and file without `.tsv`: "Dates/months".
  const char *name;
  const unsigned char *bytes;
  size_t count;
} annals_lexicon_file;

size_t annals_lexicon_file_count(void);
/// The lexicon at an index below the count; one with a NULL name beyond.
annals_lexicon_file annals_lexicon_file_at(size_t index);
