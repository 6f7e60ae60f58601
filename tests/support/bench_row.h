#pragma once
/// One row of the benchmark table: what was measured, beside its peer in the same run. A benchmark is a
/// program build/bin/NAME_bench that prints rows, one JSON object a line; ./tycktill bench runs them all
/// and makes the table. Times differ from machine to machine; the ratio is what to compare.
#include "tests/support/rooms.h"

#include <cstdio>
#include <string>

namespace tycktill {

struct BenchRow {
    std::string what; ///< "page to marks, TIFF G4, 300 dpi, one core"
    double figure = 0;
    std::string unit;       ///< "ms", "MiB", "rows/s"
    std::string peer;       ///< what it is held against, or ""
    double peer_figure = 0; ///< in the same unit
    std::string goal;       ///< "at most 1.5 times", or ""
};

inline void print_row(const BenchRow& row) {
    const auto quoted = [](const std::string& text) {
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
        return out + "\"";
    };
    std::printf("{\"what\":%s,\"figure\":%.6g,\"unit\":%s", quoted(row.what).c_str(), row.figure,
                quoted(row.unit).c_str());
    if (!row.peer.empty())
        std::printf(",\"peer\":%s,\"peer_figure\":%.6g,\"ratio\":%.4g", quoted(row.peer).c_str(),
                    row.peer_figure, row.peer_figure != 0 ? row.figure / row.peer_figure : 0);
    if (!row.goal.empty())
        std::printf(",\"goal\":%s", quoted(row.goal).c_str());
    std::printf("}\n");
    std::fflush(stdout);
}

} // namespace tycktill
