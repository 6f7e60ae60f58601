#pragma once
/// A page's reading as bytes, as it is kept (sealed) in the queue. Read back by the same program or a
/// newer one: unknown keys are ignored, missing ones have their built-in value, unknown names of
/// states, doubts and the like are a fault.
#include "scanner/returned/assemble.h"
#include "shared/base/bytes.h"

namespace tycktill::queue {

/// Without id.
Bytes to_bytes(const returned::FormPage& page);
Result<returned::FormPage> parse_form_page(BytesView bytes);

} // namespace tycktill::queue
