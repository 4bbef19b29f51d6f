# make, make test, make check …: 'make help' lists them.
# Texts of your own: make RAW=path/to/texts OUTPUT=path/to/output
#                    make benchmark-analysis TEXTS=path/to/texts, benchmark-stages too

RAW ?= Raw
OUTPUT ?= Output

SWIFT ?= swift
BUILD := .build/release
ANNALS := $(BUILD)/annals
SPACY := .venv-spacy
TREEBANKS ?= ../shared/treebanks
GOLD ?= ../shared/gold
SOURCES := $(shell find Package.swift Sources -type f 2>/dev/null | LC_ALL=C sort)

.DEFAULT_GOAL := output
.DELETE_ON_ERROR:
.PHONY: output test validate validate-external check format lint benchmark benchmark-analysis benchmark-stages benchmark-comparisons model clean help

output: $(ANNALS) ## Read RAW, write OUTPUT, validate it (the default)
	@Tools/build-output "$(ANNALS)" "$(RAW)" "$(OUTPUT)"

$(ANNALS): $(SOURCES) Tools/install-packages
	@Tools/install-packages
	$(SWIFT) build -c release --product annals
	@touch $@

test: Tools/install-packages ## Run all tests
	@Tools/install-packages
	$(SWIFT) test -c release --parallel

validate: $(ANNALS) ## Check every row of OUTPUT against schemas, texts and hashes
	@$(ANNALS) validate "$(OUTPUT)"

validate-external: $(ANNALS) ## Check OUTPUT with other people's validators
	@Tools/validate-external "$(OUTPUT)" "$(ANNALS)"

check: lint test $(ANNALS) ## Format, tests, the same bytes twice, OUTPUT fresh
	@Tools/check-output "$(ANNALS)" "$(RAW)" "$(OUTPUT)"

lint: ## Complain about format
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format: ## Mend format
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

benchmark: $(ANNALS) ## Measure speed and memory beside wc and Python
	@python3 Benchmarks/stream.py "$(ANNALS)" --large

benchmark-analysis: $(ANNALS) $(SPACY)/installed ## Measure the analysis beside spaCy, on TEXTS
	@python3 Benchmarks/analysis.py "$(ANNALS)" --python "$(SPACY)/bin/python" $(TEXTS)

benchmark-stages: $(ANNALS) ## Measure what each stage costs of the CPU time of a stream
	$(SWIFT) build -c release --product annals-benchmark
	@python3 Benchmarks/stages.py $(BUILD)/annals-benchmark "$(ANNALS)" $(TEXTS)

benchmark-comparisons: Tools/install-packages ## Measure comparisons of 10,000 to 1,000,000 generated figures
	@Tools/install-packages
	$(SWIFT) build -c release --product annals-benchmark
	@$(BUILD)/annals-benchmark comparisons 10000 100000 1000000

$(SPACY)/installed: Benchmarks/spacy.txt
	python3 -m venv $(SPACY)
	$(SPACY)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

model: Tools/install-packages ## Train the analyser anew from TREEBANKS and GOLD, write its card (hours)
	@Tools/install-packages
	@Tools/build-model "$(TREEBANKS)" "$(GOLD)"

clean: ## Remove what was built; Raw and Output stay
	rm -rf .build .venv $(SPACY) .model .gazetteer .make

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
