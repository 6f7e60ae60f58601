#include "kiosk/slip/ipp.h"

#include "kiosk/slip/raster.h"

#include <array>
#include <cstring>
#include <cups/cups.h>
#include <memory>
#include <thread>

namespace tycktill::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr int connect_patience_ms = 4000;
constexpr double answer_patience_s = 8;
constexpr auto ask_again = 250ms;
constexpr const char* pdf = "application/pdf";
constexpr const char* raster = "image/pwg-raster";

struct Ends {
    void operator()(http_t* http) const { httpClose(http); }
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};
using Connection = std::unique_ptr<http_t, Ends>;
using Message = std::unique_ptr<ipp_t, Ends>;

struct Printer {
    Connection connection;
    std::string uri, resource;
};

std::string silent(const std::string& where) {
    return where + ": the printer does not answer; look at cable, power and network";
}

Result<Printer> connect(const std::string& where) {
    const bool queue = where.find(':') == std::string::npos;
    Printer printer;
    printer.uri = queue ? "ipp://localhost/printers/" + where : where;
    std::array<char, 32> scheme{};
    std::array<char, 256> user{}, host{}, resource{};
    int port = 0;
    if (httpSeparateURI(HTTP_URI_CODING_ALL, printer.uri.c_str(), scheme.data(), scheme.size(),
                        user.data(), user.size(), host.data(), host.size(), &port, resource.data(),
                        resource.size()) < HTTP_URI_STATUS_OK)
        return fail(where + ": is no printer; write ipp://HOST/ipp/print, a queue or a device");
    printer.resource = resource.data();
    const auto encryption = std::string_view(scheme.data()) == "ipps"
                                ? HTTP_ENCRYPTION_ALWAYS
                                : HTTP_ENCRYPTION_IF_REQUESTED;
    printer.connection.reset(queue ? httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC,
                                                  cupsEncryption(), 1, connect_patience_ms, nullptr)
                                   : httpConnect2(host.data(), port, nullptr, AF_UNSPEC, encryption,
                                                  1, connect_patience_ms, nullptr));
    if (!printer.connection)
        return fail(silent(where));
    httpSetTimeout(
        printer.connection.get(), answer_patience_s, [](http_t*, void*) { return 0; }, nullptr);
    return printer;
}

/// To this printer, from nobody.
ipp_t* request(ipp_op_t what, const Printer& printer) {
    ipp_t* made = ippNewRequest(what);
    ippAddString(made, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, printer.uri.c_str());
    ippAddString(made, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "kiosk");
    return made;
}

ipp_t* request_on(ipp_op_t what, const Printer& printer, int job) {
    ipp_t* made = request(what, printer);
    ippAddInteger(made, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    return made;
}

/// cupsDoRequest releases the request.
Message answer_to(ipp_t* asked, const Printer& printer) {
    return Message(cupsDoRequest(printer.connection.get(), asked, printer.resource.c_str()));
}

bool is_fine(const Message& answer) {
    return answer && ippGetStatusCode(answer.get()) < IPP_STATUS_ERROR_BAD_REQUEST;
}

/// What the printer says of itself.
class Traits {
public:
    explicit Traits(Message answer) : answer_(std::move(answer)) {}

    bool lists(const char* name, const char* value) const {
        ipp_attribute_t* found = find(name);
        return found != nullptr && ippContainsString(found, value) != 0;
    }
    int number(const char* name, int otherwise) const {
        ipp_attribute_t* found = find(name);
        return found == nullptr ? otherwise : ippGetInteger(found, 0);
    }
    bool truth(const char* name, bool otherwise) const {
        ipp_attribute_t* found = find(name);
        return found == nullptr ? otherwise : ippGetBoolean(found, 0) != 0;
    }
    /// "media-empty-error" and the like, where that stops it.
    bool stopped_by(std::string_view reason) const {
        ipp_attribute_t* found = find("printer-state-reasons");
        for (int at = 0; found != nullptr && at < ippGetCount(found); ++at) {
            const std::string_view said = ippGetString(found, at, nullptr);
            if (said == reason || said == std::string(reason) + "-error")
                return true;
        }
        return false;
    }
    forms::SlipPaper paper() const {
        ipp_attribute_t* found = find("media-default");
        const char* name = found == nullptr ? nullptr : ippGetString(found, 0, nullptr);
        const pwg_media_t* media = name == nullptr ? nullptr : pwgMediaForPWG(name);
        return media == nullptr ? forms::SlipPaper{}
                                : forms::SlipPaper{{media->width}, {media->length}};
    }
    int dpi() const {
        ipp_attribute_t* found = find("pwg-raster-document-resolution-supported");
        int along = 0;
        ipp_res_t unit = IPP_RES_PER_INCH;
        const int across = found == nullptr ? 0 : ippGetResolution(found, 0, &along, &unit);
        return across > 0 && across == along && unit == IPP_RES_PER_INCH ? across : 300;
    }

private:
    ipp_attribute_t* find(const char* name) const {
        return ippFindAttribute(answer_.get(), name, IPP_TAG_ZERO);
    }
    Message answer_;
};

Result<Traits> ask(const std::string& where, const Printer& printer) {
    ipp_t* asked = request(IPP_OP_GET_PRINTER_ATTRIBUTES, printer);
    const std::array wanted{"document-format-supported",
                            "media-default",
                            "printer-state",
                            "printer-state-reasons",
                            "printer-is-accepting-jobs",
                            "pwg-raster-document-resolution-supported"};
    ippAddStrings(asked, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(wanted.size()), nullptr, wanted.data());
    Message answer = answer_to(asked, printer);
    if (!is_fine(answer))
        return fail(silent(where));
    return Traits(std::move(answer));
}

Result<void> would_print(const std::string& where, const Traits& traits) {
    for (const char* reason : {"media-empty", "media-needed"})
        if (traits.stopped_by(reason))
            return fail(where + ": the printer has no paper; put some in");
    for (const char* reason : {"cover-open", "door-open", "media-jam"})
        if (traits.stopped_by(reason))
            return fail(where + ": the printer is open or jammed; look at paper and cover");
    if (traits.number("printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED ||
        !traits.truth("printer-is-accepting-jobs", true))
        return fail(where + ": the printer has stopped; look at what its own screen says");
    return {};
}

struct Document {
    const char* format = pdf;
    std::string bytes;
    forms::SlipPaper paper;
};

Result<Document> document_of(const forms::Slip& slip, const Traits& traits) {
    if (traits.lists("document-format-supported", raster) &&
        !traits.lists("document-format-supported", pdf)) {
        const forms::SlipPicture picture =
            TRY(forms::slip_as_picture(slip, traits.paper(), traits.dpi()));
        return Document{raster, TRY(as_pwg_raster(picture, traits.dpi())), picture.paper};
    }
    forms::SlipPdf page = TRY(forms::slip_as_pdf(slip, traits.paper()));
    return Document{pdf, std::move(page.bytes), page.paper};
}

/// So that a roll is cut where the slip ends, and nothing is scaled to another paper.
void add_paper(ipp_t* job, forms::SlipPaper paper) {
    Message size(ippNew()), media(ippNew());
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", paper.width.hundredths);
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension",
                  paper.height.hundredths);
    ippAddCollection(media.get(), IPP_TAG_ZERO, "media-size", size.get());
    ippAddCollection(job, IPP_TAG_JOB, "media-col", media.get());
}

enum class TellPaper { Yes, No };

/// The job's number, or 0 when the printer does not understand what it is told of its paper.
Result<int> try_to_send(const std::string& where, const Printer& printer, const Document& document,
                        TellPaper tell) {
    const Message job(request(IPP_OP_PRINT_JOB, printer));
    ippAddString(job.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, "kvitto");
    ippAddString(job.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 document.format);
    if (tell == TellPaper::Yes)
        add_paper(job.get(), document.paper);
    http_t* connection = printer.connection.get();
    const char* resource = printer.resource.c_str();
    http_status_t status = cupsSendRequest(connection, job.get(), resource, CUPS_LENGTH_VARIABLE);
    if (status == HTTP_STATUS_CONTINUE)
        status = cupsWriteRequestData(connection, document.bytes.data(), document.bytes.size());
    const Message answer(cupsGetResponse(connection, resource));
    ipp_attribute_t* id =
        answer ? ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER) : nullptr;
    if (tell == TellPaper::Yes && answer &&
        ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES)
        return 0;
    if (!is_fine(answer) || id == nullptr)
        return fail(where + ": the printer did not take the slip (" + cupsLastErrorString() + ")");
    return ippGetInteger(id, 0);
}

Result<int> send(const std::string& where, const Printer& printer, const Document& document) {
    const int job = TRY(try_to_send(where, printer, document, TellPaper::Yes));
    return job != 0 ? job : try_to_send(where, printer, document, TellPaper::No);
}

enum class JobState { Going, Done, Stopped, Forgotten };
JobState state_of(const Printer& printer, int job) {
    const Message answer = answer_to(request_on(IPP_OP_GET_JOB_ATTRIBUTES, printer, job), printer);
    if (answer && ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND)
        return JobState::Forgotten;
    ipp_attribute_t* state =
        answer ? ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM) : nullptr;
    const int now = state == nullptr ? IPP_JSTATE_PENDING : ippGetInteger(state, 0);
    if (now == IPP_JSTATE_COMPLETED)
        return JobState::Done;
    return now == IPP_JSTATE_ABORTED || now == IPP_JSTATE_CANCELED ? JobState::Stopped
                                                                   : JobState::Going;
}

Result<void> wait_for(const std::string& where, const Printer& printer, int job,
                      std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    JobState state = state_of(printer, job);
    while (state == JobState::Going && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(ask_again);
        state = state_of(printer, job);
    }
    if (state == JobState::Done)
        return {};
    if (state == JobState::Forgotten)
        return fail(where + ": the queue does not tell whether the slip came out; let it keep a "
                            "job's history for a minute (PreserveJobHistory 60)");
    answer_to(request_on(IPP_OP_CANCEL_JOB, printer, job), printer);
    return fail(where + ": the slip did not come out and was taken back; look at paper and cover");
}

} // namespace

Result<void> look_at_ipp(const std::string& where) {
    const Printer printer = TRY(connect(where));
    return would_print(where, TRY(ask(where, printer)));
}

Result<void> print_by_ipp(const std::string& where, const forms::Slip& slip,
                          std::chrono::seconds patience) {
    const Printer printer = TRY(connect(where));
    const Traits traits = TRY(ask(where, printer));
    TRY(would_print(where, traits));
    const Document document = TRY(document_of(slip, traits));
    const int job = TRY(send(where, printer, document));
    return wait_for(where, printer, job, patience);
}

} // namespace tycktill::kiosk
