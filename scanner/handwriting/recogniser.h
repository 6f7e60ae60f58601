#pragma once
/// The door to Tesseract: a flattened picture of text in, words out. One thread at a time; keep it and
/// use it again, because loading a model costs more than reading a line. Nothing that Tesseract throws
/// or prints leaves this file.
#include "scanner/pages/image.h"
#include "scanner/reading/page_reading.h"
#include "shared/base/result.h"

#include <memory>
#include <string>

namespace tycktill::handwriting {

struct Word {
    std::string text;
    double confidence = 0; ///< 0 … 1, as the recogniser says it: not the same scale for every hand
    reading::PixelRect box;
    int line = 0;      ///< from 0
    int paragraph = 0; ///< from 0
    /// In the recogniser's own word list. What is not had only its shape to be read by.
    bool known = false;
};

enum class TextShape { OneLine, Block, Page };
/// The Swedish model knows no @ # % * _, so e-mail addresses go through the English one.
enum class TextModel { Swedish, English };

class Recogniser {
public:
    /// Fails when the Swedish model is not installed.
    static Result<Recogniser> open();
    Recogniser(Recogniser&&) noexcept;
    Recogniser& operator=(Recogniser&&) noexcept;
    ~Recogniser();

    /// `allowed`: only these characters, when not empty. No words when there are none or when the
    /// recogniser fails on the picture.
    std::vector<Word> recognise(const pages::Image& image, TextShape shape, TextModel model,
                                const std::string& allowed = {});

private:
    struct Models;
    explicit Recogniser(std::unique_ptr<Models> models);
    std::unique_ptr<Models> models_;
};

} // namespace tycktill::handwriting
