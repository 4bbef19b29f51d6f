#pragma once
#include <stddef.h>

/// The trained model that the binary carries, aligned to 64 bytes.
const unsigned char *annals_model_bytes(void);
size_t annals_model_count(void);
