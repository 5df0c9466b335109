# make train   environment + the main job on phantom data
# make test    environment + every notebook as a test + the end-to-end checks
# make test-slow     the cells marked slow: two processes = one, full fuzz, kill table, calibration, bench (about an hour)
# make test-lowest   make test with the lowest versions that settings.ini allows (LOWEST_PYTHON, in .venv-lowest)
# make test-newest   make test with the newest ones (NEWEST_PYTHON, in .venv-newest)
# make lock    requirements/lock.txt and lowest.txt anew from settings.ini and requirements/pins.txt
# make layouts the main job, smallest preset, on the phantom of every dataset
# make paper   train and judge what the tables of the paper lack, then the tables and figures: out/paper/DATASET-PROFILE/index.md
#              (DATASET-PROFILE-real where DATA_DIR is given); interrupted, it goes on where it stopped
#              PROFILE=smoke|demo|long|shipped|subset|paper (shipped trains nothing), DATASET=… DATA_DIR=… SEEDS=…
#              BESIDE_DIR=… a real second data set (CAMUS, for sweeps FETAL_PLANES_DB), ENCODER=NAME=FILE an encoder to judge beside the runs
# make paper_results   its rows, tables, figures and notebooks into the repository; the same DATASET, PROFILE and DATA_DIR
# make results run the demo and put its notebook, rows and figures where README shows them
# The environment is that of requirements/lock.txt, by hash; LOCK= takes the newest versions that settings.ini allows,
# LOCK=FILE another lock. VENV=FOLDER puts it elsewhere than .venv, PYTHON=python3.13 takes another interpreter.
# Other datasets: make train DATASET=echonet DATA_DIR=/data/EchoNet-Dynamic PRESET=paper

# set in many containers, and then each process compiles torch anew
unexport PYTHONDONTWRITEBYTECODE

PYTHON   ?= python3
DATASET  ?= echonet
PRESET   ?= demo
PROFILE  ?= demo
SEEDS    ?=
DATA_DIR ?=
BESIDE_DIR ?=
ENCODER  ?=
OUT      ?= out/train.ipynb
LOCK     ?= requirements/lock.txt
VENV     ?= .venv
BIN      := $(VENV)/bin
STAMP    := $(VENV)/.installed-$(or $(notdir $(LOCK)),newest)
LOWEST_PYTHON ?= python3.10
NEWEST_PYTHON ?= $(PYTHON)
UV       := uv==0.13.9
PLACE    := $(or $(filter long clinic shipped,$(PROFILE)),$(if $(filter fetal_sweep,$(DATASET)),sweeps))
STUDY    := out/paper/$(DATASET)-$(PROFILE)$(if $(DATA_DIR),-real)

.PHONY: train test test-slow test-lowest test-newest lock layouts paper paper_results results clean env
env: $(STAMP)

$(STAMP): settings.ini setup.py pyproject.toml $(LOCK)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
ifeq ($(LOCK),)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --no-compile --upgrade --upgrade-strategy eager -e ".[dev]"
else
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
endif
	rm -f $(VENV)/.installed*
	touch $@

train: $(STAMP)
	mkdir -p $(dir $(OUT))
	$(BIN)/papermill nbs/train.ipynb $(OUT) --cwd nbs -p dataset $(DATASET) -p preset $(PRESET) $(if $(DATA_DIR),-p data_dir "$(abspath $(DATA_DIR))")

test: $(STAMP)
	$(BIN)/python .ci/checks.py

test-slow: $(STAMP)
	$(BIN)/python .ci/checks.py slow

test-lowest:
	$(MAKE) test VENV=.venv-lowest LOCK=requirements/lowest.txt PYTHON=$(LOWEST_PYTHON)

test-newest:
	$(MAKE) test VENV=.venv-newest LOCK= PYTHON=$(NEWEST_PYTHON)

# uv resolves for all platforms and Pythons at once; it is needed for this target alone, so it has an environment of its own
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet $(UV)
	.venv-lock/bin/uv pip compile pyproject.toml --extra dev -c requirements/pins.txt --universal --python-version 3.10 \
		--upgrade --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet -o requirements/lock.txt
	.venv-lock/bin/uv pip compile pyproject.toml --extra dev --resolution lowest-direct --python-version 3.10 \
		--python-platform x86_64-manylinux_2_28 --upgrade --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet -o requirements/lowest.txt

layouts: $(STAMP)
	$(BIN)/python .ci/checks.py train_layouts

paper: $(STAMP)
	$(BIN)/python -m discovr.study --profile $(PROFILE) --dataset $(DATASET) --out $(STUDY) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(DATA_DIR),--data-dir "$(abspath $(DATA_DIR))") \
		$(if $(BESIDE_DIR),--beside-dir "$(abspath $(BESIDE_DIR))") $(if $(ENCODER),--encoder "$(ENCODER)")

paper_results: $(STAMP)
	$(if $(filter smoke,$(PROFILE)),$(error paper_results: found PROFILE=smoke, wanted demo, long, shipped or larger: a smoke study proves that it runs, no more))
	mkdir -p figures/paper/$(PLACE)
	cp $(STUDY)/*.csv $(STUDY)/*.sha256 figures/paper/$(PLACE)
	$(if $(filter long clinic shipped,$(PLACE)),,cp $(STUDY)/figures/* figures/paper/)
	$(BIN)/python .ci/checks.py --paper
	cd nbs/paper && ls *.ipynb | OMP_NUM_THREADS=1 xargs -P 2 -n 1 ../../$(BIN)/jupyter nbconvert --to notebook --execute --inplace
	for book in nbs/paper/*.ipynb; do $(BIN)/nbdev_clean --fname $$book; done

results: $(STAMP)
	rm -rf runs/echonet-discovr-demo-seed0-*
	cd nbs && ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace --ExecutePreprocessor.timeout=3600 train.ipynb
	$(BIN)/nbdev_clean --fname nbs/train.ipynb
	cp runs/echonet-discovr-demo-seed0-*/rows.csv figures/demo_rows.csv
	cp runs/echonet-discovr-demo-seed0-*/rows.sha256 figures/demo_rows.sha256
	cp runs/echonet-discovr-demo-seed0-*/figures/* figures/
	cd nbs && ../$(BIN)/jupyter nbconvert --to notebook --execute --inplace index.ipynb
	$(BIN)/nbdev_clean --fname nbs/index.ipynb
	$(BIN)/python .ci/checks.py --readme

clean:
	rm -rf data runs out nbs/data nbs/runs nbs/out
