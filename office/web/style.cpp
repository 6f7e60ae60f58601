#include "office/web/pages.h"

namespace tycktill::office {

/// Colours and measures are those of the scanning desk, so that both feel like one program.
std::string style_sheet() {
    return R"css(@font-face{font-family:Atkinson;src:url(/font/AtkinsonHyperlegibleNext-Regular.ttf);font-weight:400}
@font-face{font-family:Atkinson;src:url(/font/AtkinsonHyperlegibleNext-SemiBold.ttf);font-weight:600}
@font-face{font-family:Atkinson;src:url(/font/AtkinsonHyperlegibleNext-Bold.ttf);font-weight:700}
:root{--ground:#f2f1ed;--panel:#fff;--line:#d8d5cd;--text:#1b1d1f;--quiet:#575b60;--blue:#0d5a80;--blue-ground:#e4eff5;
--doubt:#7f4c00;--doubt-ground:#fff4dd;--settled:#1f6a3d;--fault:#a1281f;--input:#fff;--on-blue:#fff;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ground:#141618;--panel:#1d2023;--line:#363a3f;--text:#ebeae6;--quiet:#a7acb2;--blue:#7cc1e8;
--blue-ground:#15303e;--doubt:#f2c46b;--doubt-ground:#30260f;--settled:#86d1a3;--fault:#f0a097;--input:#111315;--on-blue:#10212b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:400 16px/24px Atkinson,"Atkinson Hyperlegible",sans-serif}
a{color:var(--blue)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:16px;background:var(--panel);padding:8px}
header{background:var(--panel);border-bottom:1px solid var(--line);padding:0 32px;display:flex;gap:32px;align-items:center;min-height:56px;flex-wrap:wrap}
header .lock{margin-left:auto}
header strong{font-weight:700;margin-right:16px}
header a{color:var(--quiet);text-decoration:none;padding:16px 0}
header a:hover{color:var(--text)}
header a[aria-current]{color:var(--text);font-weight:600;box-shadow:inset 0 -3px var(--blue)}
main{max-width:1240px;margin:0 auto;padding:32px}
h1{font-size:28px;line-height:36px;margin:0 0 4px}h2{font-size:20px;line-height:28px;font-weight:600;margin:0 0 8px}
p{margin:0 0 16px}.quiet{color:var(--quiet)}.small{font-size:14px;line-height:20px}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:24px;margin:0 0 16px}
table{border-collapse:separate;border-spacing:0;width:100%;background:var(--panel);border:1px solid var(--line);border-radius:6px}
th{font-size:14px;font-weight:600;color:var(--quiet);text-align:left;padding:12px 24px;white-space:nowrap}
td{padding:16px 24px;border-top:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
td a.main{font-weight:600;text-decoration:none}td a.main:hover{text-decoration:underline}
tr:hover td{background:var(--blue-ground)}
.chip{display:inline-block;border-radius:4px;padding:0 8px;white-space:nowrap}
.doubt{background:var(--doubt-ground);color:var(--doubt);font-weight:600}
.settled{color:var(--settled);font-weight:600}.fault{color:var(--fault);font-weight:600}
.columns{display:grid;grid-template-columns:minmax(0,2fr) minmax(280px,1fr);gap:32px;margin-top:24px}
@media(max-width:900px){.columns{grid-template-columns:1fr}main{padding:16px}header{padding:0 16px;gap:20px}th,td{padding:12px}}
dl{margin:0}dt{font-size:14px;line-height:20px;color:var(--quiet);font-weight:600;margin-top:16px}dt:first-child{margin-top:0}dd{margin:0;overflow-wrap:anywhere}
dd.story{font-size:20px;line-height:30px;max-width:36em}
label{font-weight:600;display:block;margin-bottom:4px}
textarea,input,select{font:inherit;color:inherit;background:var(--input);border:1px solid var(--quiet);border-radius:6px;padding:8px 12px;width:100%}
input,select{height:44px}textarea{min-height:150px}
button,.button{font:inherit;font-weight:600;background:var(--blue);color:var(--on-blue);border:0;border-radius:6px;padding:10px 20px;cursor:pointer;text-decoration:none;display:inline-block}
.button.light{background:transparent;color:var(--blue);border:2px solid var(--blue);padding:8px 18px}
form.row{display:flex;gap:16px;align-items:end;flex-wrap:wrap}form.row>div{flex:1 1 180px}
dl.figures{display:flex;gap:64px;flex-wrap:wrap}dl.figures dt{margin:0}dl.figures dd{font-size:28px;line-height:36px;font-weight:600}
table.counts{margin:0 0 24px;table-layout:fixed}table.counts th:first-child{width:44%}table.counts th:last-child{width:120px}
.bars svg{color:var(--blue)}
.reply{border-left:3px solid var(--settled);padding-left:16px;margin:0 0 16px}
.pages{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px}
.pages+p{margin:16px 0 0}
.pages img{width:100%;border:1px solid var(--line);background:#fff;display:block}
td.bars{width:34%;vertical-align:middle}
nav.sheets{display:flex;gap:16px;margin-top:16px}
@media print{header,form,nav,.button{display:none}body{background:#fff}}
)css";
}

} // namespace tycktill::office
