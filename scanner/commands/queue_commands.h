#pragma once
/// The subcommands of tycktill-scan that work on the desk's queue: intake, queue, show, export, settle,
/// undo, accept, reject. A script can do all that the desk's window does.
#include "scanner/commands/commands.h"
#include "scanner/queue/queue.h"

#include <functional>

namespace tycktill::scanner {

void add_intake(CLI::App& app, Chosen& chosen);
void add_queue(CLI::App& app, Chosen& chosen);
void add_show(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_settle(CLI::App& app, Chosen& chosen);
void add_undo(CLI::App& app, Chosen& chosen);
void add_accept(CLI::App& app, Chosen& chosen);
void add_reject(CLI::App& app, Chosen& chosen);
void add_calibration(CLI::App& app, Chosen& chosen);
void add_person_command(CLI::App& app, Chosen& chosen);
void add_desk(CLI::App& app, Chosen& chosen);

/// Opens the station's queue, unlocked, and does the work. The exit code; what went wrong was said.
int with_queue(const Station& station, const std::function<Result<void>(queue::Queue&)>& work);

/// The same on the one form whose id begins with `id`.
int with_form(const Station& station, const std::string& id,
              const std::function<Result<void>(queue::Queue&, const record::SubmissionId&)>& work);

/// One line each, as the command line promises them.
std::string to_json(const queue::QueueItem& item);
std::string to_json(const queue::QueuedForm& form);

} // namespace tycktill::scanner
