// Makes every sync take SLOW_SYNC_MS milliseconds more (8 without it: an office disk), for a program run with
// LD_PRELOAD=libslow_sync.so.
#include <dlfcn.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace {

using Sync = int (*)(int);

Sync real(const char* name) { return reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name)); }

void wait() {
    static const char* const asked = std::getenv("SLOW_SYNC_MS");
    static const std::chrono::milliseconds delay(asked ? std::atoi(asked) : 8);
    std::this_thread::sleep_for(delay);
}

}  // namespace

extern "C" int fsync(int descriptor) {
    static const Sync original = real("fsync");
    wait();
    return original(descriptor);
}

extern "C" int fdatasync(int descriptor) {
    static const Sync original = real("fdatasync");
    wait();
    return original(descriptor);
}
