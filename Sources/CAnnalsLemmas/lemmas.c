// The lemma rules, carried by the binary.
#include "CAnnalsLemmas.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char nodes[] = {
#embed "Data/lemma.nodes"
};
static const unsigned char edits[] = {
#embed "Data/lemma.edits"
};
static const unsigned char text[] = {
#embed "Data/lemma.text"
};

annals_lemma_table annals_lemma_nodes(void) { return (annals_lemma_table){nodes, sizeof(nodes)}; }
annals_lemma_table annals_lemma_edits(void) { return (annals_lemma_table){edits, sizeof(edits)}; }
annals_lemma_table annals_lemma_text(void) { return (annals_lemma_table){text, sizeof(text)}; }
