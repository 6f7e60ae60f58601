#pragma once
/// A station's settings, from station.toml. Every one has a built-in value; a missing file means those.
///
///     municipality = "ljusnarsberg"
///     unit = "Kopparbergsgården"
///     language = "sv"
///     panel = "21.5-portrait"      # or "15.6-landscape", or "1080x1920@21.5"
///     fullscreen = true
///     release_minutes = 60         # 0: at once, for the scanning desk
///     [kiosk]
///     printer = "ipp://192.0.2.7/ipp/print"   # or a queue of CUPS, or "/dev/usb/lp0"; left out, nothing is printed
///     languages = "fi"             # more than the municipality's file has; "fi ar so se"
///     [voice]
///     command = "piper --model /srv/{language}.onnx --output_raw"   # any program: text in, sound out
///     player = "aplay -q -r 22050 -f S16_LE -t raw"  # left out, the command sounds by itself
///     languages = "sv"             # that it speaks
///     headset = "/proc/asound/Headset"   # there while a headset is in; "always" where there is no other
///     [store]
///     limit_mib = 1024             # how much may wait
///     ballast_mib = 8              # kept free for the day the disk is full
///     [scan]
///     device = "…"                 # SANE device
///     watch = "/srv/scans"         # watched folder
///     keep_days = 0                # how long what was read lies there in "klart"
///     limit_gib = 16               # how much may wait at the desk
///     [desk]
///     lock_minutes = 10            # locks itself when nobody is there; 0: never
///     second_look_percent = 2      # of the forms, that another person looks at before they are sent
///     [office]
///     store = "sqlite:office.db"   # or "postgresql://…"
///     listen = "127.0.0.1:8443"
///     desk_listen = "127.0.0.1:8080"
#include "shared/base/result.h"
#include "shared/base/room.h"

#include <filesystem>

namespace tycktill::base {

struct StationSettings {
    std::string municipality; ///< id; "" = the program's own choice
    std::string unit;
    std::string language = "sv";
    std::string panel = "21.5-portrait";
    bool fullscreen = false;
    std::string kiosk_printer; ///< an IPP address, a queue of CUPS or a device; "" = none
    /// Beyond those of the municipality's file, of the translations that are installed.
    std::string kiosk_languages = "fi";
    std::string voice_command = "espeak-ng --stdin -v {language} -s {speed} -a {amplitude}";
    std::string voice_player; ///< takes the sound that the command writes; "": it sounds by itself
    std::string voice_languages = "sv fi en ar"; ///< that the command speaks
    std::string voice_headset; ///< "always", a path that is there while one is in, or "" = never
    int release_minutes = 60;
    int store_limit_mib = 1024;
    int store_ballast_mib = 8;
    std::string scan_device;
    std::string scan_watch;
    int scan_keep_days = 0;
    int scan_limit_gib = 16;
    int desk_lock_minutes = 10;
    int desk_second_look_percent = 2;
    std::string office_store; ///< "" = sqlite in the data folder
    std::string office_listen = "127.0.0.1:8443";
    std::string office_desk_listen = "127.0.0.1:8080";
};

/// A fault is one line, `FILE:LINE:COLUMN: what is wrong; what to write`; so is an unknown key.
Result<StationSettings> parse_settings(std::string_view text, const std::string& name);
/// A missing file gives the built-in settings.
Result<StationSettings> load_settings(const std::filesystem::path& file);
/// The file that was named, or where none was ("") station.toml in the station's data folder.
Result<StationSettings> load_settings(const std::filesystem::path& data,
                                      const std::filesystem::path& named);

} // namespace tycktill::base
