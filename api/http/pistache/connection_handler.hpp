#pragma once

#include <pistache/http.h>
#include <pistache/peer.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include "api/http/pistache/io_thread.hpp"
#include "api/http/pistache/server_core.hpp"
#include "api/http/request_reader.hpp"

namespace diachi::api::http::pistache {

using Peer = Pistache::Tcp::Peer;

/// What is known of one connection. Touched on its I/O thread only.
struct Connection {
    RequestReader reader;
    bool busy = false;     ///< a job of a pool works for it; what comes meanwhile waits in the reader
    bool closing = false;  ///< nothing of it is read any more
    std::size_t discarded = 0;
};

/// All connections of one I/O thread; Pistache clones one for each. It takes the bytes before Pistache's own parser
/// sees them: that one hangs on split chunks, reads the rest of a refused body as requests, and answers harmless
/// headers and exceptions with 500 and their text. Pistache keeps sockets, event loop, timers and timeouts.
///
/// Every answer is written and flushed on this thread, in one go. Left in Pistache's queue, which knows connections by
/// file descriptor, it could go to the next client that gets the same number.
class ConnectionHandler final : public Pistache::Http::Handler {
  public:
    explicit ConnectionHandler(std::shared_ptr<ServerCore> core) : core_(std::move(core)) {}

    std::shared_ptr<Pistache::Tcp::Handler> clone() const override;
    void onRequest(const Pistache::Http::Request& request, Pistache::Http::ResponseWriter response) override;

    /// Runs work on this I/O thread, soon; see IoQueue::post.
    void post_to_io(std::function<void()> work) { queue_.post(io(), std::move(work)); }

    /// Ends all connections of this thread; to be called on it.
    void end_connections();

  private:
    using PeerPtr = std::shared_ptr<Peer>;

    Pistache::Tcp::Transport& io() { return *transport(); }
    void onInput(const char* bytes, std::size_t size, const PeerPtr& peer) override;
    std::shared_ptr<Connection> connection_of(Peer& peer) const;
    void receive(const PeerPtr& peer, std::string_view bytes);
    void serve_buffered(const PeerPtr& peer, Connection& connection);
    void refuse(const PeerPtr& peer, Connection& connection);
    void serve(const PeerPtr& peer, Connection& connection, RawRequest raw);
    bool post(const PeerPtr& peer, const std::shared_ptr<Exchange>& exchange);
    void deliver(const std::weak_ptr<Peer>& peer, Exchange& exchange, Response response) noexcept;
    void answer(Peer& peer, Connection& connection, Exchange& exchange, Response response);
    void write(Peer& peer, std::string_view bytes);
    void close_after_refusal(const PeerPtr& peer, Connection& connection);

    std::shared_ptr<ServerCore> core_;
    IoQueue queue_;
    int lingering_ = 0;
};

}  // namespace diachi::api::http::pistache
