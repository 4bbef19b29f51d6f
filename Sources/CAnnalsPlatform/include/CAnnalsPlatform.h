#pragma once

/// Exchanges two names in one step; 0, or -1 with `errno` set. Swift's import of the C library lacks it.
int annals_exchange(const char *first, const char *second);
