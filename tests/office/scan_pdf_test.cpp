// Scanned pages as one PDF, without a picture being decoded.
#include "office/reading/scan_pdf.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("scanned pages become a PDF without being decoded, and damaged ones are refused") {
    // The head of a JPEG: JFIF at 300 dpi, 2480 × 3508, grey.
    const Bytes jpeg = from_hex("ffd8ffe000104a46494600010101012c012c0000"
                                "ffc0000b080db409b001011100ffd9")
                           .value();
    // A fax TIFF of one strip: 16 × 8, G4, 200 dpi.
    const Bytes tiff = from_hex("49492a0008000000"
                                "0700"
                                "000104000100000010000000"
                                "010104000100000008000000"
                                "030103000100000004000000"
                                "060103000100000000000000"
                                "11010400010000006c000000"
                                "170104000100000002000000"
                                "1a0105000100000064000000"
                                "00000000"
                                "0000"
                                "c800000001000000"
                                "0010")
                           .value();
    const Attachment first{"page-1.jpg", "image/jpeg", jpeg},
        second{"page-2.tif", "image/tiff", tiff};
    const auto pdf_of = [](const std::vector<Attachment>& files) {
        Submission submission;
        submission.attachments = files;
        return scan_pdf(submission, nullptr);
    };
    const Attachment audit{"reading.json", "application/json", bytes_of("{}")};
    const std::string pdf = text_of(pdf_of({first, second, audit}).value());
    REQUIRE(has(pdf, "/MediaBox [0 0 595.20 841.92]"));
    REQUIRE(has(pdf, "/MediaBox [0 0 5.76 2.88]"));
    REQUIRE(has(pdf, "/CCITTFaxDecode /DecodeParms << /K -1 /Columns 16 /Rows 8"));
    REQUIRE_FALSE(pdf_of({}));
    REQUIRE_FALSE(pdf_of({audit}));
    for (const auto& whole : {jpeg, tiff})
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Attachment cut{
                "page-1",
                "image/x",
                {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}};
            if (whole == tiff || size < 30)
                REQUIRE_FALSE(pdf_of({cut}));
        }
}
