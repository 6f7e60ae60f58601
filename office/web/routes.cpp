#include "office/web/routes.h"

#include "office/web/account_pages.h"
#include "office/web/entrance.h"
#include "office/web/list_pages.h"
#include "office/web/matter_pages.h"
#include "office/web/notices.h"
#include "office/web/other_pages.h"
#include "office/web/release_pages.h"
#include "office/web/report_pages.h"
#include "office/web/saved_views.h"

namespace tycktill::web {
namespace {

using matters::Act;

/// A form and what it does, with one right for both.
void both(std::vector<Route>& all, const char* path, Act act, Page form, Page does) {
    all.push_back({"GET", path, Where::TheMatter, act, form});
    all.push_back({"POST", path, Where::TheMatter, act, does});
}

void letter(std::vector<Route>& all, const char* path, const char* sends) {
    both(all, path, Act::Handle, letter_form, look_at_letter);
    all.push_back({"POST", sends, Where::TheMatter, Act::Handle, send_letter});
}

std::vector<Route> made() {
    std::vector<Route> all{
        {"GET", "/logga-in", Where::Anyone, Act::SeeMatter, log_in_page},
        {"POST", "/logga-in", Where::Anyone, Act::SeeMatter, log_in},
        {"GET", "/in", Where::Anyone, Act::SeeMatter, first_page},
        {"POST", "/forsta", Where::Anyone, Act::SeeMatter, make_first},
        {"POST", "/logga-ut", Where::SomebodyIn, Act::SeeMatter, log_out_page},
        {"GET", "/", Where::SomebodyIn, Act::SeeMatter, start_page},
        {"GET", "/hjalp", Where::SomebodyIn, Act::SeeMatter, help_page, Logged::Nothing},
        {"GET", "/mitt", Where::SomebodyIn, Act::SeeMatter, account_page, Logged::Nothing},
        {"POST", "/mitt/losenord", Where::SomebodyIn, Act::SeeMatter, change_own_passphrase},
        {"POST", "/mitt/epost", Where::SomebodyIn, Act::SeeMatter, choose_mail},
        {"GET", "/mitt/koder", Where::SomebodyIn, Act::SeeMatter, codes_page, Logged::Nothing},
        {"POST", "/mitt/koder", Where::SomebodyIn, Act::SeeMatter, turn_on_codes},
        {"POST", "/mitt/koder/av", Where::SomebodyIn, Act::SeeMatter, turn_off_codes},
        {"POST", "/mitt/introduktion", Where::SomebodyIn, Act::SeeMatter, note_introduced},
        {"POST", "/mitt/borta", Where::SomebodyIn, Act::SeeMatter, set_absence},
        {"GET", "/inkorg", Where::Somewhere, Act::SeePublicHalf, inbox_page},
        {"POST", "/inkorg/flera", Where::Somewhere, Act::Assign, ask_bulk},
        {"POST", "/inkorg/flera/ge", Where::Somewhere, Act::Assign, do_bulk},
        {"POST", "/inkorg/vyer", Where::Somewhere, Act::SeePublicHalf, save_view},
        {"POST", "/inkorg/vyer/ta-bort", Where::Somewhere, Act::SeePublicHalf, drop_view},
        {"GET", "/diariefor/nasta", Where::Somewhere, Act::Register, register_next,
         Logged::Nothing},
        {"GET", "/register", Where::Somewhere, Act::SeePublicHalf, register_page},
        {"GET", "/register/dagens-post", Where::Somewhere, Act::SeePublicHalf, post_list_page},
        {"GET", "/nytt", Where::Somewhere, Act::TakeIn, take_in_form, Logged::Nothing},
        {"POST", "/nytt", Where::Somewhere, Act::TakeIn, do_take_in},
        {"GET", "/rapport", Where::Somewhere, Act::FreezeReport, report_page, Logged::Itself},
        {"GET", "/rapport.csv", Where::Somewhere, Act::FreezeReport, report_file, Logged::Itself},
        {"GET", "/rapporter", Where::Somewhere, Act::MakeReport, owed_page},
        {"GET", "/rapporter/fryst/*", Where::Somewhere, Act::MakeReport, frozen_page},
        {"GET", "/rapporter/fryst/*/*", Where::Somewhere, Act::MakeReport, frozen_file,
         Logged::Itself},
        {"GET", "/rapporter/*", Where::Somewhere, Act::MakeReport, draft_page, Logged::Itself},
        {"POST", "/rapporter/*", Where::Somewhere, Act::MakeReport, change_draft},
        {"GET", "/personer", Where::Somewhere, Act::Administer, people_page},
        {"GET", "/personer/ny", Where::Somewhere, Act::Administer, new_person_form,
         Logged::Nothing},
        {"POST", "/personer/ny", Where::Somewhere, Act::Administer, add_person},
        {"GET", "/personer/*", Where::Somewhere, Act::Administer, person_page},
        {"POST", "/personer/*", Where::Somewhere, Act::Administer, change_person},
        {"GET", "/stationer", Where::Somewhere, Act::Administer, stations_page},
        {"GET", "/affischer", Where::SomebodyIn, Act::SeeMatter, posters_page, Logged::Nothing},
        {"GET", "/affischer/*", Where::SomebodyIn, Act::SeeMatter, poster_file, Logged::Nothing},
        {"GET", "/logg", Where::Everything, Act::ReadAudit, log_page, Logged::Itself},
        {"GET", "/arende/*", Where::TheMatter, Act::SeeMatter, matter_page},
        {"POST", "/arende/*/kontakt", Where::TheMatter, Act::OpenContact, open_contact_page},
        {"GET", "/arende/*/lasare", Where::TheMatter, Act::SeeMatter, readers_page},
        {"GET", "/arende/*/sida/*", Where::TheMatter, Act::SeeMatter, page_picture},
        {"GET", "/arende/*/fil/*", Where::TheMatter, Act::SeeMatter, enclosed_file},
        {"GET", "/arende/*/skannat.pdf", Where::TheMatter, Act::SeeMatter, scan_file},
        {"POST", "/arende/*/stallning", Where::TheMatter, Act::Note, answer_hint},
        {"POST", "/arende/*/brev", Where::TheMatter, Act::OpenContact, print_letter},
        {"POST", "/arende/*/brev.pdf", Where::TheMatter, Act::OpenContact, letter_pdf_file},
    };
    both(all, "/arende/*/diariefor", Act::Register, register_form, do_register);
    both(all, "/arende/*/diarienummer", Act::Register, other_number_form, note_other_number);
    both(all, "/arende/*/makulera", Act::Register, void_form, make_void);
    both(all, "/arende/*/anteckna", Act::Note, act_form, do_act);
    both(all, "/arende/*/lank", Act::Note, act_form, do_act);
    both(all, "/arende/*/handlaggare", Act::Assign, act_form, do_act);
    both(all, "/arende/*/vidare", Act::Assign, onward_form, go_onward);
    both(all, "/arende/*/till-chef", Act::PassOn, act_form, do_act);
    for (const char* path : {"/arende/*/atgard", "/arende/*/berom", "/arende/*/aterkoppla",
                             "/arende/*/mottagande", "/arende/*/hinder", "/arende/*/oppna"})
        both(all, path, Act::Handle, act_form, do_act);
    both(all, "/arende/*/lamna-ut", Act::CopyOut, release_form, do_release);
    both(all, "/arende/*/neka", Act::CopyOut, refusal_form, do_refusal);
    both(all, "/arende/*/avsluta", Act::Handle, close_form, do_close);
    letter(all, "/arende/*/besked", "/arende/*/besked/skicka");
    letter(all, "/arende/*/svar", "/arende/*/svar/skicka");
    letter(all, "/arende/*/ny-dag", "/arende/*/ny-dag/skicka");
    letter(all, "/arende/*/hanvisa", "/arende/*/hanvisa/skicka");
    return all;
}

} // namespace

const std::vector<Route>& routes() {
    static const std::vector<Route> all = made();
    return all;
}

} // namespace tycktill::web
