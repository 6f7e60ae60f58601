#include "shared/touch/accessible_tree.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tycktill;

namespace {

Node button(std::string name, PxRect rect = {0, 0, 100, 50}) {
    Node node;
    node.role = Role::Button;
    node.name = std::move(name);
    node.rect = rect;
    node.can_press = true;
    return node;
}

} // namespace

TEST_CASE("two items of one name have different keys") {
    AccessibleTree tree;
    const auto first = tree.add(button("Ändra")).key;
    const auto second = tree.add(button("Ändra")).key;
    CHECK(first != second);
    CHECK(tree.by_key(second) != nullptr);
}

TEST_CASE("a name is found whole first, else by its beginning when only one begins so") {
    AccessibleTree tree;
    tree.add(button("Ändra Typ"));
    tree.add(button("Ändra Text"));
    tree.add(button("Nästa"));
    CHECK(tree.pressable("Ändra Typ")->name == "Ändra Typ");
    CHECK(tree.pressable("Nä")->name == "Nästa");
    CHECK(tree.pressable("Ändra") == nullptr);
    CHECK(tree.pressable("Finns inte") == nullptr);
}

TEST_CASE("a finger beside an item meets it only within the slop, and the nearer item wins") {
    AccessibleTree tree;
    tree.add(button("A", {0, 0, 100, 50}));
    tree.add(button("B", {0, 56, 100, 50}));
    CHECK(tree.at(50, 49, 6)->name == "A");
    CHECK(tree.at(50, 108, 6)->name == "B");
    CHECK(tree.at(50, 120, 6) == nullptr);
}

TEST_CASE("what is said is found over line breaks, in values and in hints") {
    AccessibleTree tree;
    auto node = button("Säg vad\ndu tycker.");
    node.value = "Karin";
    node.hint = "Numret är för kort.";
    tree.add(node);
    CHECK(tree.says("Säg vad du tycker."));
    CHECK(tree.says("Karin"));
    CHECK(tree.says("för kort"));
    CHECK_FALSE(tree.says("Nästa"));
}

TEST_CASE("the tree is written as JSON with role, name and state") {
    AccessibleTree tree;
    auto node = button("Kontrast");
    node.role = Role::Toggle;
    node.checked = true;
    tree.add(node);
    const auto json = nlohmann::json::parse(tree.to_json());
    CHECK(json.at(0).at("role") == "toggle");
    CHECK(json.at(0).at("name") == "Kontrast");
    CHECK(json.at(0).at("checked") == true);
}
