#include "scanner/handwriting/recogniser.h"

#include "shared/base/text.h"

#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <exception>

namespace tycktill::handwriting {

namespace {

using Engine = std::unique_ptr<tesseract::TessBaseAPI>;

/// Its own threads make Tesseract several times slower under load; pages are read side by side instead.
/// Set for each calling thread, because OpenMP keeps it so.
void one_thread() {
    omp_set_max_active_levels(0);
}

Engine load(const char* language) {
    auto engine = std::make_unique<tesseract::TessBaseAPI>();
    try {
        if (engine->Init(nullptr, language, tesseract::OEM_LSTM_ONLY) != 0)
            return nullptr;
    } catch (const std::exception&) {
        return nullptr;
    }
    engine->SetVariable("debug_file", "/dev/null");
    engine->SetVariable("load_system_dawg", "1");
    return engine;
}

tesseract::PageSegMode mode_of(TextShape shape) {
    switch (shape) {
    case TextShape::OneLine:
        return tesseract::PSM_SINGLE_LINE;
    case TextShape::Block:
        return tesseract::PSM_SINGLE_BLOCK;
    case TextShape::Page:
        break;
    }
    return tesseract::PSM_AUTO;
}

std::vector<Word> words_of(tesseract::TessBaseAPI& engine) {
    std::vector<Word> words;
    const std::unique_ptr<tesseract::ResultIterator> place(engine.GetIterator());
    if (!place)
        return words;
    int line = -1, paragraph = -1;
    do {
        if (place->IsAtBeginningOf(tesseract::RIL_PARA))
            ++paragraph;
        if (place->IsAtBeginningOf(tesseract::RIL_TEXTLINE))
            ++line;
        const std::unique_ptr<char[]> text(place->GetUTF8Text(tesseract::RIL_WORD));
        if (!text)
            continue;
        Word word;
        word.text = trimmed(text.get());
        word.confidence = static_cast<double>(place->Confidence(tesseract::RIL_WORD)) / 100;
        word.line = line;
        word.known = place->WordIsFromDictionary();
        word.paragraph = paragraph;
        int left = 0, top = 0, right = 0, bottom = 0;
        if (place->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom))
            word.box = {left, top, right - left, bottom - top};
        if (!word.text.empty())
            words.push_back(std::move(word));
    } while (place->Next(tesseract::RIL_WORD));
    return words;
}

} // namespace

struct Recogniser::Models {
    Engine swedish, english;
};

Recogniser::Recogniser(std::unique_ptr<Models> models) : models_(std::move(models)) {}
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser& Recogniser::operator=(Recogniser&&) noexcept = default;
Recogniser::~Recogniser() = default;

Result<Recogniser> Recogniser::open() {
    setMsgSeverity(L_SEVERITY_NONE);
    one_thread();
    auto models = std::make_unique<Models>();
    models->swedish = load("swe");
    if (!models->swedish)
        return fail("text cannot be read: Tesseract's Swedish model is missing; install "
                    "tesseract-ocr-swe");
    return Recogniser(std::move(models));
}

std::vector<Word> Recogniser::recognise(const pages::Image& image, TextShape shape, TextModel model,
                                        const std::string& allowed) {
    if (image.width() < 3 || image.height() < 3)
        return {};
    one_thread();
    if (model == TextModel::English && !models_->english)
        models_->english = load("eng");
    const bool english = model == TextModel::English && models_->english;
    tesseract::TessBaseAPI& engine = english ? *models_->english : *models_->swedish;
    try {
        engine.SetPageSegMode(mode_of(shape));
        engine.SetVariable("tessedit_char_whitelist", allowed.c_str());
        engine.SetImage(image.row(0), image.width(), image.height(), 1, image.width());
        engine.SetSourceResolution(300);
        std::vector<Word> words;
        if (engine.Recognize(nullptr) == 0)
            words = words_of(engine);
        engine.Clear();
        return words;
    } catch (const std::exception&) {
        engine.Clear();
        return {};
    }
}

} // namespace tycktill::handwriting
