#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>

/* The one-shot SHA256 of OpenSSL 3 looks its algorithm up by name each time: half the cost of a line. */
static inline void stet_sha256(const void *bytes, size_t count, unsigned char *hash) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(hash, &context);
}
