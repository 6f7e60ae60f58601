#include "office/keys/certificate.h"

#include <ctime>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/x509.h>
#include <memory>
#include <type_traits>

namespace tycktill::office {
namespace {

template <auto Deinit>
struct Closer {
    template <typename T>
    void operator()(T* handle) const {
        Deinit(handle);
    }
};
using Key = std::unique_ptr<std::remove_pointer_t<gnutls_x509_privkey_t>,
                            Closer<gnutls_x509_privkey_deinit>>;
using Crt =
    std::unique_ptr<std::remove_pointer_t<gnutls_x509_crt_t>, Closer<gnutls_x509_crt_deinit>>;
using PublicHalf =
    std::unique_ptr<std::remove_pointer_t<gnutls_pubkey_t>, Closer<gnutls_pubkey_deinit>>;

constexpr std::time_t twenty_years = 20LL * 366 * 24 * 3600;

Result<void> check(int outcome, const char* doing) {
    if (outcome < 0)
        return fail(std::string(doing) + ": " + gnutls_strerror(outcome));
    return {};
}

Result<Key> new_key() {
    gnutls_x509_privkey_t raw = nullptr;
    TRY(check(gnutls_x509_privkey_init(&raw), "TLS key"));
    Key key(raw);
    TRY(check(gnutls_x509_privkey_generate(raw, GNUTLS_PK_ECDSA,
                                           GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0),
              "TLS key"));
    return key;
}

Result<Crt> signed_certificate(gnutls_x509_privkey_t key) {
    gnutls_x509_crt_t crt = nullptr;
    TRY(check(gnutls_x509_crt_init(&crt), "TLS certificate"));
    Crt owner(crt);
    unsigned char serial[16];
    TRY(check(gnutls_rnd(GNUTLS_RND_NONCE, serial, sizeof serial), "TLS certificate"));
    serial[0] &= 0x7f; // a serial number is positive
    const char name[] = "tycktill-office";
    const std::time_t now = std::time(nullptr);
    const int steps[] = {
        gnutls_x509_crt_set_version(crt, 3),
        gnutls_x509_crt_set_serial(crt, serial, sizeof serial),
        gnutls_x509_crt_set_activation_time(crt, now - 24 * 3600),
        gnutls_x509_crt_set_expiration_time(crt, now + twenty_years),
        gnutls_x509_crt_set_dn_by_oid(crt, GNUTLS_OID_X520_COMMON_NAME, 0, name, sizeof name - 1),
        gnutls_x509_crt_set_subject_alt_name(crt, GNUTLS_SAN_DNSNAME, name, sizeof name - 1,
                                             GNUTLS_FSAN_SET),
        gnutls_x509_crt_set_key(crt, key),
        gnutls_x509_crt_set_key_usage(crt, GNUTLS_KEY_DIGITAL_SIGNATURE),
        gnutls_x509_crt_sign2(crt, crt, key, GNUTLS_DIG_SHA256, 0),
    };
    for (const int step : steps)
        TRY(check(step, "TLS certificate"));
    return owner;
}

std::string taken(gnutls_datum_t& datum) {
    std::string text(reinterpret_cast<const char*>(datum.data), datum.size);
    gnutls_free(datum.data);
    datum.data = nullptr;
    return text;
}

} // namespace

Result<Certificate> make_certificate() {
    const Key key = TRY(new_key());
    const Crt crt = TRY(signed_certificate(key.get()));
    gnutls_datum_t datum{};
    Certificate made;
    TRY(check(gnutls_x509_privkey_export2_pkcs8(key.get(), GNUTLS_X509_FMT_PEM, nullptr,
                                                GNUTLS_PKCS_PLAIN, &datum),
              "TLS key"));
    made.key_pem = taken(datum);
    TRY(check(gnutls_x509_crt_export2(crt.get(), GNUTLS_X509_FMT_PEM, &datum), "TLS certificate"));
    made.certificate_pem = taken(datum);
    return made;
}

Result<Bytes> public_key_pin(const Certificate& certificate) {
    gnutls_x509_crt_t crt = nullptr;
    TRY(check(gnutls_x509_crt_init(&crt), "TLS certificate"));
    const Crt owner(crt);
    std::string pem = certificate.certificate_pem;
    gnutls_datum_t datum{reinterpret_cast<unsigned char*>(pem.data()),
                         static_cast<unsigned>(pem.size())};
    TRY(check(gnutls_x509_crt_import(crt, &datum, GNUTLS_X509_FMT_PEM), "TLS certificate"));
    gnutls_pubkey_t half = nullptr;
    TRY(check(gnutls_pubkey_init(&half), "TLS certificate"));
    const PublicHalf half_owner(half);
    TRY(check(gnutls_pubkey_import_x509(half, crt, 0), "TLS certificate"));
    gnutls_datum_t der{};
    TRY(check(gnutls_pubkey_export2(half, GNUTLS_X509_FMT_DER, &der), "TLS certificate"));
    const std::string spki = taken(der);
    Bytes pin(32);
    TRY(check(gnutls_hash_fast(GNUTLS_DIG_SHA256, spki.data(), spki.size(), pin.data()),
              "TLS certificate"));
    return pin;
}

} // namespace tycktill::office
