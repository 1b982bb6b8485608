"""Files of dossiers on the command line: every format, bad rows, and runs that are broken off."""
import csv
import datetime
import io
import json
import os
import signal
import sqlite3
import subprocess
import zipfile

import openpyxl
import pytest

from conftest import BINARY, SAMPLES, diachi, wait_until

COMMUNE = "Phường Bến Mẫu, Tỉnh Sông Mẫu"


@pytest.fixture
def geocode(sample_town, tmp_path):
    """Answers a file's content; gives back the bytes of the result."""
    def run(content, *options, name="in.csv", check=True):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        out = tmp_path / ("out-" + name)
        done = diachi("geocode", "--registry", sample_town.registry, "--in", tmp_path / name, "--out", out, *options,
                      check=check)
        return out.read_bytes() if check else done
    return run


def rows_of(content, **dialect):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), **dialect))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_and_kept(geocode, delimiter):
    text = delimiter.join(["id", "text", "note"]) + "\r\n" + delimiter.join(["007", f'"{COMMUNE}"', '"quoted"']) + "\r\n"
    answered = geocode(text, "--text-column", "text")
    assert answered.split(b"\r\n")[1].startswith(text.split("\r\n")[1].encode() + delimiter.encode() + b"A")
    assert rows_of(answered, delimiter=delimiter)[0]["result_commune"] == "Phường Bến Mẫu"


def test_the_result_does_not_take_the_place_of_the_file_that_is_read(sample_town, tmp_path):
    dossiers = tmp_path / "in.csv"
    dossiers.write_text(f"text\n\"{COMMUNE}\"\n")
    (tmp_path / "link.csv").symlink_to(dossiers)
    for out in (dossiers, tmp_path / "link.csv"):
        refused = diachi("geocode", "--registry", sample_town.registry, "--in", dossiers, "--out", out,
                         "--text-column", "text", check=False)
        assert refused.returncode == 2 and "name another one" in refused.stderr
    assert dossiers.read_text() == f"text\n\"{COMMUNE}\"\n"


def test_an_option_overrides_the_delimiter(geocode):
    answered = geocode(f"a;b,text\n1;{COMMUNE}\n", "--delimiter", ";", "--text-column", "b,text")
    assert rows_of(answered, delimiter=";")[0]["result_commune"] == "Phường Bến Mẫu"


def test_single_quotes_a_mark_and_the_absence_of_a_last_line_end_are_kept(geocode):
    answered = geocode(b"\xef\xbb\xbf'id','text'\n'1','" + COMMUNE.encode() + b"'", "--text-column", "text")
    assert answered.startswith(b"\xef\xbb\xbf'id','text',result_category")
    assert rows_of(answered, quotechar="'")[0]["result_commune_status"] == "decided"


def test_single_quotes_are_found_under_names_without_them(geocode):
    answered = geocode(f"id,text\n1,'{COMMUNE}'\n2,'{COMMUNE}'\n", "--text-column", "text")
    assert [row["result_category"] for row in rows_of(answered, quotechar="'")] == ["A", "A"]


def test_a_list_of_texts_needs_no_quotes(geocode):
    answered = rows_of(geocode(f"địa chỉ\n{COMMUNE}\n\n12, {COMMUNE}\n", "--text-column", "địa chỉ"), delimiter="\t")
    assert [row["result_commune"] for row in answered if row["địa chỉ"]] == ["Phường Bến Mẫu"] * 2
    assert not any(row["result_error"] for row in answered)


def test_blank_lines_before_the_names_of_the_columns_are_left_out(geocode):
    answered = geocode(f'\n\r\nid,text\n1,"{COMMUNE}"\n', "--text-column", "text")
    assert answered.startswith(b"id,text,result_category")
    assert rows_of(answered)[0]["result_category"] == "A"


@pytest.mark.parametrize("content, says", [
    (b"PK\x03\x04", "its format is xlsx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .xlsx"),
])
def test_a_workbook_under_another_name_is_told(geocode, content, says):
    refused = geocode(content + b"\0" * 600, "--text-column", "text", check=False)
    assert refused.returncode == 1 and says in refused.stderr


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere.xlsx", "nowhere.json"])
def test_a_file_that_is_not_there_is_told(sample_town, tmp_path, name):
    refused = diachi("geocode", "--registry", sample_town.registry, "--in", tmp_path / name, "--out",
                     tmp_path / ("out-" + name), "--text-column", "text", check=False)
    assert refused.returncode == 1 and f"there is no file {tmp_path / name}" in refused.stderr


def test_what_is_read_is_a_regular_file(sample_town, tmp_path):
    refused = diachi("geocode", "--registry", sample_town.registry, "--in", tmp_path, "--out", tmp_path / "out.csv",
                     "--text-column", "text", check=False)
    assert refused.returncode == 1 and "is no regular file" in refused.stderr


@pytest.mark.parametrize("name, out", [("in.xlsx", "out.csv"), ("in.csv", "out.xlsx")])
def test_the_name_of_the_result_fits_its_format(sample_town, tmp_path, name, out):
    (tmp_path / name).write_text(f'text\n"{COMMUNE}"\n')
    refused = diachi("geocode", "--registry", sample_town.registry, "--in", tmp_path / name, "--out", tmp_path / out,
                     "--text-column", "text", check=False)
    assert refused.returncode == 2 and ".xlsx" in refused.stderr
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize("score", ["-1", "100.5"])
def test_a_least_score_lies_between_0_and_100(geocode, score):
    refused = geocode("text\na\n", "--text-column", "text", "--min-score", score, check=False)
    assert refused.returncode == 2 and "between 0 and 100" in refused.stderr


def test_a_system_that_has_no_key_is_told(geocode):
    told = geocode(f'text\n"{COMMUNE}"\n', "--text-column", "text", "--system", "Mot cua", check=False)
    assert told.returncode == 0 and "no key has the label “Mot cua”" in told.stderr
    told = geocode(f'text\n"{COMMUNE}"\n', "--text-column", "text", "--system", "token:x", check=False)
    assert told.returncode == 0 and "no key" not in told.stderr


@pytest.mark.parametrize("encoding, mark", [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_utf16_is_read_and_utf8_written(geocode, encoding, mark):
    answered = geocode(mark + f"id,text\n1,\"{COMMUNE}\"\n".encode(encoding), "--text-column", "text")
    assert rows_of(answered)[0]["text"] == COMMUNE
    assert rows_of(answered)[0]["result_commune"] == "Phường Bến Mẫu"


def test_tcvn3_is_found_out_and_comes_back_readable(geocode):
    tcvn3 = subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN"], input=f"id,text\n1,\"{COMMUNE}\"\n".encode(),
                           capture_output=True, check=True).stdout
    answered = rows_of(geocode(tcvn3, "--text-column", "text"))
    assert answered[0]["text"] == COMMUNE and answered[0]["result_category"] == "A"


def test_several_columns_make_one_text(geocode):
    answered = rows_of(geocode("so_nha,duong,xa\n,,Phường Bến Mẫu\n", "--text-column", "so_nha", "--text-column", "duong",
                               "--text-column", "xa"))
    assert answered[0]["result_commune"] == "Phường Bến Mẫu"


def test_every_bad_row_is_an_error_in_its_row_and_no_row_is_lost(geocode):
    content = (b'id,text\n1,"' + COMMUNE.encode() + b'"\n2\n3,a,b,c\n4,\xff\xfe\n5,"never closed\n6,' + b"x" * 300_000 +
               b"\n7,X\xc3\xa3 C\xc3\xb9 Lao D\xc3\xa0i\n")
    answered = rows_of(geocode(content.replace(b"\xff\xfe", b"\xe1\xba"), "--encoding", "UTF-8", "--text-column", "text")
                       .decode("utf-8", "replace").encode())
    assert [row["result_error"] for row in answered] == [
        "", "line 3 has 1 fields, the first line has 2", "line 4 has 4 fields, the first line has 2; beyond them: b, c",
        "line 5 is not UTF-8", "line 6: a quoted field is never closed", "line 7 has more than 262144 bytes", ""]
    assert answered[-1]["id"] == "7" and answered[4]["id"] == '5,"never closed'


def test_a_refusal_shows_the_bytes_of_a_first_line_that_is_not_in_the_encoding(geocode):
    refused = geocode(b"m\xe3,\x1b[2Jtext\n1,2\n", "--encoding", "UTF-8", "--text-column", "text", check=False)
    assert refused.returncode == 1
    assert "there is no column “text”; there are: m\\xE3, \\u001B[2Jtext" in refused.stderr


@pytest.mark.parametrize("name, content, place", [
    ("in.csv", "id,text\n1,a\n2,b,c\n", "the column result_error"), ("in.ndjson", "no json\n", "the member error of result"),
    ("in.json", '{"data":[{}]}', "the member error of result")])
def test_the_last_line_says_where_the_format_keeps_errors(geocode, name, content, place):
    options = ["--text-column", "text"] if name == "in.csv" else []
    done = geocode(content, *options, name=name, check=False)
    assert done.returncode == 0 and f"1 of them have an error: see {place}\n" in done.stdout


def test_a_day_that_cannot_be_read_is_an_error_and_the_row_is_answered(geocode):
    content = f'ngay,text\n2025-01-31,"{COMMUNE}"\n31/01/2025,"{COMMUNE}"\nhôm qua,"{COMMUNE}"\n'
    answered = rows_of(geocode(content, "--text-column", "text", "--as-of-column", "ngay"))
    assert [row["result_error"] for row in answered] == [
        "", "", "the day “hôm qua” cannot be read; write it as 2025-07-01"]
    assert answered[2]["result_commune"] == "Phường Bến Mẫu"


def test_answers_below_the_least_score_are_withheld_with_their_reason(geocode):
    answered = rows_of(geocode(f'text\n"{COMMUNE}"\n', "--text-column", "text", "--min-score", "99"))
    assert (answered[0]["result_category"], answered[0]["result_commune_code"]) == ("N", "")
    assert float(answered[0]["result_score"]) < 99


def test_the_former_unit_stands_in_the_lineage(sample_town, tmp_path):
    out = tmp_path / "out.csv"
    diachi("geocode", "--registry", sample_town.registry, "--in", SAMPLES / "dossiers/dossiers.csv", "--text-column", "text",
           "--out", out)
    steps = [row["result_lineage"] for row in rows_of(out.read_bytes()) if row["result_lineage"]]
    assert steps and all("→" in step for step in steps)


def test_lines_of_json_come_back_with_their_result(geocode):
    content = json.dumps({"id": 1, "text": COMMUNE}) + "\n\nno json\n[1]\n" + json.dumps({"id": 2}) + "\n" + \
        json.dumps({"text": "x" * 70_000}) + "\n" + json.dumps({"text": "x", "result": 1}) + "\n{}\n"
    answered = [json.loads(line) for line in geocode(content, name="in.ndjson").splitlines()]
    assert answered[0]["id"] == 1 and answered[0]["result"]["commune"]["name"] == "Phường Bến Mẫu"
    assert answered[1]["text"] == "no json" and answered[1]["result"]["error"].startswith("line 3: column ")
    assert answered[2]["dossier"] == [1]
    assert "no member holds an address" in answered[3]["result"]["error"]
    assert answered[4]["result"]["error"] == "line 6: it has more than 65536 bytes"
    assert answered[5]["dossier"] == {"text": "x", "result": 1}
    assert list(answered[6]) == ["result"]


def test_a_pointer_finds_a_text_deep_in_a_dossier(geocode):
    content = json.dumps({"nguoi_nop": {"dia_chi": COMMUNE}})
    answered = json.loads(geocode(content, "--text-column", "/nguoi_nop/dia_chi", name="in.ndjson"))
    assert answered["result"]["commune_status"] == "decided"


def message(*dossiers):
    return {"session": "s", "madonvi": "000.00.12.H99", "service": "DongBoHoSoMC", "isUpdating": False, "data": list(dossiers),
            "more": {"data": [1]}}


def test_a_message_comes_back_whole_with_its_results(geocode):
    sent = message({"MaHoSo": "1", "DiaChiThuongTru": COMMUNE, "NgayTiepNhan": "20250131080000", "TaiLieuNop": [{"a": "]}"}]},
                   {"MaHoSo": "2", "ThongTinKhac": COMMUNE}, {"MaHoSo": "3"})
    answered = json.loads(geocode(json.dumps(sent, indent=2), name="in.json"))
    results = [dossier.pop("result") for dossier in answered["data"]]
    assert answered == sent
    assert [result.get("text_member") for result in results] == ["DiaChiThuongTru", "ThongTinKhac", None]
    assert [result["commune_status"] for result in results] == ["decided", "decided", "none"]


def test_a_message_without_dossiers_comes_back_as_it_was(geocode):
    assert json.loads(geocode(json.dumps(message()), name="in.json")) == message()


@pytest.mark.parametrize("content, why", [
    ('{"data": [{"a": 1}', "the file is cut off"), ('{"data": {}}', "there is no list “data”"),
    ('{"data": [] ', "what stands behind the dossiers is not JSON"), ('{"data": [{} {}]}', "")])
def test_a_broken_message_is_refused_with_its_reason(geocode, content, why):
    done = geocode(content, name="in.json", check=False)
    assert done.returncode == (1 if why else 0) and why in done.stderr


@pytest.fixture(scope="module")
def many(sample_town, tmp_path_factory):
    """A long file and its whole answer."""
    folder = tmp_path_factory.mktemp("many")
    header, *lines = (SAMPLES / "dossiers/dossiers.csv").read_text("utf-8").splitlines()
    (folder / "in.csv").write_text("\n".join([header, *(lines * 100)]) + "\n", "utf-8")
    diachi(*command(sample_town, folder, folder / "whole.csv"), "--threads", "1")
    return folder


def command(town, folder, out):
    return ["geocode", "--registry", town.registry, "--in", folder / "in.csv", "--text-column", "text", "--out", out]


def broken_off(town, folder, out, how):
    running = subprocess.Popen([BINARY, *map(str, command(town, folder, out))], stderr=subprocess.PIPE, text=True)
    state = out.with_name(out.name + ".part.state")
    wait_until(lambda: state.exists() and int(state.read_text().split()[2]) > 0, 60)
    running.send_signal(how)
    return running.wait(timeout=60), running.stderr.read()


def test_several_threads_write_the_same_bytes_in_the_same_order(sample_town, many, tmp_path):
    diachi(*command(sample_town, many, tmp_path / "out.csv"), "--threads", "3")
    assert (tmp_path / "out.csv").read_bytes() == (many / "whole.csv").read_bytes()


def test_a_run_that_was_killed_continues_to_the_same_bytes(sample_town, many, tmp_path):
    out = tmp_path / "out.csv"
    assert broken_off(sample_town, many, out, signal.SIGKILL)[0] == -signal.SIGKILL
    assert not out.exists()
    with (tmp_path / "out.csv.part").open("ab") as part:
        part.write(b"half a ro")
    diachi(*command(sample_town, many, out), "--resume")
    assert out.read_bytes() == (many / "whole.csv").read_bytes()
    assert not list(tmp_path.glob("*.part*"))


def test_ctrl_c_ends_a_run_cleanly_and_says_how_to_continue(sample_town, many, tmp_path):
    out = tmp_path / "out.csv"
    status, told = broken_off(sample_town, many, out, signal.SIGINT)
    assert status == 130 and "--resume continues" in told
    diachi(*command(sample_town, many, out), "--resume")
    assert out.read_bytes() == (many / "whole.csv").read_bytes()


def test_another_input_or_another_option_is_not_continued(sample_town, many, tmp_path):
    out = tmp_path / "out.csv"
    broken_off(sample_town, many, out, signal.SIGKILL)
    done = diachi(*command(sample_town, many, out), "--resume", "--min-score", "50", check=False)
    assert done.returncode == 1 and "leave --resume away" in done.stderr
    done = diachi(*command(sample_town, many, tmp_path / "other.csv"), "--resume", check=False)
    assert done.returncode == 1 and "no broken-off run" in done.stderr


@pytest.mark.parametrize("encoding", ["VISCII", "CP1258", "TCVN"])
def test_files_in_old_encodings_are_found_out_and_come_back_readable(geocode, encoding):
    content = "id,text\n" + "".join(f'{number},"{text}"\n' for number, text in enumerate([COMMUNE, "Đường Hùng Vương, " + COMMUNE]))
    old = subprocess.run(["iconv", "-f", "UTF-8", "-t", encoding], input=content.encode(), capture_output=True, check=True).stdout
    answered = rows_of(geocode(old, "--text-column", "text"))
    assert [row["text"] for row in answered] == [COMMUNE, "Đường Hùng Vương, " + COMMUNE]
    assert {row["result_commune"] for row in answered} == {"Phường Bến Mẫu"}


def test_a_file_in_vni_is_found_out_and_comes_back_readable(geocode):
    answered = rows_of(geocode('id,text\n1,"Phöôøng Beán Maãu, Tænh Soâng Maãu"\n'.encode("latin-1"), "--text-column", "text"))
    assert (answered[0]["text"], answered[0]["result_category"]) == (COMMUNE, "A")


def test_memory_does_not_grow_with_the_file(sample_town, many, tmp_path):
    header, *lines = (many / "in.csv").read_text("utf-8").splitlines()

    def peak(rows):
        (tmp_path / "in.csv").write_text("\n".join([header, *(lines * 4)[:rows]]) + "\n", "utf-8")
        running = subprocess.Popen([BINARY, *map(str, command(sample_town, tmp_path, tmp_path / "out.csv"))],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(running.pid, 0)
        assert status == 0
        return usage.ru_maxrss / 1024

    assert peak(120_000) < peak(12_000) + 16


def code_of_a_house(town):
    return sqlite3.connect(town.registry).execute("SELECT code FROM address ORDER BY id LIMIT 1").fetchone()[0]


def test_what_a_system_settled_counts_in_its_files_and_in_no_other(sample_town, tmp_path):
    town, vague = sample_town.copy_to(tmp_path), "Nhà bà Tư sau chợ, Phường Bến Mẫu"
    code = code_of_a_house(town)
    (tmp_path / "settled.csv").write_text(f'text,code\n"{vague}",{code}\n', "utf-8")
    (tmp_path / "in.csv").write_text(f'text\n"{vague}"\n', "utf-8")
    diachi("settle", "--registry", town.registry, "--system", "Một cửa", "--file", tmp_path / "settled.csv")

    def code_for(*options):
        diachi(*command(town, tmp_path, tmp_path / "out.csv"), *options)
        return rows_of((tmp_path / "out.csv").read_bytes())[0]["result_code"]

    assert code_for("--system", "Một cửa") == code
    assert code_for() == code_for("--system", "LGSP") == ""


def test_a_watch_list_gets_the_addresses_that_were_found(sample_town, tmp_path):
    town = sample_town.copy_to(tmp_path)
    words = [*command(town, tmp_path, tmp_path / "out.csv"), "--watch", "hồ sơ"]
    (tmp_path / "in.csv").write_bytes((SAMPLES / "dossiers/dossiers.csv").read_bytes())
    done = diachi(*words, check=False)
    assert done.returncode == 2 and "--watch needs --system" in done.stderr
    for _ in range(2):  # once more changes nothing
        diachi(*words, "--system", "Một cửa")
    found = {row["result_code"] for row in rows_of((tmp_path / "out.csv").read_bytes())} - {""}
    watched = sqlite3.connect(town.registry).execute(
        "SELECT label, (SELECT count(*) FROM watch_list_member WHERE list_id = watch_list.id) FROM watch_list").fetchall()
    assert found and watched == [("hồ sơ", len(found))]


def workbook(folder, *rows, sheets=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, row in sheets:
        book.create_sheet(name).append(row)
    book.save(folder / "in.xlsx")
    return (folder / "in.xlsx").read_bytes()


def sheet_of(content):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()]


def test_a_workbook_comes_back_with_its_texts_numbers_and_days(geocode, tmp_path):
    day, moment = datetime.datetime(2025, 1, 31), datetime.datetime(2025, 7, 1, 15, 30)
    content = workbook(tmp_path, ["mã", "text", "ngày", "số", "đúng"], ["007", COMMUNE, day, 123456789012, True], [],
                       ["0123456789012345678", "a < b & \"c\"\nd", moment, 0.1, None])
    answered = sheet_of(geocode(content, "--text-column", "text", "--as-of-column", "ngày", name="in.xlsx"))
    assert [[cell.value for cell in row[:5]] for row in answered] == [
        ["mã", "text", "ngày", "số", "đúng"], ["007", COMMUNE, day, 123456789012, True],
        ["0123456789012345678", "a < b & \"c\"\nd", moment, 0.1, None]]
    first = dict(zip([cell.value for cell in answered[0]], [cell.value for cell in answered[1]]))
    assert (first["result_category"], first["result_commune"], first["result_error"]) == ("A", "Phường Bến Mẫu", None)
    assert isinstance(first["result_score"], (int, float)) and isinstance(first["result_commune_code"], str)


def test_a_workbook_is_answered_as_the_same_rows_in_csv(geocode, tmp_path):
    rows = list(csv.reader((SAMPLES / "dossiers/dossiers.csv").open(encoding="utf-8")))
    answered = sheet_of(geocode(workbook(tmp_path, *rows), "--text-column", "text", name="in.xlsx"))
    as_csv = list(csv.reader(io.StringIO(geocode((SAMPLES / "dossiers/dossiers.csv").read_bytes(), "--text-column", "text").decode())))
    label = as_csv[0].index("result_label")
    code = as_csv[0].index("result_code")
    assert len(answered) == len(as_csv)
    assert [[row[code].value or "", row[label].value or ""] for row in answered] == [[row[code], row[label]] for row in as_csv]


def test_a_sheet_is_taken_by_its_name_and_a_wrong_name_tells_the_right_ones(geocode, tmp_path):
    content = workbook(tmp_path, ["x"], sheets=[("Hồ sơ", ["text", "y"])])
    assert sheet_of(geocode(content, "--text-column", "y", "--sheet", "Hồ sơ", name="in.xlsx"))[0][1].value == "y"
    done = geocode(content, "--text-column", "y", "--sheet", "Ho so", name="in.xlsx", check=False)
    assert done.returncode == 1 and "there are: Sheet, Hồ sơ" in done.stderr


def test_cells_beyond_the_first_row_are_an_error_of_their_row(geocode, tmp_path):
    content = workbook(tmp_path, ["text"], [COMMUNE, "thừa"], [COMMUNE])
    answered = sheet_of(geocode(content, "--text-column", "text", name="in.xlsx"))
    errors = [row[15].value for row in answered[1:]]
    assert errors == ["row 2 has more than the 1 columns of the first row; beyond them: thừa", None]


@pytest.mark.parametrize("spoil, why", [
    (lambda content: content[:2000], "is no Excel workbook"), (lambda content: b"\xd0\xcf\x11\xe0" + bytes(600), "has a password"),
    (lambda content: b"text\n1\n", "is no Excel workbook")])
def test_what_is_no_workbook_is_refused_with_its_reason(geocode, tmp_path, spoil, why):
    done = geocode(spoil(workbook(tmp_path, ["text"])), "--text-column", "text", name="in.xlsx", check=False)
    assert done.returncode == 1 and why in done.stderr


def as_excel_writes_it(cells, texts, date1904="0"):
    """A workbook whose texts are shared by cells and whose days have a style; `cells`: the rows after the first."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "workbook.xml": f'<workbook {main} xmlns:r="{links}"><workbookPr date1904="{date1904}"/>'
                        '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
            f'<Relationship Id="rId{number}" Type="{links}/{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(
                [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")], 1)
        ) + "</Relationships>",
        "styles.xml": f'<styleSheet {main}><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy;@"/></numFmts>'
                      '<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "sharedStrings.xml": f"<sst {main}><si><t>text</t></si><si><t>day</t></si>{texts}</sst>",
        "worksheets/sheet1.xml": f'<worksheet {main}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>'
                                 f"</row>{cells}</sheetData></worksheet>"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, xml in parts.items():
            made.writestr("xl/" + name, xml)
    return out.getvalue()


@pytest.mark.parametrize("date1904, day", [("0", datetime.datetime(2025, 7, 1)), ("1", "2029-07-02")])
def test_shared_texts_and_styled_days_are_read_as_excel_writes_them(geocode, date1904, day):
    texts = f"<si><r><t>Phường </t></r><r><t>Bến Mẫu</t></r><rPh><t>phiên âm</t></rPh></si>"
    content = as_excel_writes_it('<row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4" s="1"><v>45839</v></c></row>', texts, date1904)
    answered = sheet_of(geocode(content, "--text-column", "text", "--as-of-column", "day", name="in.xlsx"))
    assert [cell.value for cell in answered[1][:3]] == ["Phường Bến Mẫu", None, day]
    assert answered[1][10].value == "Phường Bến Mẫu" and answered[1][17].value is None


def rewritten(content, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def test_a_workbook_that_would_grow_without_end_is_refused(geocode, tmp_path):
    content, sheet = workbook(tmp_path, ["text"], [COMMUNE]), "xl/worksheets/sheet1.xml"
    entities = rewritten(content, sheet, lambda xml: b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + xml)
    done = geocode(entities, "--text-column", "text", name="in.xlsx", check=False)
    assert done.returncode == 1 and "a document type, which is not read" in done.stderr
    done = geocode(as_excel_writes_it("", "<si><t>" + "x" * 140_000_000 + "</t></si>"), "--text-column", "text", name="in.xlsx", check=False)
    assert done.returncode == 1 and "more than 128 MiB" in done.stderr


def test_an_answered_file_is_not_answered_once_more(geocode, tmp_path):
    answered = geocode(f'text\n"{COMMUNE}"\n', "--text-column", "text")
    for content, name in ((answered, "in.csv"), (workbook(tmp_path, ["text", "result_code"], [COMMUNE, "1"]), "in.xlsx")):
        refused = geocode(content, "--text-column", "text", name=name, check=False)
        assert refused.returncode == 1 and "“result_c" in refused.stderr and "already" in refused.stderr


def test_a_formula_without_its_value_is_an_error_of_its_row(geocode, tmp_path):
    content = workbook(tmp_path, ["id", "text"], [1, COMMUNE], [2, '=CONCATENATE("Phường ","Bến Mẫu")'])
    rows = list(openpyxl.load_workbook(io.BytesIO(geocode(content, "--text-column", "text", name="in.xlsx"))).active.values)
    errors = [row[rows[0].index("result_error")] for row in rows[1:]]
    assert errors[0] is None and errors[1].startswith("row 3: the formula that gives the text was saved without its value")


def test_of_two_columns_of_one_name_none_is_chosen(geocode, tmp_path):
    for content, name in ((b"text,id,text \na,1,b\n", "in.csv"), (workbook(tmp_path, ["text", "text"], ["a", "b"]), "in.xlsx")):
        refused = geocode(content, "--text-column", "text", name=name, check=False)
        assert refused.returncode == 1 and "two columns are named “text”" in refused.stderr
        assert geocode(content, "--text-column", "id", name=name, check=False).returncode == (0 if name == "in.csv" else 1)
