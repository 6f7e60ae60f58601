#include "tests/scanner/amc_peer.h"

#include "scanner/pages/document.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <cstdio>
#include <cstdlib>

namespace tycktill {

namespace {

constexpr const char* exam = R"(\documentclass[a4paper]{article}
\usepackage[utf8]{inputenc}
\usepackage[box]{automultiplechoice}
\begin{document}
\onecopy{1}{
\begin{question}{from}
  Who?
  \begin{choices}[o] \correctchoice{One} \wrongchoice{Two} \wrongchoice{Three} \end{choices}
\end{question}
\begin{question}{kind}
  What?
  \begin{choices}[o] \correctchoice{One} \wrongchoice{Two} \wrongchoice{Three} \end{choices}
\end{question}
}
\end{document}
)";

bool run(const std::filesystem::path& folder, const std::string& command) {
    return std::system(
               ("cd '" + folder.string() + "' && " + command + " >>amc.log 2>&1").c_str()) == 0;
}

// The first box of each question, from the positions that typesetting told: its top left and bottom right
// corner, in scaled points from the page's bottom left corner.
std::vector<Rect> first_boxes(const std::string& positions) {
    const auto mm_of = [](double scaled_points) { return scaled_points / 65536 / 72.27 * 25.4; };
    std::vector<Rect> out;
    double left = 0, top = 0;
    for (const std::string& line : split(positions, '\n')) {
        double x = 0, y = 0;
        const auto place = line.find("}{");
        if (line.rfind("\\tracepos{1/1:case:", 0) != 0 || line.find(",1}{") == std::string::npos ||
            std::sscanf(line.c_str() + place, "}{%lfsp}{%lfsp}", &x, &y) != 2)
            continue;
        if (left == 0) {
            left = mm_of(x);
            top = 297 - mm_of(y);
            continue;
        }
        const auto hundredths = [](double mm) { return Mm{int(mm * 100)}; };
        out.push_back({hundredths(left), hundredths(top), hundredths(mm_of(x) - left),
                       hundredths(297 - mm_of(y) - top)});
        left = 0;
    }
    return out;
}

} // namespace

bool AmcPeer::installed() {
    return std::system("command -v auto-multiple-choice >/dev/null 2>&1") == 0;
}

std::optional<AmcPeer> AmcPeer::open(const std::filesystem::path& folder) {
    AmcPeer out;
    out.folder_ = folder;
    std::filesystem::create_directories(folder / "data");
    if (!write_text(folder / "exam.tex", exam) ||
        !run(folder,
             "auto-multiple-choice prepare --mode s --with pdflatex --filter latex exam.tex "
             "--data data --out-sujet sheet.pdf --out-corrige right.pdf --out-calage "
             "places.xy") ||
        !run(folder, "auto-multiple-choice meptex --src places.xy --data data"))
        return std::nullopt;
    const auto positions = read_text(folder / "places.xy");
    auto document = Document::open(folder / "sheet.pdf");
    if (!positions || !document)
        return std::nullopt;
    auto page = document->page(1);
    const auto boxes = first_boxes(*positions);
    if (!page || boxes.size() != 2)
        return std::nullopt;
    out.sheet_ = std::move(page->image);
    Chance chance(3);
    for (const Rect& box : boxes)
        draw_tick(out.sheet_, out.sheet_.dpi, box, TickStyle::Cross, ballpoint, chance);
    return out;
}

bool AmcPeer::read(const std::vector<std::filesystem::path>& scans) const {
    std::string list;
    for (const auto& scan : scans)
        list += scan.string() + "\n";
    if (!write_text(folder_ / "list.txt", list))
        return false;
    if (!scans.empty() && scans[0].extension() == ".pdf" &&
        !run(folder_, "auto-multiple-choice getimages --copy-to . --list list.txt"))
        return false;
    return run(folder_,
               "auto-multiple-choice analyse --projet . --data data --multiple --n-procs 1 "
               "--liste-fichiers list.txt");
}

} // namespace tycktill
