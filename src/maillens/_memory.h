// Keep freed memory for the next block instead of giving it back to the kernel page by page.
#pragma once
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
static void keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_ARENA_MAX, 1);
}
#else
static void keep_freed_memory(void) {}
#endif
