#include "scanner/assemble.h"

namespace tycktill {

std::string content_sketch(const PageReading& reading) {
    std::string sketch = std::to_string(reading.code ? reading.code->page : 0);
    for (const FieldReading& field : reading.fields) {
        sketch += ";" + field.field + "=";
        if (!field.is_choice) {
            sketch += field.value.empty() && !field.doubt ? "" : "*";
            continue;
        }
        for (const MarkReading& mark : field.marks)
            sketch += mark.state == MarkState::Ticked ? mark.choice + "," : "";
    }
    return sketch;
}

bool same_content(const PageReading& a, const PageReading& b) {
    return content_sketch(a) == content_sketch(b);
}

} // namespace tycktill
