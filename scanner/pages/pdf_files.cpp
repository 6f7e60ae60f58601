#include "scanner/pages/pdf_files.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <stdexcept>

namespace tycktill::pages {

namespace {

constexpr int most_files = 100;
constexpr std::size_t most_bytes = std::size_t(100) << 20;

/// Takes bytes until they are more than they may be.
class Bucket final : public Pipeline {
public:
    Bucket(Bytes& to, std::size_t room) : Pipeline("bucket", nullptr), to_(to), room_(room) {}
    void write(unsigned char const* data, std::size_t size) override {
        if (size > room_ - to_.size())
            throw std::length_error("too much");
        to_.insert(to_.end(), data, data + size);
    }
    void finish() override {}

private:
    Bytes& to_;
    std::size_t room_;
};

class Collector {
public:
    void add(QPDFObjectHandle specification) {
        if (!specification.isDictionary())
            return;
        QPDFObjectHandle versions = specification.getKey("/EF");
        if (!versions.isDictionary())
            return;
        // The same file under several keys.
        for (const char* key : {"/UF", "/F", "/Unix", "/DOS", "/Mac"})
            if (QPDFObjectHandle stream = versions.getKey(key); stream.isStream())
                return add_stream(stream);
        ++out_.unread;
    }
    CarriedFiles take() { return std::move(out_); }

private:
    void add_stream(QPDFObjectHandle stream) {
        if (!seen_.insert(stream.getObjGen()).second)
            return;
        Bytes bytes;
        Bucket bucket(bytes, most_bytes - used_);
        bool good = int(out_.files.size()) < most_files;
        try {
            good = good && stream.pipeStreamData(&bucket, nullptr, 0, qpdf_dl_all, true);
        } catch (const std::exception&) {
            good = false;
        }
        if (!good || bytes.empty()) {
            ++out_.unread;
            return;
        }
        used_ += bytes.size();
        out_.files.push_back(std::move(bytes));
    }

    std::set<QPDFObjGen> seen_;
    std::size_t used_ = 0;
    CarriedFiles out_;
};

} // namespace

CarriedFiles files_carried_in(QPDF& pdf) {
    Collector collector;
    QPDFEmbeddedFileDocumentHelper named(pdf);
    if (named.hasEmbeddedFiles())
        for (const auto& [name, file] : named.getEmbeddedFiles())
            collector.add(file->getObjectHandle());
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
        for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i)
            if (QPDFObjectHandle one = annotations.getArrayItem(i); one.isDictionary())
                collector.add(one.getKey("/FS"));
    }
    return collector.take();
}

} // namespace tycktill::pages
