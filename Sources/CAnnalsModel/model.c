// The trained weights, carried by the binary so that the tool needs no file beside it.
#include "CAnnalsModel.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] __attribute__((aligned(64))) = {
#embed "Data/english.model"
};

const unsigned char *annals_model_bytes(void) { return english; }
size_t annals_model_count(void) { return sizeof(english); }
