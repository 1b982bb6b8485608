#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace diachi::api::http::testing {

/// An answer as it stood on the wire.
struct Answer {
    int status = 0;  ///< 0: none came
    std::string head;
    std::string body;

    /// The value of a header, empty where there is none. The name as the server writes it.
    std::string header(std::string_view name) const {
        const std::string start = "\r\n" + std::string(name) + ": ";
        const std::size_t place = head.find(start);
        if (place == std::string::npos) return "";
        const std::size_t begin = place + start.size();
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

/// A connection over which a test sends whatever bytes it likes.
class Connection {
  public:
    explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) close();
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { close(); }

    void close() {
        if (socket_ != -1) ::close(socket_);
        socket_ = -1;
    }

    /// Closes with a reset, as a browser that is killed.
    void abort() {
        const linger at_once{1, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        close();
    }

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// The next answer, or one with status 0 when the connection ends or nothing comes in time.
    Answer receive(int timeout_ms = 5000, bool head_only = false) {
        Answer answer;
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
            if (!read_more(timeout_ms)) return answer;
        }
        answer.head = buffer_.substr(0, end + 2);
        const std::size_t length = head_only ? 0 : std::strtoul(answer.header("Content-Length").c_str(), nullptr, 10);
        buffer_.erase(0, end + 4);
        while (buffer_.size() < length) {
            if (!read_more(timeout_ms)) return answer;
        }
        answer.body = buffer_.substr(0, length);
        buffer_.erase(0, length);
        answer.status = std::atoi(answer.head.c_str() + std::string_view("HTTP/1.1 ").size());
        return answer;
    }

    Answer ask(std::string_view request) { return send(request) ? receive() : Answer{}; }
    Answer get(std::string_view target) {
        return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }

    /// True if the server closes the connection within the time, having sent nothing more.
    bool ends(int timeout_ms = 5000) { return !read_more(timeout_ms) && ended_ && buffer_.empty(); }

  private:
    bool read_more(int timeout_ms) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, timeout_ms) != 1) return false;
        std::string part(65'536, '\0');
        const ssize_t got = ::recv(socket_, part.data(), part.size(), 0);
        ended_ = got <= 0;
        if (ended_) return false;
        buffer_.append(part, 0, static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    bool ended_ = false;
    std::string buffer_;
};

}  // namespace diachi::api::http::testing
