#include "api/http/pistache/connection_handler.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "api/http/problem.hpp"

namespace diachi::api::http::pistache {
namespace {

using std::chrono::milliseconds;

constexpr const char* connection_key = "diachi.connection";
constexpr unsigned unread_answer_timeout_ms = 10'000;
constexpr std::size_t most_discarded = 8'388'608;
constexpr milliseconds linger_time{2'000};
constexpr int most_lingering = 100;
constexpr int client_gone = 499;

/// Lets both directions end. What was written before still arrives; the transport then reads the end and closes.
void end_connection(const Peer& peer) {
    ::shutdown(peer.fd(), SHUT_RDWR);
}

/// Pistache counts its timeouts from the last reset of its parser: the request timeout, or for an idle connection the
/// keepalive one.
void restart_clock(const std::shared_ptr<Peer>& peer, bool idle) {
    peer->setIdle(idle);
    Pistache::Http::Handler::getParser(peer)->reset();
}

}  // namespace

std::shared_ptr<Pistache::Tcp::Handler> ConnectionHandler::clone() const {
    auto copy = std::make_shared<ConnectionHandler>(core_);
    core_->add(copy);
    return copy;
}

void ConnectionHandler::onRequest(const Pistache::Http::Request& /*request*/,
                                  Pistache::Http::ResponseWriter /*response*/) {
    // Comes from Pistache's own onInput only, which is replaced here.
}

void ConnectionHandler::onInput(const char* bytes, std::size_t size, const PeerPtr& peer) {
    try {
        receive(peer, {bytes, size});
    } catch (...) {  // out of memory: no answer is better than half of one
        end_connection(*peer);
    }
}

void ConnectionHandler::end_connections() {
    for (const PeerPtr& peer : io().getAllPeer()) end_connection(*peer);
}

std::shared_ptr<Connection> ConnectionHandler::connection_of(Peer& peer) const {
    if (auto known = std::static_pointer_cast<Connection>(peer.tryGetData(connection_key))) return known;
    ReadLimits limits;
    limits.whole = core_->options().max_request_bytes;
    auto made = std::make_shared<Connection>();
    made->reader = RequestReader(limits);
    peer.putData(connection_key, made);
    // Pistache writes in a loop until everything is taken; a client that reads nothing must not hold the thread long.
    ::setsockopt(peer.fd(), IPPROTO_TCP, TCP_USER_TIMEOUT, &unread_answer_timeout_ms, sizeof unread_answer_timeout_ms);
    return made;
}

void ConnectionHandler::receive(const PeerPtr& peer, std::string_view bytes) {
    const auto connection = connection_of(*peer);
    if (connection->closing) {
        connection->discarded += bytes.size();
        if (connection->discarded > most_discarded) end_connection(*peer);
        return;
    }
    if (connection->busy) {
        if (connection->reader.buffered() + bytes.size() > core_->options().max_request_bytes) {
            connection->closing = true;
            end_connection(*peer);
            return;
        }
        connection->reader.feed(bytes);
        return;
    }
    if (connection->reader.buffered() == 0) restart_clock(peer, false);
    connection->reader.feed(bytes);
    serve_buffered(peer, *connection);
}

void ConnectionHandler::serve_buffered(const PeerPtr& peer, Connection& connection) {
    while (!connection.busy && !connection.closing) {
        switch (connection.reader.advance()) {
            case RequestReader::State::need_more:
                return;
            case RequestReader::State::wants_continue:
                write(*peer, "HTTP/1.1 100 Continue\r\n\r\n");
                break;
            case RequestReader::State::refused:
                refuse(peer, connection);
                return;
            case RequestReader::State::complete:
                serve(peer, connection, connection.reader.take());
                break;
        }
    }
}

void ConnectionHandler::refuse(const PeerPtr& peer, Connection& connection) {
    core_->request_begun();
    Exchange exchange;
    exchange.keep_alive = true;  // closed below, with care: the client may still be sending
    exchange.request.method = connection.reader.so_far().method;
    exchange.request.request_id = request_id_of(connection.reader.so_far().headers);
    Response response = problem(connection.reader.refusal(), "The request was not read to its end.");
    const WireOptions wire{false, false, exchange.request.request_id};
    write(*peer, to_wire(response, wire));
    close_after_refusal(peer, connection);
    core_->request_ended(exchange, response.status);
}

void ConnectionHandler::serve(const PeerPtr& peer, Connection& connection, RawRequest raw) {
    const auto exchange = std::make_shared<Exchange>();
    core_->request_begun();
    std::optional<Response> response = prepare(core_->routes(), std::move(raw), *exchange);
    if (!response && core_->draining()) response = problem("overloaded", "The server is stopping.");
    if (!response && exchange->route->work != Work::inline_on_io_thread) {
        connection.busy = true;
        restart_clock(peer, false);
        if (post(peer, exchange)) return;
        connection.busy = false;
        response = problem("overloaded", "Too many requests are waiting.");
    }
    if (!response) response = call_handler(*exchange);
    answer(*peer, connection, *exchange, std::move(*response));
    restart_clock(peer, connection.reader.buffered() == 0);
}

bool ConnectionHandler::post(const PeerPtr& peer, const std::shared_ptr<Exchange>& exchange) {
    const std::weak_ptr<Peer> to = peer;
    // The handler and its transport are alive as long as the pools are (Server::stop), so `this` is.
    return core_->pool_for(exchange->route->work).try_post([this, to, exchange] {
        const auto response = std::make_shared<Response>(call_handler(*exchange));
        post_to_io([this, to, exchange, response] { deliver(to, *exchange, std::move(*response)); });
    });
}

void ConnectionHandler::deliver(const std::weak_ptr<Peer>& to, Exchange& exchange, Response response) noexcept {
    const PeerPtr peer = to.lock();
    if (!peer) {
        core_->request_ended(exchange, client_gone);
        return;
    }
    try {
        const auto connection = connection_of(*peer);
        connection->busy = false;
        answer(*peer, *connection, exchange, std::move(response));
        restart_clock(peer, connection->reader.buffered() == 0);
        serve_buffered(peer, *connection);
    } catch (...) {  // as in onInput
        end_connection(*peer);
    }
}

void ConnectionHandler::answer(Peer& peer, Connection& connection, Exchange& exchange, Response response) {
    response = checked(std::move(response), core_->options().max_response_bytes, exchange);
    const bool keep_alive = exchange.keep_alive && !core_->draining() && !connection.closing;
    const WireOptions wire{keep_alive, exchange.request.method == Method::head, exchange.request.request_id};
    write(peer, to_wire(response, wire));
    if (!keep_alive) {
        connection.closing = true;
        end_connection(peer);
    }
    core_->request_ended(exchange, response.status);
}

void ConnectionHandler::write(Peer& peer, std::string_view bytes) {
    io().asyncWrite(peer.fd(), Pistache::RawBuffer(std::string(bytes), bytes.size()));
    io().flush();
}

void ConnectionHandler::close_after_refusal(const PeerPtr& peer, Connection& connection) {
    connection.closing = true;
    restart_clock(peer, true);
    // Closing while the client still sends would reset the connection and take the answer from it. So only our side
    // ends now; what comes is thrown away for a while.
    const std::weak_ptr<Peer> to = peer;
    const auto end = [this, to] {
        --lingering_;
        if (const PeerPtr held = to.lock()) end_connection(*held);
    };
    if (lingering_ < most_lingering && run_on_io_thread(io(), linger_time, end)) {
        ++lingering_;
        ::shutdown(peer->fd(), SHUT_WR);
    } else {
        end_connection(*peer);
    }
}

}  // namespace diachi::api::http::pistache
