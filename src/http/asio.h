// The parts of Asio that the server's machinery uses; never included by a public header of the room.
#pragma once

#include <utility>
// Asio 1.74 uses std::exchange without including <utility>, which must therefore come first.
#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace ledstang::http {
namespace asio = boost::asio;
}
