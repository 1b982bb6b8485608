"""The recipe of faults: what still names one address, and that nothing of it is left to chance."""
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import dossier_faults  # noqa: E402
import dossier_recipe  # noqa: E402
from dossier_recipe import Address, Recipe, Rivals, published  # noqa: E402

OLD = "Thành phố Cần Thơ"
TOWN = [
    Address("1", "12/5", "", "Đường Nguyễn Trãi", "", "Phường Cái Khế", "Phường An Hòa", "Quận Ninh Kiều", OLD),
    Address("2", "12/5", "", "Đường Nguyễn Trãi", "", "Phường Bình Thủy", "Phường An Thới", "Quận Bình Thuỷ", OLD),
    Address("3", "12/5", "", "Đường Nguyễn Trải", "", "Phường Tân An", "Phường An Cư", "Quận Ninh Kiều", OLD),
    Address("4", "7", "", "", "Ấp 3", "Xã Đại Hải", "Xã Đại Hải", "Huyện Kế Sách", "Tỉnh Sóc Trăng"),
    Address("5", "7", "", "", "Ấp 3", "Xã Đại Hải", "Xã Ba Trinh", "Huyện Kế Sách", "Tỉnh Sóc Trăng"),
    Address("6", "9", "", "Đường Trần Văn Hoài", "Khu vực 1", "Phường Ninh Kiều", "Phường Xuân Khánh", "Quận Ninh Kiều", OLD),
    Address("7", "9", "", "Đường Trần Văn Hoàng", "", "Phường Ninh Kiều", "Phường Xuân Khánh", "Quận Ninh Kiều", OLD),
    Address("9", "8", "", "", "Ấp Thạnh Lợi", "Xã Đại Hải", "Xã Ba Trinh", "Huyện Kế Sách", "Tỉnh Sóc Trăng"),
]


def rivals_of(address, form, change=lambda parts: None):
    before = published(address, form, random.Random(1))
    parts = dossier_recipe.copied(before)
    change(parts)
    return {other.code for other in Rivals(TOWN).of(address, parts, before)}


def test_a_namesake_in_another_commune_rivals_only_where_no_commune_is_written():
    assert rivals_of(TOWN[0], "today") == set()
    assert rivals_of(TOWN[0], "today", lambda parts: setattr(parts, "commune", "")) == {"2", "3"}


def test_a_namesake_hamlet_of_the_same_commune_rivals_where_the_name_may_be_of_today():
    assert rivals_of(TOWN[3], "today") == {"5"}
    assert rivals_of(TOWN[4], "former") == set()


def test_a_street_as_near_to_the_wrong_letters_rivals():
    def slip(name):
        def change(parts):
            parts.street = name
            parts.edits["street"] = 1
        return change

    assert rivals_of(TOWN[5], "today", slip("Đường Trần Văn Hoàn")) == {"7"}
    assert rivals_of(TOWN[5], "today", slip("Đường Trần Văn Hoàii")) == set()


def test_initials_rival_whatever_they_could_stand_for():
    town = TOWN + [Address("8", "9", "", "Đường Trịnh Văn Hoài", "", "Phường Ninh Kiều", "Phường Xuân Khánh", "Quận Ninh Kiều", OLD)]
    before = published(town[5], "today", random.Random(1))
    parts = dossier_recipe.copied(before)
    dossier_faults.street_initials(parts, random.Random(3))
    assert {other.code for other in Rivals(town).of(town[5], parts, before)} == {"8"}


def test_every_fault_changes_some_address_and_leaves_its_number():
    for name, fault in dossier_faults.FAULTS.items():
        changed = False
        for turn in range(80):
            address = TOWN[turn % len(TOWN)]
            parts = published(address, ["today", "former", "hamlet"][turn % 3], random.Random(turn))
            before = parts.text()
            try:
                fault(parts, random.Random(turn))
            except dossier_faults.Unfit:
                continue
            changed = changed or parts.text() != before
            assert address.number in parts.text(), name
        assert changed or name == "none", name


def test_the_same_seed_gives_the_same_texts():
    first, second = (list(Recipe(TOWN, 5).rows(60)) for _ in range(2))
    assert first == second
    assert list(Recipe(TOWN, 6).rows(60)) != first
