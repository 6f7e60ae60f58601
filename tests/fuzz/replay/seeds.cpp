// Makes the seeds that the fuzz targets begin with: one good example of everything we parse.
//
//     fuzz_seeds FOLDER
#include "forms/paper/page_code.h"
#include "shared/base/files.h"
#include "shared/record/sealed_box.h"
#include "shared/record/stream.h"
#include "shared/wire/enrol_code.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"
#include "tests/support/submissions.h"

#include <cstdio>

using namespace tycktill;
using namespace tycktill::test;

namespace {

std::filesystem::path root;

void put(const std::string& target, const std::string& name, BytesView bytes) {
    if (!make_folder(root / target) || !write_file(root / target / name, bytes))
        std::fprintf(stderr, "cannot write %s/%s\n", target.c_str(), name.c_str());
}

/// With the byte before it that chooses.
Bytes chosen(std::uint8_t which, BytesView bytes) {
    Bytes all;
    all.reserve(bytes.size() + 1);
    all.push_back(which);
    all.insert(all.end(), bytes.begin(), bytes.end());
    return all;
}

/// A signed message without its last line: the target signs it itself.
Bytes unsigned_lines(const Bytes& message) {
    const std::string text = text_of(message);
    return bytes_of(text.substr(0, text.rfind("signature ")));
}

void put_messages(const TestStation& station, const Manifest& manifest, const Bytes& envelope) {
    const SigningKey office = make_signing_key();
    const Recipients recipients{make_key_pair().public_key, make_key_pair().public_key};
    Announcement announcement{to_bytes(manifest), {}, {}};
    put("wire", "announcement", chosen(0, to_bytes(announcement)));
    announcement.envelope.assign(envelope.begin(), envelope.begin() + 200);
    put("wire", "announcement-with-bytes", chosen(0, to_bytes(announcement)));
    put("wire", "missing", chosen(1, to_bytes(Missing{{blake2b(envelope), blake2b(Bytes{1})}})));
    const Receipt receipt{manifest.id, station.name, link_of(manifest), a_day()};
    put("wire", "receipt", chosen(2, signed_bytes(receipt, office)));
    put("receipt", "receipt", chosen(0, unsigned_lines(signed_bytes(receipt, office))));
    Heartbeat heartbeat{station.name, {station.head}, 3, 1, a_day(), {}};
    put("wire", "heartbeat", chosen(3, signed_bytes(heartbeat, station.key)));
    put("receipt", "heartbeat", chosen(1, unsigned_lines(signed_bytes(heartbeat, station.key))));
    heartbeat.doubts = {{StoreDoubt::Kind::WentBack, station.head, 2}};
    put("receipt", "doubtful-heartbeat",
        chosen(1, unsigned_lines(signed_bytes(heartbeat, station.key))));
    put("receipt", "doubt", chosen(2, bytes_of(to_text(heartbeat.doubts.front()))));
    put("receipt", "head", chosen(2, bytes_of(to_text(station.head))));
    put("wire", "hello", chosen(4, to_bytes(Hello{a_day(), {}})));
    put("wire", "enrolment",
        chosen(5, signed_bytes(Enrolment{Bytes(16, 7), station.key.verify_key}, station.key)));
    const Bytes keys = signed_bytes(OfficeKeys{2, office.verify_key, recipients}, office);
    put("wire", "welcome", chosen(6, to_bytes(Welcome{station.name, office.verify_key, keys, {}})));
    put("wire", "keys", chosen(7, keys));
    put("wire", "enrol-code",
        chosen(8, bytes_of(to_text(EnrolCode{Bytes(32, 9), Bytes(16, 7), Bytes(24, 5)}))));
}

void put_sealed(const Submission& submission) {
    const KeyPair key = make_key_pair();
    Bytes stream;
    seal_stream(stream, key.public_key.bytes, bytes_of("Maten var kall."), {});
    put("chunk", "stream", chosen(0, stream));
    put("chunk", "box", chosen(1, seal_box(key.public_key, bytes_of("Maten var kall."), "fuzz")));
    put("chunk", "plain", chosen(2, bytes_of("Maten var kall.")));
    put("chunk", "address", chosen(3, bytes_of(to_hex(blake2b(stream)))));
    const Bytes matter = matter_bytes(submission), contact = contact_bytes(submission);
    Bytes both = chosen(static_cast<std::uint8_t>((matter.size() + 3) / 4), matter);
    put("submission", "matter", both);
    both.insert(both.end(), contact.begin(), contact.end());
    put("submission", "matter-and-contact", both);
}

} // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fprintf(stderr, "usage: fuzz_seeds FOLDER\n");
        return 2;
    }
    root = words[1];
    const Recipients recipients{make_key_pair().public_key, make_key_pair().public_key};
    TestStation station;
    for (const char* name : {"first", "second"}) {
        const Submission submission = a_complaint();
        const Bytes envelope = to_bytes(seal(submission, recipients).value());
        const Manifest manifest = station.next(submission.id, envelope);
        put("envelope", name, envelope);
        put("manifest", name, to_bytes(manifest));
        put_messages(station, manifest, envelope);
    }
    put("envelope", "empty", to_bytes(Envelope{random_submission_id(), {}}));
    put_sealed(a_complaint());
    const PageCode code{SheetFingerprint{"7K3M9QXD"}, random_serial(), 2};
    put("page_code", "code", bytes_of(to_text(code)));
    put("page_code", "serial", bytes_of(for_people(code.serial)));
    return 0;
}
