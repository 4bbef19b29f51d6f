#define _GNU_SOURCE
#include "CAnnalsPlatform.h"
#include <fcntl.h>
#include <stdio.h>

#ifdef __APPLE__
#include <sys/stdio.h>
int annals_exchange(const char *first, const char *second) { return renamex_np(first, second, RENAME_SWAP); }
#else
int annals_exchange(const char *first, const char *second) {
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}
#endif
