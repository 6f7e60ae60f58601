#include "forms/paper/web_blank.h"

namespace tycktill::forms {

Serial web_serial() {
    return {"222222222"};
}

bool is_from_web(const Serial& serial) {
    return serial == web_serial();
}

} // namespace tycktill::forms
