// The analyser's arithmetic on bytes: exact in integers, so that every path gives the same results and
// only the speed depends on the processor.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Which instructions do the work.
typedef enum {
  /// What every processor of the architecture has.
  ANNALS_PORTABLE = 0,
  ANNALS_AVX2 = 1,
  /// AVX-512 with VNNI.
  ANNALS_AVX512 = 2,
} annals_path;

/// Whether this processor can run a path.
bool annals_path_available(annals_path path);
/// The fastest path that this processor can run.
annals_path annals_best_path(void);

/// How many outputs stand together in packed weights.
#define ANNALS_BLOCK 16

/// Weights of a layer, packed: for each block of 16 outputs, for each 4 inputs, 16 times 4 bytes.
typedef struct {
  const int8_t *weights;
  /// One a row of all blocks; NULL for none.
  const int32_t *bias;
  /// A multiple of 4.
  int32_t inputs;
  /// Outputs divided by 16, rounded up.
  int32_t blocks;
} annals_matrix;

/// How many bytes the packed weights of a layer take.
size_t annals_packed_size(size_t outputs, size_t inputs);
/// Packs weights that stand output by output, `stride` bytes apart. Missing outputs of the last block
/// become zeros.
void annals_pack(
  const int8_t *weights, size_t stride, size_t outputs, size_t inputs, int8_t *packed);

/// Where the activations (0...127) of tokens are.
typedef struct {
  const uint8_t *values;
  /// Bytes between one row and the next.
  ptrdiff_t stride;
  /// Row of each token; NULL where they stand one behind the other.
  const uint32_t *rows;
  /// A layer's inputs are made of this many parts, 1 or 3.
  int32_t parts;
  /// Of three parts: the first lies that many bytes before the token's row, the third behind.
  ptrdiff_t reach;
} annals_input;

typedef enum {
  /// `int32 += sum + bias`
  ANNALS_ADD = 0,
  /// `int32 = sum + bias`
  ANNALS_STORE = 1,
  /// `byte = clamp((sum + bias) >> shift, low, 127)`
  ANNALS_BYTES = 2,
} annals_output_kind;

/// Where a layer's results go: 16 times the layer's blocks for each token.
typedef struct {
  annals_output_kind kind;
  void *values;
  /// Values (not bytes) between one token and the next.
  ptrdiff_t stride;
  int32_t shift;
  int32_t low;
} annals_output;

/// A layer over tokens.
void annals_multiply(
  annals_path path, const annals_matrix *matrix, const annals_input *input,
  const annals_output *output, size_t tokens);

/// The clipped activation of a stream: `clamp((value + 32) >> 6, 0, 127)`.
void annals_activate(annals_path path, const int32_t *stream, uint8_t *activations, size_t count);

/// Fetches rows that will be added up soon: a table doesn't fit the near caches.
static inline void annals_prefetch(const int8_t *row, size_t count) {
  for (size_t offset = 0; offset < count; offset += 64) __builtin_prefetch(row + offset);
}

/// The activation of a sum of six embeddings: `clamp((127 * sum + 32) >> 6, 0, 127)`.
void annals_embed(
  annals_path path, const int8_t *const rows[6], uint8_t *activations, size_t count);

/// A gated average over the tokens of a sentence: `state += ((value << 7) - state) * gate >> 7`, rounded.
/// Each row of `gates` holds gates, then values, `channels` each; each row of `result` gets `channels`
/// bytes. `backward` begins at the last token. `channels` is a multiple of 32.
void annals_scan(
  annals_path path, const uint8_t *gates, ptrdiff_t gate_stride, uint8_t *result,
  ptrdiff_t result_stride, size_t tokens, size_t channels, bool backward);
