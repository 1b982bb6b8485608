"""The 300 dossiers of the sample town against the truth that stands beside them."""
import csv

import pytest

from conftest import SAMPLES, diachi


@pytest.fixture(scope="module")
def rows(sample_town, tmp_path_factory):
    out = tmp_path_factory.mktemp("dossiers") / "out.csv"
    diachi("geocode", "--registry", sample_town.registry, "--in", SAMPLES / "dossiers/dossiers.csv",
           "--text-column", "text", "--out", out)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(row):
    return {key: row[key] for key in ("id", "text", "kind_of_fault", "expected_commune_code", "expected_category",
                                      "result_category", "result_commune_status", "result_commune_code",
                                      "result_commune_candidates", "result_faults", "result_label")}


def test_every_row_comes_back_with_its_columns(rows):
    with (SAMPLES / "dossiers/dossiers.csv").open(encoding="utf-8", newline="") as file:
        asked = list(csv.DictReader(file))
    assert [{key: row[key] for key in asked[0]} for row in rows] == asked
    assert all(row["result_error"] == "" for row in rows)


def test_the_commune_is_decided_where_it_can_be_and_only_there(rows):
    wrong = [told(row) for row in rows if row["result_commune_status"] != row["expected_commune_status"]]
    assert wrong == []


def test_the_decided_commune_is_the_right_one(rows):
    wrong = [told(row) for row in rows if row["result_commune_status"] == "decided"
             and row["result_commune_code"] != row["expected_commune_code"]]
    assert wrong == []


def test_candidates_are_the_successors_of_what_was_named(rows):
    wrong = [told(row) for row in rows if row["result_commune_status"] == "candidates"
             and set(row["result_commune_candidates"].split(";")) != set(row["expected_commune_code"].split(";"))]
    assert wrong == []


def test_the_category_is_the_expected_one_where_the_definition_fixes_it(rows):
    wrong = [told(row) for row in rows if row["expected_category"] and row["result_category"] != row["expected_category"]]
    assert wrong == []


def test_a_house_that_was_issued_is_found_with_its_code(rows):
    wrong = [told(row) for row in rows if row["expected_category"] in ("A", "B") and row["expected_number"]
             and not row["result_code"]]
    assert wrong == []


def test_a_house_that_was_never_issued_gets_no_code(rows):
    assert [told(row) for row in rows if "not_issued" in row["kind_of_fault"] and row["result_code"]] == []


def test_a_split_commune_is_decided_by_the_street_or_house_and_by_nothing_else(rows):
    split = [row for row in rows if row["kind_of_fault"].startswith("split")]
    by_kind = {kind: {row["result_commune_status"] for row in split if row["kind_of_fault"] == kind}
               for kind in {row["kind_of_fault"] for row in split}}
    assert by_kind["split_street_of_one_part"] == {"decided"}
    assert by_kind["split_number_decides"] == {"decided"}
    assert by_kind["split_nothing_decides"] == {"candidates"}
    assert by_kind["split_street_through_both"] == {"candidates"}


def test_one_answer_over_http_agrees_with_the_list(rows, sample_town, tmp_path_factory):
    from conftest import Server
    running = Server(sample_town.copy_to(tmp_path_factory.mktemp("one")))
    for row in rows[::10]:
        answer = running.post("/api/v1/geocode", {"text": row["text"]})[2]
        assert f'{answer["score"]:.1f}' == row["result_score"], row["text"]
        assert answer["category"] == row["result_category"]
        assert (answer["code"] or "") == row["result_code"]
    assert running.stop() == 0


def test_the_label_of_every_issued_address_finds_that_address(sample_town, tmp_path):
    from conftest import Server
    running = Server(sample_town.copy_to(tmp_path))
    labels, after = {}, ""
    while True:
        page = running.get(f"/api/v1/addresses?limit=200&after={after}")[2]
        labels.update({address["code"]: address["label"] for address in page["addresses"]})
        if not (after := page["next_after"]):
            break
    assert len(labels) == 300
    for code, label in labels.items():
        answer = running.post("/api/v1/geocode", {"text": label})[2]
        assert code in [answer["code"], *answer["address_candidates"]], label
    assert running.stop() == 0


def test_a_row_of_another_width_is_an_error_in_its_row_only(sample_town, tmp_path):
    (tmp_path / "in.csv").write_text('id,text\n1,"Phường Bến Mẫu, Tỉnh Sông Mẫu"\n2,a,b,c\n\n3,Xã Cù Lao Dài\n', "utf-8")
    diachi("geocode", "--registry", sample_town.registry, "--in", tmp_path / "in.csv", "--text-column", "text",
           "--out", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        answered = list(csv.DictReader(file))
    assert [row["result_error"] for row in answered] == [
        "", "line 3 has 4 fields, the first line has 2; beyond them: b, c", ""]
    assert [row["id"] for row in answered] == ["1", "2", "3"]


def test_a_missing_column_is_named_and_no_result_is_left(sample_town, tmp_path):
    done = diachi("geocode", "--registry", sample_town.registry, "--in", SAMPLES / "dossiers/dossiers.csv",
                  "--text-column", "diachi", "--out", tmp_path / "out.csv", check=False)
    assert done.returncode == 1 and "there is no column “diachi”" in done.stderr
    assert not (tmp_path / "out.csv").exists()
