/* Makes the writing of one process fail at a chosen call. Loaded before the C library (LD_PRELOAD).
 *
 *   FAULT_FOLDER  only files in this folder count
 *   FAULT_AT      the call at which it happens, from 1; 0 or more than there are: never
 *   FAULT_MODE    kill   the process is killed before the call
 *                 after  … after it
 *                 torn   half of a write is done, then the process is killed
 *                 power  as kill, and what was written since a file's last fsync is taken back:
 *                        the machine has lost its power
 *                 full   from the call on nothing may grow: ENOSPC
 *                 eio    from the call on nothing can be written: EIO
 *   FAULT_LOG     gets one line for each call that counts: its name and the file's
 *
 * Counted are write, pwrite, writev, pwritev, fsync, fdatasync, ftruncate, rename and unlink. What is
 * written through a mapping of memory is not seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum mode { NONE, KILL, AFTER, TORN, POWER, FULL, EIO_FROM };

/* What a file held before it was written to, since its last fsync. */
struct undo {
  struct undo *before;
  int file; /* a descriptor of our own */
  ino_t inode;
  off_t size, offset;
  size_t length;
  char bytes[];
};

static enum mode mode = NONE;
static long fault_at, calls;
static int log_file = -1;
static char folder[PATH_MAX];
static size_t folder_length;
static struct undo *undone;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  static const char *names[] = {"none", "kill", "after", "torn", "power", "full", "eio"};
  const char *place = getenv("FAULT_FOLDER"), *at = getenv("FAULT_AT");
  const char *wanted = getenv("FAULT_MODE"), *log = getenv("FAULT_LOG");
  if (!place || !realpath(place, folder)) return;
  folder_length = strlen(folder);
  fault_at = at ? atol(at) : 0;
  for (int index = 0; wanted && index < 7; index++)
    if (!strcmp(wanted, names[index])) mode = (enum mode)index;
  if (log) log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_inside(const char *path) {
  return folder_length && !strncmp(path, folder, folder_length) && path[folder_length] == '/';
}

static int path_of(int file, char *path) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_inside(path);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* Takes back all that no fsync has made sure, the latest first. */
static void lose_power(void) {
  for (struct undo *one = undone; one; one = one->before) {
    if (REAL(pwrite64)(one->file, one->bytes, one->length, one->offset) < 0) abort();
    if (REAL(ftruncate64)(one->file, one->size)) abort();
  }
  die();
}

/* Whether the fault happens in this call. Kills the process where nothing is to be done any more. */
static int is_struck(const char *name, const char *path) {
  calls++;
  if (log_file >= 0) dprintf(log_file, "%s %s\n", name, path + folder_length + 1);
  if (mode == NONE || !fault_at || calls < fault_at) return 0;
  if (mode == KILL) die();
  if (mode == POWER) lose_power();
  return 1;
}

/* Keeps what stands in a stretch of a file. */
static void remember(int file, const char *path, off_t offset, size_t length) {
  struct stat status;
  if (mode != POWER || fstat(file, &status)) return;
  size_t kept = 0;
  if (offset < status.st_size)
    kept = status.st_size - offset < (off_t)length ? (size_t)(status.st_size - offset) : length;
  struct undo *one = malloc(sizeof *one + kept);
  if (!one) abort();
  *one = (struct undo){.before = undone, .inode = status.st_ino, .size = status.st_size};
  one->file = open(path, O_RDWR | O_CLOEXEC);
  one->offset = offset;
  one->length = kept;
  if (one->file < 0 || pread(one->file, one->bytes, kept, offset) != (ssize_t)kept) {
    /* A file that is no longer at its name cannot be opened anew: leave it. */
    free(one);
    return;
  }
  undone = one;
}

/* An fsync has made sure what was written to a file. Its descriptors stay open: to close one would give
 * up the locks that the process holds on the file. */
static void forget(int file) {
  struct stat status;
  if (fstat(file, &status)) return;
  struct undo **at = &undone;
  while (*at)
    if ((*at)->inode == status.st_ino) *at = (*at)->before;
    else at = &(*at)->before;
}

/* What a writing call comes to: `all` does it, `half` does half of it. */
#define WRITING(name, file, offset_value, length_value, all, half)        \
  do {                                                                    \
    char path[PATH_MAX];                                                  \
    if (!path_of(file, path)) return all;                                 \
    pthread_mutex_lock(&lock);                                            \
    if (is_struck(name, path)) {                                          \
      if (mode == TORN) { (void)!(half); die(); }                         \
      if (mode == AFTER) { (void)!(all); die(); }                         \
      pthread_mutex_unlock(&lock);                                        \
      errno = mode == FULL ? ENOSPC : EIO;                                \
      return -1;                                                          \
    }                                                                     \
    remember(file, path, offset_value, length_value);                     \
    __typeof__(all) result = all;                                         \
    pthread_mutex_unlock(&lock);                                          \
    return result;                                                        \
  } while (0)

static off_t end_of(int file) { return lseek(file, 0, SEEK_CUR); }

static size_t length_of(const struct iovec *parts, int count) {
  size_t length = 0;
  for (int index = 0; index < count; index++) length += parts[index].iov_len;
  return length;
}

ssize_t write(int file, const void *bytes, size_t length) {
  WRITING("write", file, end_of(file), length, REAL(write)(file, bytes, length),
          REAL(write)(file, bytes, length / 2));
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  WRITING("pwrite", file, offset, length, REAL(pwrite64)(file, bytes, length, offset),
          REAL(pwrite64)(file, bytes, length / 2, offset));
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
  return pwrite64(file, bytes, length, offset);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  WRITING("writev", file, end_of(file), length_of(parts, count), REAL(writev)(file, parts, count),
          REAL(writev)(file, parts, count / 2));
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset) {
  WRITING("pwritev", file, offset, length_of(parts, count),
          REAL(pwritev)(file, parts, count, offset), REAL(pwritev)(file, parts, count / 2, offset));
}

int ftruncate64(int file, off64_t size) {
  struct stat status;
  size_t cut = !fstat(file, &status) && status.st_size > size ? status.st_size - size : 0;
  WRITING("ftruncate", file, size, cut, REAL(ftruncate64)(file, size), 0);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

/* What a call comes to that writes nothing new: it fails when nothing can be written, not when all is
 * full. */
#define SETTLING(name, path, all, afterwards)                             \
  do {                                                                    \
    pthread_mutex_lock(&lock);                                            \
    int struck = is_struck(name, path);                                   \
    if (struck && mode == EIO_FROM) {                                     \
      pthread_mutex_unlock(&lock);                                        \
      errno = EIO;                                                        \
      return -1;                                                          \
    }                                                                     \
    int result = all;                                                     \
    if (!result) { afterwards; }                                          \
    if (struck && mode != FULL) die();                                    \
    pthread_mutex_unlock(&lock);                                          \
    return result;                                                        \
  } while (0)

int fsync(int file) {
  char path[PATH_MAX];
  if (!path_of(file, path)) return REAL(fsync)(file);
  SETTLING("fsync", path, REAL(fsync)(file), forget(file));
}

int fdatasync(int file) {
  char path[PATH_MAX];
  if (!path_of(file, path)) return REAL(fdatasync)(file);
  SETTLING("fdatasync", path, REAL(fdatasync)(file), forget(file));
}

int rename(const char *from, const char *to) {
  if (!is_inside(to)) return REAL(rename)(from, to);
  SETTLING("rename", to, REAL(rename)(from, to), );
}

int unlink(const char *path) {
  if (!is_inside(path)) return REAL(unlink)(path);
  SETTLING("unlink", path, REAL(unlink)(path), );
}
