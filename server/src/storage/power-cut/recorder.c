/*
 * Writes down, in order, every change that a process asks the operating system to make below one folder: what is written,
 * cut, named and removed, and what is synced. Loaded with LD_PRELOAD, for tests on Linux only.
 *
 *   RECORD_ROOT   the folder, an absolute path without links
 *   RECORD_TRACE  the file to write to: one line a change, a write followed by its bytes
 *   RECORD_FAULT  a file; while it holds `KIND ERRNO SKIP` (such as `sync EIO 2`), calls of this kind fail after SKIP
 *                 of them: `write` for what takes room, `sync` for what makes it last
 *
 * A change is written down once it has happened, and one at a time, so that the trace is the one true order.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096

enum kind { UNKNOWN = 0, IS_FILE, IS_FOLDER, IS_MARKS };

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static struct {
  enum kind kind;
  ino_t ino;
  char name[256]; /* of a folder */
} files[MOST_FILES];
static const char *root, *fault_path;
static size_t root_length;
static int trace = -1;
static int spared = 0;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("RECORD_TRACE");
  root = getenv("RECORD_ROOT");
  fault_path = getenv("RECORD_FAULT");
  if (!root || !path) return;
  root_length = strlen(root);
  trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, trace, at, length);
    if (done <= 0) abort();
    at += done;
    length -= done;
  }
}

static void line(const char *format, ...) {
  char text[8192];
  va_list rest;
  va_start(rest, format);
  int length = vsnprintf(text, sizeof text, format, rest);
  va_end(rest);
  if (length < 0 || (size_t)length >= sizeof text) abort();
  put(text, length);
}

/* The path below the folder; NULL for any other. What SQLite shares between processes does not outlive them. */
static const char *ours(const char *path) {
  if (trace < 0 || !path || strncmp(path, root, root_length) != 0) return NULL;
  if (path[root_length] == 0) return ".";
  if (path[root_length] != '/') return NULL;
  size_t length = strlen(path);
  if (length > 4 && strcmp(path + length - 4, "-shm") == 0) return NULL;
  return path + root_length + 1;
}

static enum kind kind_of(int fd) { return fd >= 0 && fd < MOST_FILES ? files[fd].kind : UNKNOWN; }

/* The errno that a call of this kind is to fail with now; 0 for none. */
static int fault(int fd, const char *kind) {
  char text[64] = "", wanted[16], name[16];
  int skip = 0;
  if (!fault_path || kind_of(fd) == IS_MARKS) return 0;
  long file = syscall(SYS_openat, AT_FDCWD, fault_path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    spared = 0;
    return 0;
  }
  long length = syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  if (length <= 0 || sscanf(text, "%15s %15s %d", wanted, name, &skip) < 2 || strcmp(wanted, kind) != 0) return 0;
  if (spared < skip) {
    spared++;
    return 0;
  }
  line("F %s %lu\n", kind, (unsigned long)files[fd].ino);
  return strcmp(name, "ENOSPC") == 0 ? ENOSPC : EIO;
}

static void opened(int fd, const char *path, int is_new) {
  const char *name = ours(path);
  struct stat facts;
  if (fd < 0 || fd >= MOST_FILES || !name || fstat(fd, &facts) != 0) return;
  files[fd].ino = facts.st_ino;
  files[fd].kind = S_ISDIR(facts.st_mode) ? IS_FOLDER : strcmp(name, "marks") == 0 ? IS_MARKS : IS_FILE;
  if (files[fd].kind == IS_FOLDER) {
    if (strlen(name) >= sizeof files[fd].name) abort();
    strcpy(files[fd].name, name);
    return;
  }
  if (is_new && files[fd].kind == IS_FILE) line("C %lu %s\n", (unsigned long)facts.st_ino, name);
}

#define OPEN(symbol, signature, call, path, flags) \
  int symbol signature { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    if (!ours(path)) return call; \
    pthread_mutex_lock(&order); \
    int is_new = (flags & O_CREAT) && faccessat(AT_FDCWD, path, F_OK, 0) != 0; \
    int fd = call, why = errno; \
    opened(fd, path, is_new); \
    if (fd >= 0 && (flags & O_TRUNC) && !is_new && kind_of(fd) == IS_FILE) \
      line("T %lu 0\n", (unsigned long)files[fd].ino); \
    pthread_mutex_unlock(&order); \
    errno = why; \
    return fd; \
  }

static int open_really(const char *path, int flags, mode_t mode) {
  return syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
static int openat_really(int folder, const char *path, int flags, mode_t mode) {
  return syscall(SYS_openat, folder, path, flags | O_LARGEFILE, mode);
}
OPEN(open, (const char *path, int flags, ...), open_really(path, flags, mode), path, flags)
OPEN(open64, (const char *path, int flags, ...), open_really(path, flags, mode), path, flags)
OPEN(openat, (int folder, const char *path, int flags, ...), openat_really(folder, path, flags, mode), path, flags)
OPEN(openat64, (int folder, const char *path, int flags, ...), openat_really(folder, path, flags, mode), path, flags)

int close(int fd) {
  if (kind_of(fd) != UNKNOWN) files[fd].kind = UNKNOWN;
  return syscall(SYS_close, fd);
}

static void wrote(int fd, off_t offset, const void *bytes, ssize_t length) {
  if (length <= 0) return;
  if (kind_of(fd) == IS_MARKS) line("A %zd\n", length);
  else line("W %lu %lld %zd\n", (unsigned long)files[fd].ino, (long long)offset, length);
  put(bytes, length);
  put("\n", 1);
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t offset, int moves) {
  pthread_mutex_lock(&order);
  int why = fault(fd, "write");
  ssize_t done = -1;
  if (why == 0) {
    struct stat facts;
    off_t at = offset;
    if (moves) {
      int flags = fcntl(fd, F_GETFL);
      at = (flags & O_APPEND) && fstat(fd, &facts) == 0 ? facts.st_size : lseek(fd, 0, SEEK_CUR);
    }
    done = moves ? syscall(SYS_write, fd, bytes, length) : syscall(SYS_pwrite64, fd, bytes, length, offset);
    why = errno;
    wrote(fd, at, bytes, done);
  }
  pthread_mutex_unlock(&order);
  errno = why;
  return done;
}

static int is_recorded(int fd) { return kind_of(fd) == IS_FILE || kind_of(fd) == IS_MARKS; }

ssize_t write(int fd, const void *bytes, size_t length) {
  return is_recorded(fd) ? write_at(fd, bytes, length, 0, 1) : syscall(SYS_write, fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return is_recorded(fd) ? write_at(fd, bytes, length, offset, 0) : syscall(SYS_pwrite64, fd, bytes, length, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  return pwrite(fd, bytes, length, offset);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!is_recorded(fd)) return syscall(SYS_writev, fd, parts, count);
  ssize_t total = 0;
  for (int part = 0; part < count; part++) {
    ssize_t done = write(fd, parts[part].iov_base, parts[part].iov_len);
    if (done < 0) return total > 0 ? total : done;
    total += done;
    if ((size_t)done < parts[part].iov_len) break;
  }
  return total;
}

int ftruncate(int fd, off_t length) {
  if (!is_recorded(fd)) return syscall(SYS_ftruncate, fd, length);
  pthread_mutex_lock(&order);
  int why = fault(fd, "write"), done = -1;
  if (why == 0) {
    done = syscall(SYS_ftruncate, fd, length);
    why = errno;
    if (done == 0) line("T %lu %lld\n", (unsigned long)files[fd].ino, (long long)length);
  }
  pthread_mutex_unlock(&order);
  errno = why;
  return done;
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

static int sync_by(long call, int fd) {
  if (kind_of(fd) == UNKNOWN) return syscall(call, fd);
  pthread_mutex_lock(&order);
  int why = fault(fd, "sync"), done = -1;
  if (why == 0) {
    /* The disk below does not matter: the trace is what a power cut is made from. */
    done = 0;
    if (kind_of(fd) == IS_FOLDER) line("D %s\n", files[fd].name);
    else line("S %lu\n", (unsigned long)files[fd].ino);
  }
  pthread_mutex_unlock(&order);
  errno = why;
  return done;
}
int fsync(int fd) { return sync_by(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_by(SYS_fdatasync, fd); }

int rename(const char *from, const char *to) {
  if (!ours(from) || !ours(to)) return syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
  pthread_mutex_lock(&order);
  int done = syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to), why = errno;
  if (done == 0) line("R %s\nR %s\n", ours(from), ours(to));
  pthread_mutex_unlock(&order);
  errno = why;
  return done;
}

int unlink(const char *path) {
  if (!ours(path)) return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  pthread_mutex_lock(&order);
  int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0), why = errno;
  if (done == 0) line("U %s\n", ours(path));
  pthread_mutex_unlock(&order);
  errno = why;
  return done;
}

int mkdir(const char *path, mode_t mode) {
  if (!ours(path)) return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
  pthread_mutex_lock(&order);
  int done = syscall(SYS_mkdirat, AT_FDCWD, path, mode), why = errno;
  if (done == 0) line("M %s\n", ours(path));
  pthread_mutex_unlock(&order);
  errno = why;
  return done;
}
