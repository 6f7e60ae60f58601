#include "scanner/returned/assemble.h"

namespace tycktill::returned {

std::string content_sketch(const reading::PageReading& reading) {
    std::string sketch = std::to_string(reading.code ? reading.code->page : 0);
    for (const reading::FieldReading& field : reading.fields) {
        sketch += ";" + field.field + "=";
        if (!field.is_choice) {
            sketch += field.value.empty() && !field.doubt ? "" : "*";
            continue;
        }
        for (const reading::MarkReading& mark : field.marks)
            sketch += mark.state == reading::MarkState::Ticked ? mark.choice + "," : "";
    }
    return sketch;
}

bool same_content(const reading::PageReading& a, const reading::PageReading& b) {
    return content_sketch(a) == content_sketch(b);
}

} // namespace tycktill::returned
