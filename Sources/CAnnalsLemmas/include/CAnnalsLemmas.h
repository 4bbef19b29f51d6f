#pragma once
#include <stddef.h>

/// A section of the lemma rules, as `annals-train lemmas` writes it.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} annals_lemma_table;

annals_lemma_table annals_lemma_nodes(void);
annals_lemma_table annals_lemma_edits(void);
annals_lemma_table annals_lemma_text(void);
