"""Every check of the repository, in one process each: `make test` and CI run this file.

    python .ci/checks.py            all checks
    python .ci/checks.py NAME …     only these; `notebooks` is all notebooks, `12_datasets` one of them
    python .ci/checks.py slow       the notebooks that have cells marked slow, with these cells; `slow_07_phantom` is one of them
    python .ci/checks.py --readme   write README.md from nbs/index.ipynb
    python .ci/checks.py --paper    write figures/paper from nbs/paper and the rows there
"""
import ast
import csv
import hashlib
import json
import multiprocessing
import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from multiprocessing import forkserver
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NOTEBOOKS = sorted(p for p in (ROOT / "nbs").rglob("*.ipynb") if not {".ipynb_checkpoints", "out"} & set(p.parts))


def run(*command, fails=False, timeout=1500):
    "Run a program of the environment in the repository; its output is shown only when the outcome is not the wanted one."
    done = subprocess.run([str(BIN / command[0]), *map(str, command[1:])], cwd=ROOT, capture_output=True, text=True, timeout=timeout)
    if (done.returncode != 0) != fails:
        raise AssertionError(f"{' '.join(map(str, command))} ended with {done.returncode}\n{(done.stdout + done.stderr)[-6000:]}")
    return done.stdout + done.stderr


def hashes(folder, pattern):
    return {p.relative_to(ROOT): hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / folder).rglob(pattern)}


def exported():
    "The library is what the notebooks export."
    before = hashes("discovr", "*.py")
    run("nbdev_export")
    after = hashes("discovr", "*.py")
    changed = sorted(str(p) for p in before.keys() | after.keys() if before.get(p) != after.get(p))
    assert not changed, f"these files differed from their notebooks (now exported; look and commit): {changed}"


def clean():
    "Notebooks carry no noise: cleaned metadata, a portable kernel, no machine path, no error, no megabytes."
    before = hashes("nbs", "*.ipynb")
    run("nbdev_clean")
    changed = sorted(str(p) for p, h in hashes("nbs", "*.ipynb").items() if before.get(p) != h)
    assert not changed, f"these notebooks were not clean (now cleaned; look and commit): {changed}"
    for path in NOTEBOOKS:
        raw, book = path.read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))
        assert len(raw) < 1_200_000, f"{path.name}: {len(raw)} bytes"
        assert not re.search(r"/(home|root|tmp|Users)/", raw), f"{path.name}: an absolute path: {re.search(r'.{20}/(home|root|tmp|Users)/.{30}', raw)}"
        assert book["metadata"]["kernelspec"]["name"] == "python3", f"{path.name}: kernel {book['metadata']['kernelspec']}"
        errors = [o["ename"] for c in book["cells"] for o in c.get("outputs", []) if o["output_type"] == "error"]
        assert not errors, f"{path.name}: a cell ended in {errors}"


LONG_LINES = 1800                                   # of more than 120 characters, from before there was a limit; only ever fewer
LINK = re.compile(r"\]\((?!https?:|#)([^)]+)\)")    # to a file


def from_root(text):
    "Markdown of a notebook with its links as seen from the root of the repository."
    return LINK.sub(lambda found: f"]({posixpath.normpath('nbs/' + found[1])})", text)


def readme_text(fresh=None):
    "README.md as nbs/index.ipynb has it: its markdown cells, and its code cells with their text outputs; `fresh`: those of another run, by cell."
    book = json.loads((ROOT / "nbs" / "index.ipynb").read_text(encoding="utf-8"))
    parts = []
    for cell in book["cells"]:
        source = "".join(cell["source"]).strip()
        if cell["cell_type"] == "markdown":
            parts.append(from_root(source))
        elif source and not source.startswith("#| hide"):
            if not source.startswith("#| echo: false"):
                parts.append(f"```python\n{source}\n```")
            for out in cell.get("outputs", []) if fresh is None else fresh[cell["id"]]:
                data = out.get("data", {})
                text = "".join(data.get("text/markdown") or []) or "".join(out.get("text") or data.get("text/plain") or [])
                parts.append(from_root(text.strip()) if "text/markdown" in data else f"```text\n{text.strip()}\n```")
    return "<!-- made from nbs/index.ipynb by `python .ci/checks.py --readme`; edit the notebook -->\n\n" + "\n\n".join(parts) + "\n"


def readme():
    "README.md is in step with nbs/index.ipynb, and its links lead somewhere."
    assert (ROOT / "README.md").read_text(encoding="utf-8") == readme_text(), "README.md differs from nbs/index.ipynb: run python .ci/checks.py --readme"
    dead = [link for link in LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")) if not (ROOT / link).exists()]
    assert not dead, f"README.md links to what is not there: {dead}"


def import_order():
    "A numbered notebook imports only from lower numbers; 12b lies between 12a and 13."
    number = {}
    for path in NOTEBOOKS:
        found = re.search(r"#\|\s*default_exp\s+(\S+)", path.read_text(encoding="utf-8").replace("\\n", "\n"))
        if found and path.name[:2].isdigit():
            number["discovr." + found[1].strip('",')] = path.name.split("_")[0]
    assert len(number) > 20, f"only {len(number)} numbered library notebooks were found"
    wrong = []
    for module, own in number.items():
        tree = ast.parse((ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))
        for node in (n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)):
            package = ".".join(module.split(".")[: -node.level]) if node.level else ""
            base = ".".join(filter(None, (package, node.module)))
            used = {base, *(f"{base}.{alias.name}" for alias in node.names)} & number.keys() - {module}
            wrong += [f"{module} ({own}) imports {name} ({number[name]})" for name in sorted(used) if number[name] >= own]
    assert not wrong, f"imports that point upward: {wrong}"


def lint():
    "Ruff finds nothing in the library, the checks and the notebooks, and no more long lines than there were."
    run("ruff", "check", "--quiet", "discovr", ".ci", "setup.py", "nbs")
    ends = run("ruff", "check", "--select", "E501", "--output-format", "concise", "--exit-zero", "discovr", ".ci", "setup.py")
    long = ends.count(" E501 ")
    assert long <= LONG_LINES, f"{long} lines have more than 120 characters, wanted at most {LONG_LINES}: break those that are new"


def light_import():
    "`import discovr` loads no decoder, no torch, no plotting."
    heavy = run("python", "-c", "import sys, discovr; print([m for m in ('torch', 'decord', 'av', 'cv2', 'matplotlib', 'pydicom', 'umap') if m in sys.modules])")
    assert heavy.strip() == "[]", f"import discovr loads {heavy}"
    decoders = run("python", "-c", "import sys, discovr.data.video, discovr.data.clips; print([m for m in ('decord', 'av', 'cv2', 'pydicom') if m in sys.modules])")
    assert decoders.strip() == "[]", f"the data modules load {decoders} at import"


# Lanes. A job of a lane is a process of its own, forked from a server that has imported the heavy libraries once.
LANES, MINUTES, SLOW_MINUTES = 2, 25, 60
PRELOAD = ["torch", "torchvision", "timm", "accelerate", "pandas", "sklearn.linear_model", "scipy.stats", "scipy.spatial", "matplotlib.pyplot", "seaborn", "umap",
           "fastcore.test", "nbdev.test", "execnb.shell", "papermill.execute", "matplotlib_inline.backend_inline"]
CORES = SimpleQueue()      # one for each lane; whoever runs a job holds it


def start_lanes():
    "One core and one thread for each lane, and the server that jobs are forked from; it imports while the first checks run."
    os.environ.update(OMP_NUM_THREADS="1", PYDEVD_DISABLE_FILE_VALIDATION="1")
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOAD)
    forkserver.ensure_running()
    have = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [None]
    for lane in range(LANES):
        CORES.put(have[lane % len(have)])


def on_core(core, said, job, *arguments):
    "In the child: keep to a core, write everything into a file, do the job."
    if core is not None:
        os.sched_setaffinity(0, {core})
    with open(said, "w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    try:
        passed = job(*arguments)
    except BaseException:
        passed = False
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(0 if passed else 1)


def in_child(job, *arguments, fails=False, minutes=MINUTES):
    "Do a job in a process of its own, and give back what it wrote; raises when it does not end as wanted."
    with tempfile.TemporaryDirectory() as folder:
        said, core = Path(folder) / "said.txt", CORES.get()
        try:
            child = multiprocessing.get_context("forkserver").Process(target=on_core, args=(core, said, job, *arguments))
            child.start()
            child.join(60 * minutes)
            if child.is_alive():
                child.kill()
                child.join()
                raise AssertionError(f"{job.__name__}{arguments}: not done after {minutes} minutes")
        finally:
            CORES.put(core)
        words = said.read_text(encoding="utf-8", errors="replace") if said.exists() else ""
    if (child.exitcode != 0) != fails:
        raise AssertionError(f"{job.__name__}{arguments} ended with {child.exitcode}\n{words[-6000:]}")
    return words


def test_notebook(path, out, slow=False):
    "In the child: what nbdev_test does with a notebook (`slow`: with its cells marked slow), with pictures of one dot a pixel and, where it has parameters, a folder for its files; nbs/index.ipynb must give README.md."
    import nbdev.test
    from nbdev.config import get_config

    books = []

    class Shell(nbdev.test.CaptureShell):
        def __init__(self, name):
            super().__init__(name, mpl_format="png")

        def run_all(self, book, **options):
            for cell in book.cells:
                cell.outputs = []
                if "parameters" in (cell.metadata.get("tags") or []):
                    cell.source += f"\nout = {out!r}"
            books.append(book)
            super().run_all(book, **options)

    os.chdir(ROOT / "nbs")
    nbdev.test.CaptureShell = Shell
    passed = nbdev.test.test_nb(path, skip_flags=get_config().tst_flags.split(), force_flags=["slow"] * slow, basepath=ROOT)[0]
    if passed and path.stem == "index" and (wrong := differs(readme_text({cell.get("id"): cell.outputs for cell in books[0].cells}), (ROOT / "README.md").read_text(encoding="utf-8"))):
        print(f"README.md is not what nbs/index.ipynb says of the rows in figures/: {wrong}; run make results")
        return False
    return passed


NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])")
PAPERS = [path for path in NOTEBOOKS if path.parent.name == "paper"]
KEPT = ROOT / "figures" / "paper"
TABLES = (".csv", ".md", ".tex")     # pictures are not compared: their data lies beside them
MADE = {}                            # notebook of nbs/paper → names of its tables and data of figures
COMPUTED = ("f1_similarity", "f2_method", "f3_qualitative", "f4_umap", "f5_prototypes", "f6_attention")   # ask a network, whose last digits depend on the processor
ELSEWHERE = ("f9_grids.csv", "f9_orders.csv")                                                # of the study's network, which is not in the repository
FREE = {"f4_phase.csv": ("x", "y"), "f4_dataset.csv": ("x", "y"), "f3.csv": ("cluster",)}   # columns: a UMAP of another processor is another drawing, a cluster has another number


def differs(made, kept, within=1e-9, around=1e-12):
    "The first line in which two texts differ, in words; empty when there is none. Words to the letter, numbers within a share or a distance."
    for n, (a, b) in enumerate(zip_longest(made.splitlines(), kept.splitlines(), fillvalue="(no line)"), 1):
        if NUMBER.sub("#", a) != NUMBER.sub("#", b):
            return f"line {n}: made {a[:300]!r}, kept {b[:300]!r}"
        for x, y in zip(NUMBER.findall(a), NUMBER.findall(b)):
            if abs(float(x) - float(y)) > max(around, within * abs(float(y))):
                return f"line {n}: made {x}, kept {y} in {b[:300]!r}"
    return ""


def compared(path):
    "The text of a table, without the columns that may be otherwise on another processor."
    text = path.read_text(encoding="utf-8")
    if path.name not in FREE:
        return text
    lines = list(csv.DictReader(text.splitlines()))
    return "\n".join([",".join(lines[0]), *(",".join(value for name, value in line.items() if name not in FREE[path.name]) for line in lines)])


def compare(stem, out):
    "What a notebook of nbs/paper wrote is what the repository keeps."
    tables = sorted(p for p in Path(out).iterdir() if p.suffix in TABLES)
    MADE[stem], wrong, loose = [p.name for p in tables], [], dict(within=5e-3, around=1e-6) if stem in COMPUTED else {}
    for p in tables:
        if not (KEPT / p.name).is_file():
            wrong.append(f"{p.name}: made, but not in figures/paper")
        elif p.name not in ELSEWHERE and (words := differs(compared(p), compared(KEPT / p.name), **loose)):
            wrong.append(f"{p.name}, {words}")
    assert not wrong, f"figures/paper is not what nbs/paper/{stem}.ipynb makes (make paper_results writes it): " + "; ".join(wrong)


def write_papers():
    "Put every table and figure that the notebooks of nbs/paper make from what the repository carries into figures/paper."
    def make(path):
        "One notebook; the pictures of a study's own network come from the study."
        with tempfile.TemporaryDirectory() as out:
            in_child(test_notebook, path, out)
            for file in sorted(Path(out).iterdir()):
                if f"{file.stem}.csv" not in ELSEWHERE:
                    shutil.copy(file, KEPT / file.name)
    with ThreadPoolExecutor(LANES) as pool:
        list(pool.map(make, PAPERS))


def notebook(path):
    "The check of one notebook."
    def check():
        with tempfile.TemporaryDirectory() as out:
            in_child(test_notebook, path, out)
            if path in PAPERS:
                compare(path.stem, out)
    check.__name__, check.__doc__ = path.stem, f"{path.relative_to(ROOT)} runs from top to bottom" + (" and makes what is in figures/paper." if path in PAPERS else ".")
    return check


def slow_notebook(path):
    "The check of one notebook with its slow cells."
    def check():
        with tempfile.TemporaryDirectory() as out:
            in_child(test_notebook, path, out, True, minutes=SLOW_MINUTES)
    check.__name__ = f"slow_{path.stem}"
    check.__doc__ = f"{path.relative_to(ROOT)} runs from top to bottom, slow cells too."
    return check


def paper_files():
    "Every table and all data of figures in figures/paper come from a study or from a notebook."
    assert not (lost := [path.stem for path in PAPERS if path.stem not in MADE]), f"cannot tell, as these did not come through: {lost}"
    of_study = run("python", "-c", "from discovr.study import EXTRAS; print('rows.csv', 'summary.csv', 'steps.csv', 'patients.csv', *EXTRAS)").split()
    unknown = {p.name for p in KEPT.iterdir() if p.suffix in TABLES} - {*of_study, *ELSEWHERE} - {name for names in MADE.values() for name in names}
    assert not unknown, f"figures/paper: no notebook makes {sorted(unknown)}"


def rows_written():
    "Every file of result rows in figures/ is as the program wrote it."
    from discovr.report.rows import digest_path, read_rows, read_summary

    files = sorted((ROOT / "figures").rglob("*rows.csv")) + sorted((ROOT / "figures").rglob("summary.csv"))
    assert len(files) > 2, f"files of result rows and summaries: {files}"
    for path in files:
        assert digest_path(path).is_file(), f"{path.relative_to(ROOT)}: {digest_path(path).name} is missing; copy it with the rows"
        (read_summary if path.name == "summary.csv" else read_rows)(path)


def papermill(*parameters, fails=False):
    "Run train.ipynb into a scratch folder; give back its output notebook and papermill's own output."
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.ipynb"
        said = run("papermill", ROOT / "nbs" / "train.ipynb", out, "--cwd", ROOT / "nbs", "--no-progress-bar", "-p", "preset", "smoke",
                   "-p", "out", f"{folder}/runs", *parameters, fails=fails)
        book = json.loads(out.read_text(encoding="utf-8"))
        files = sorted(str(p.relative_to(folder)) for p in Path(folder).rglob("*") if p.is_file())
    return said, book, files


def train_here(out, parameters):
    "In the child: train.ipynb with papermill's parameters, cell by cell in this process."
    from execnb.shell import CaptureShell
    from papermill.iorw import load_notebook_node, write_ipynb
    from papermill.parameterize import parameterize_notebook

    book = load_notebook_node(str(ROOT / "nbs" / "train.ipynb"))
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = []      # a cell that says nothing must not show what the demo run said
    write_ipynb(parameterize_notebook(book, {"preset": "smoke", "out": str(out.parent / "runs"), **parameters}), str(out))
    os.chdir(ROOT / "nbs")
    shell = CaptureShell(mpl_format="png")
    shell.execute(out, out, exc_stop=True)
    return shell.exc is None


def train(fails=False, **parameters):
    "Run train.ipynb in a lane; give back its output notebook, what was said, and the files that it left."
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.ipynb"
        said = in_child(train_here, out, parameters, fails=fails)
        files = sorted(str(p.relative_to(folder)) for p in Path(folder).rglob("*") if p.is_file())
        return said, json.loads(out.read_text(encoding="utf-8")), files


def images(book):
    return sum("image/png" in o.get("data", {}) for c in book["cells"] for o in c.get("outputs", []))


def train_phantom():
    "The main job runs end to end under papermill on phantom data and leaves a whole run folder."
    _, book, files = papermill()
    assert images(book) >= 5, f"{images(book)} figures"
    for name in ("config.json", "log.csv", "status.json", "rows.csv", "encoder.safetensors"):
        assert any(f.endswith("/" + name) for f in files), f"no {name} in the run folder: {files}"
    assert len(json.dumps(book)) < 3_000_000, f"the saved notebook is {len(json.dumps(book))} bytes"


def folder_run(n_avi):
    "train.ipynb over a folder with pydicom's real loop and some AVIs."
    with tempfile.TemporaryDirectory() as folder:
        run("python", ROOT / ".ci" / "real_folder.py", folder, n_avi)
        _, book, files = train(dataset="folder", data_dir=folder)
    return book, files


def train_folder():
    "The main job runs end to end on the real DICOM loop that pydicom ships, with one AVI beside it and no label."
    book, _ = folder_run(1)
    assert images(book) >= 3, f"{images(book)} figures"
    assert "cannot be judged" in json.dumps(book), "nothing says that unlabelled videos cannot be judged"


def train_labelled():
    "The main job judges EF on a labelled folder, with splits it draws itself."
    book, files = folder_run(40)
    assert any(f.endswith("/rows.csv") for f in files), f"no result rows: {files}"
    assert "ef linear probe" in json.dumps(book), "no EF table"


def layout(name):
    "The main job, smallest preset, on the phantom of a dataset; its output notebook must have figures."
    start = time.time()
    _, book, _ = train(dataset=name)
    assert images(book) >= 5, f"{name}: {images(book)} figures"
    print(f"      {name:12s} {time.time() - start:6.1f} s, {images(book)} figures", flush=True)


def train_layout():
    "The main job runs on a layout that is neither AVI nor in order: CAMUS, NIfTI, half of it stored backwards."
    layout("camus")


def train_order():
    "The main job trains the older method on films of a moving probe, and judges it on planes and on its own tasks."
    _, book, files = train(dataset="fetal_sweep", method="order_transform", phantom_train=8, phantom_val=4, phantom_test=7)
    said = json.dumps(book)
    assert images(book) >= 7, f"{images(book)} figures"
    for words in ("planes linear probe", "pretext order, accuracy", "pretext transform, rotation_error", "has no prototypes"):
        assert words in said, f"nothing is said of {words!r}"
    assert any(f.endswith("/rows.csv") for f in files) and any(f.endswith("/encoder.safetensors") for f in files), f"files: {files}"


def train_layouts():
    "The main job runs on the phantom of every dataset (`make layouts`)."
    names = run("python", "-c", "from discovr.data.sources import DATASETS; print(*DATASETS)").split()
    assert len(names) == 11, names
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(layout, names))


def train_mistyped():
    "A mistyped or wrongly typed parameter stops the main job and names the valid ones."
    said, _, _ = papermill("-p", "epoch", "3", fails=True)
    assert "epochs" in said, f"epoch: the message does not name epochs: {said[-600:]}"
    for parameters, words in [(dict(epochs="many"), "wanted int"), (dict(dataset="echonett"), "echonet")]:
        said, _, _ = train(fails=True, **parameters)
        assert words in said, f"{parameters}: the message does not name {words!r}: {said[-600:]}"


def paper_smoke():
    "`make paper`, smallest profile, on hearts and on sweeps, from nothing: every step is done, every table and figure comes out."
    made = []
    for dataset, tables in (("echonet", [f"t{i}" for i in range(1, 6)]), ("fetal_sweep", ["t7", "t8", "t9"])):
        with tempfile.TemporaryDirectory() as folder:
            run("python", "-m", "discovr.study", "--profile", "smoke", "--dataset", dataset, "--out", folder)
            page = (Path(folder) / "index.md").read_text(encoding="utf-8")
            assert "| failed |" not in page and "| skipped |" not in page, page
            made += [p.stem for p in Path(folder, "notebooks").glob("*/*.ipynb")]
            assert all(Path(folder, "figures", f"{name}.csv").is_file() for name in tables), f"tables made: {sorted(p.name for p in Path(folder, 'figures').iterdir())}"
    assert sorted(made) == sorted(p.stem for p in (ROOT / "nbs" / "paper").glob("*.ipynb")), f"notebooks made: {sorted(made)}"


def passes(check):
    "Run a check and print how it ended."
    start, outcome, words = time.time(), "ok", check.__doc__
    try:
        check()
    except Exception as error:
        outcome, words = "FAIL", f"{type(error).__name__}: {error}"
    print(f"{outcome:5s} {check.__name__:16s} {time.time() - start:6.1f} s  {words}", flush=True)
    return outcome == "ok"


ALONE = [exported, clean, readme, lint, rows_written]                                     # the first two write the tree
JOBS = [train_phantom, train_labelled, train_mistyped, train_layout, train_order, train_folder, light_import, import_order]
LONG = ["80_bench", "16_doctor", "53_launch", "52_fit", "13_cache", "74_questions", "66_segment"]      # begin first: no lane waits for one at the end
BOOKS = [notebook(path) for path in NOTEBOOKS if path.stem != "train"]                    # train.ipynb is what the jobs run
BOOKS.sort(key=lambda check: LONG.index(check.__name__) if check.__name__ in LONG else len(LONG))
LAST = [paper_files]                                                                      # looks at what the notebooks of the paper made
SLOW = [slow_notebook(path) for path in NOTEBOOKS if re.search(r'"#\|\s*slow\\n', path.read_text(encoding="utf-8"))]   # one after the other
BY_HAND = [train_layouts, paper_smoke, *SLOW]                                             # minutes more than a test may take; CI runs the second

if __name__ == "__main__":
    if sys.argv[1:] == ["--readme"]:
        (ROOT / "README.md").write_text(readme_text(), encoding="utf-8")
        sys.exit()
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):      # set in many containers; each process would compile torch anew, half a minute
        os.execv(sys.executable, [sys.executable, *sys.argv])
    if sys.argv[1:] == ["--paper"]:
        start_lanes()
        write_papers()
        sys.exit()
    names = [check.__name__ for check in ALONE + JOBS + BOOKS + LAST + BY_HAND]
    asked = set(sys.argv[1:]) or set(names) - {check.__name__ for check in BY_HAND}
    if "notebooks" in asked:
        asked = asked - {"notebooks"} | {check.__name__ for check in BOOKS + LAST}
    if "slow" in asked:
        asked = asked - {"slow"} | {check.__name__ for check in SLOW}
    if "paper_files" in asked:
        asked |= {path.stem for path in PAPERS}
    if unknown := asked - set(names):
        sys.exit(f"unknown checks {sorted(unknown)}; wanted some of notebooks, slow, {', '.join(names)}")
    wanted = lambda checks: [check for check in checks if check.__name__ in asked]
    start_lanes()
    passed = [passes(check) for check in wanted(ALONE + BY_HAND)]
    with ThreadPoolExecutor(LANES) as pool:
        passed += pool.map(passes, wanted(JOBS + BOOKS))
    passed += [passes(check) for check in wanted(LAST)]
    print(f"{sum(passed)} passed, {len(passed) - sum(passed)} failed")
    sys.exit(not all(passed))
