#pragma once
/// Tests use the names of every room bare; where two rooms have the same name, the test says whose it means.

namespace tycktill {
namespace base {}
namespace record {}
namespace store {}
namespace wire {}
namespace courier {}
namespace pdf {}
namespace touch {}
namespace forms {}
namespace kiosk {}
namespace pages {}
namespace reading {}
namespace handwriting {}
namespace source {}
namespace returned {}
namespace queue {}
namespace desk {}
namespace scanner {}
namespace office {}
using namespace base;
using namespace record;
using namespace store;
using namespace wire;
using namespace courier;
using namespace pdf;
using namespace touch;
using namespace forms;
using namespace kiosk;
using namespace pages;
using namespace reading;
using namespace handwriting;
using namespace source;
using namespace returned;
using namespace queue;
using namespace desk;
using namespace scanner;
using namespace office;
} // namespace tycktill
