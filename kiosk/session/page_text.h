#pragma once
/// A long text in as many parts as it needs pages.
#include <functional>
#include <string>
#include <vector>

namespace tycktill::kiosk {

/// Parts of `text` in order, each as long as `fits` allows, parted at a blank or a line break where there is
/// one. At least one part; one that does not fit even as a single character is given nevertheless.
std::vector<std::string> pages_of(const std::string& text,
                                  const std::function<bool(const std::string&)>& fits);

/// The text as the fonts can draw it: line breaks alone end lines, signs that nobody can see are taken out,
/// arrows and the like are given by signs that exist, pictures (emoji) by a word in brackets.
std::string drawable(const std::string& text, const std::function<std::string(const char*)>& word);

} // namespace tycktill::kiosk
