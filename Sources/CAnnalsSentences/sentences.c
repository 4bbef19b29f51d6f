// The weights of the sentence segmenter, carried by the binary.
#include "CAnnalsSentences.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char weights[] __attribute__((aligned(64))) = {
#embed "Data/sentence.weights"
};

const unsigned char *annals_sentence_weights(void) { return weights; }
size_t annals_sentence_weights_count(void) { return sizeof(weights); }
