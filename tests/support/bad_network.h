#pragma once
/// A network and a proxy that fail in every way that one can tell without sockets, by chance.
#include "shared/courier/transport.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <functional>
#include <vector>

namespace tycktill::test {

class BadNetwork final : public Transport {
public:
    using Office = std::function<tl::expected<HttpResponse, NoAnswer>(const HttpRequest&)>;
    BadNetwork(Chance& chance, Office office) : chance_(chance), office_(std::move(office)) {}

    /// One request in so many meets a fault; 0: none does.
    int one_in = 8;
    bool only_heartbeats = false; ///< everything else is lost
    long requests = 0, faults = 0;

    tl::expected<HttpResponse, NoAnswer> send(const HttpRequest& request) override {
        ++requests;
        if (heard_.size() < 64)
            heard_.push_back(request);
        if (only_heartbeats && request.method == "PUT")
            return nothing("lost");
        if (one_in == 0 || !chance_.one_in(one_in))
            return office_(request);
        ++faults;
        return fail(request);
    }

private:
    using Answer = tl::expected<HttpResponse, NoAnswer>;
    static Answer nothing(const char* why) { return tl::make_unexpected(NoAnswer{why, false}); }

    Answer fail(const HttpRequest& request) {
        switch (chance_.below(10)) {
        case 0:
            return nothing("reset before anything arrived");
        case 1:
            (void)office_(request);
            return nothing("reset before the answer");
        case 2:
            (void)office_(request);
            return office_(request); // sent twice
        case 3:                      // an old one comes again, from whoever listened
            (void)office_(heard_.at(static_cast<std::size_t>(chance_.below(int(heard_.size())))));
            return office_(request);
        case 4: // and one after the other
            if (auto first = office_(request))
                (void)office_(heard_.front());
            return nothing("the answer came too late");
        case 5:
            return plain_response(200, "<html>Log in to the guest network</html>");
        case 6:
            (void)office_(request);
            return plain_response(504, "gateway timeout");
        case 7: {
            HttpResponse busy = plain_response(503, "busy");
            busy.headers["retry-after"] = "120";
            return busy;
        }
        case 8:
            return plain_response(403, "blocked by policy");
        default: {
            auto cut = office_(request);
            if (cut)
                cut->body.resize(cut->body.size() / 2);
            return cut;
        }
        }
    }

    Chance& chance_;
    Office office_;
    std::vector<HttpRequest> heard_;
};

} // namespace tycktill::test
