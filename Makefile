# Recourse. `make` alone says what there is to make.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help

MVN ?= mvn
RUN := .run
BUILT := deploy/local/target/built
SOURCES := $(shell find pom.xml contracts services deploy \( -name target -o -path contracts/openapi \) -prune -o \
    -type f \( -path '*/src/main/*' -o -name pom.xml -o -name '*.yaml' -o -name '*.json' \) -print 2>/dev/null)

# The first JDK that is new enough; the finder says what to install when there is none.
jdk = home=$$(deploy/local/jdk.sh) || exit 1; export JAVA_HOME=$$home
maven = $(jdk); command -v $(firstword $(MVN)) >/dev/null \
    || { echo 'Recourse needs Maven 3.8 or newer: install it, or say where it is with MVN=path/to/mvn.' >&2; exit 1; }; \
    mkdir -p -m 700 $(RUN); \
    $(MVN) -B -ntp $(1) 2>&1 | tee $(RUN)/maven.log | awk -f deploy/local/progress.awk \
    || { grep -E '^\[ERROR\]' $(RUN)/maven.log | head -40; \
         echo "failed; the whole output is in $(RUN)/maven.log"; exit 1; }
launch = $(jdk); exec "$$JAVA_HOME/bin/java" $(or $(2),-Xmx512m -XX:TieredStopAtLevel=1) -XX:+UseSerialGC \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$$(echo $(1)/target/recourse-*.jar):$$(cat $(1)/target/classpath)"

# A small run after which every JVM keeps what it has learned of its classes, so that later starts take half as long.
learn = echo 'a small run for the JVMs to learn from (some three minutes)'; \
    ( $(call launch,deploy/local) io.recourse.local.Main run --learn --exit --run-folder=deploy/local/target/learning \
        --accounts=10 --days=3 ) > $(RUN)/learning.log 2>&1 \
    && rm -rf deploy/local/target/learning \
    || echo 'it failed, so starts will take longer; what it said is in $(RUN)/learning.log'

# True while a launcher of this folder lives: its processes run from what is built, so nothing is built under them.
launcher = $$(cut -d' ' -f1 $(RUN)/launcher 2>/dev/null)
running = grep -qs io.recourse.local.Main "/proc/$(launcher)/cmdline"
told = echo "Recourse is running (process $(launcher)):"
alone = if $(running); then $(told) 'end it first with Ctrl-C.'; exit 1; fi

.PHONY: help build run up push advance test test-all mutants verify vectors bench train cluster score stress openapi format clean

help:
	@echo 'make run       build, start the stack, push a sample portfolio, run 400 virtual days, report, stay up'
	@echo '                 ARGS=--exit           end after the report'
	@echo '                 SEED=7                another portfolio (same seed, same outcomes)'
	@echo '                 ACCOUNTS=300          another number of accounts'
	@echo '                 ACCOUNTS=file.csv MAPPING=file.json   your own accounts'
	@echo '                 KILL=negotiation      kill -9 that process in mid-run and start it again'
	@echo 'make up        build and start the stack for use by hand (ARGS=--without-services: infrastructure only)'
	@echo 'make push      ACCOUNTS=file.csv MAPPING=file.json   push your accounts to the stack of make up, and say what became of each'
	@echo '                 ACCOUNTS=file.ndjson LENDER=harbour-finance   statements as the API takes them, one a line'
	@echo '                 DRY=1                 only say what would come of it'
	@echo 'make advance   let its business time pass: to the next deadline, or TO=2026-02-01T00:00:00Z'
	@echo 'make verify    prove on the stack of a run that nothing was lost, doubled or done without right'
	@echo 'make vectors   put the conformance vectors of the contact guard to the checker'"'"'s own guard, and say how many agree'
	@echo 'make train     DATA=accounts.csv   make a scorecard of them, judge it and look at its fairness (OUT=folder, RECIPE=file.json)'
	@echo 'make cluster   DATA=kinds.csv KINDS=recipe.json   group cases into kinds and name those (OUT=folder); without both: the sample portfolio'
	@echo 'make score     DATA=accounts.csv OUT=scores.csv   score a table by the shipped scorecard (or MODEL=file.json)'
	@echo 'make stress    what the running stack may lose in a scenario: VaR, ES, reserve, as JSON and chart (OUT=folder, SCENARIO=mild, SEED=7)'
	@echo '                 DATA=portfolio.csv    what a file of cases may (columns currency, bucket, band, owed_minor, pd_ppm)'
	@echo 'make bench     measure it on this machine beside what others would use instead; ONLY=house or a section of it'
	@echo '                 ONLY=hostile          throw 101 000 hostile inputs at every door; ARGS=--seed=7: others'
	@echo '                 ONLY=intake           parties verified, then a book of a million accounts (a quarter of an hour); ARGS=--accounts=64000: fewer'
	@echo '                 ONLY=segmentation     cases segmented and scored, and a million rows grouped, beside libraries'
	@echo 'make test      all tests but the long ones        make test-all   those too'
	@echo '                 ARGS=-Dwalk.seed=random    what else Maven is told: here, that lives of chance walk elsewhere'
	@echo 'make mutants   do the specs of the pure packages bite? (pitest, some twenty minutes)   OF=rules: those of one module'
	@echo 'make build     compile and package                make format     format the sources'
	@echo 'make openapi   bring contracts/openapi up to what the services say of their HTTP doors'
	@echo 'make clean     remove build output and the data of earlier runs'

build: $(BUILT)

# Where the stack runs, run and up say nothing: the launcher refuses a second start by itself.
build openapi bench: under = $(told) 'end it first with Ctrl-C.'; exit 1
push advance verify vectors train cluster score stress: under = $(told) 'sources have changed since, what was built before is used.'
$(BUILT): $(SOURCES)
	@if $(running); then $(or $(under),true); else echo 'building'; $(call maven,package -DskipTests); $(learn); touch $@; fi

run: $(BUILT)
	@$(call launch,deploy/local) io.recourse.local.Main run $(if $(SEED),--seed='$(SEED)') $(if $(KILL),--kill='$(KILL)') \
	    $(if $(ACCOUNTS),--accounts='$(ACCOUNTS)') $(if $(MAPPING),--mapping='$(MAPPING)') $(ARGS)

up: $(BUILT)
	@$(call launch,deploy/local) io.recourse.local.Main up $(ARGS)

push: $(BUILT)
	@$(call launch,deploy/local) io.recourse.local.Main push $(if $(ACCOUNTS),--accounts='$(ACCOUNTS)') \
	    $(if $(MAPPING),--mapping='$(MAPPING)') $(if $(LENDER),--lender='$(LENDER)') $(if $(filter-out 0,$(DRY)),--dry-run) $(ARGS)

advance: $(BUILT)
	@$(call launch,deploy/local) io.recourse.local.Main advance $(if $(TO),'$(TO)') $(ARGS)

verify: $(BUILT)
	@$(call launch,deploy/verify) io.recourse.verify.Main $(ARGS)

vectors: $(BUILT)
	@$(call launch,deploy/verify) io.recourse.verify.Conformance

bench: $(BUILT)
	@$(alone)
	@$(call launch,deploy/bench,-Xmx1g) io.recourse.bench.Main $(if $(ONLY),--only='$(ONLY)') $(ARGS)

RECIPE ?= deploy/train/recipes/card-history.json
MODEL ?= services/segmentation/src/main/resources/policy/card-history.json
data = $(if $(DATA),,echo 'Which data? Say DATA=path/to/accounts.csv.' >&2; exit 2;)
trainer = $(call launch,deploy/train,-Xmx1g) io.recourse.train.Main

train: $(BUILT)
	@$(data) $(trainer) train '$(DATA)' --recipe='$(RECIPE)' --out='$(or $(OUT),$(RUN)/models)' $(ARGS)

# A recipe says what its rows are, so that of the sample portfolio is for the sample portfolio alone.
SAMPLE := $(RUN)/sample.csv
cluster: KINDS ?= deploy/train/recipes/sample-portfolio.json
cluster: $(BUILT)
ifeq ($(DATA),)
	@$(trainer) sample --out='$(SAMPLE)'
else ifeq ($(KINDS),)
	@echo 'Which recipe? Say KINDS=path/to/recipe.json; deploy/train/recipes/sample-portfolio.json is one to begin with.' >&2; exit 2
endif
	@$(trainer) cluster '$(or $(DATA),$(SAMPLE))' --recipe='$(KINDS)' --out='$(or $(OUT),$(RUN)/models)' $(ARGS)

score: $(BUILT)
	@$(data) $(trainer) score '$(DATA)' --recipe='$(RECIPE)' --model='$(MODEL)' --out='$(or $(OUT),scores.csv)' $(ARGS)

stress: $(BUILT)
	@$(call launch,deploy/train) io.recourse.train.Main stress $(if $(DATA),'$(DATA)') --out='$(or $(OUT),$(RUN)/stress)' \
	    $(if $(SCENARIO),--scenario='$(SCENARIO)') $(if $(SEED),--seed='$(SEED)') $(ARGS)

test:
	@$(alone)
	@$(call maven,verify -Dtest.excluded.groups=long $(ARGS))

test-all:
	@$(alone)
	@$(call maven,verify -Dtest.excluded.groups=none $(ARGS))

# Faults are put into the pure packages; a module whose specs let too many of them live fails it. Its report stands anyway.
comma := ,
pure = $(if $(filter rules,$(1)),io.recourse.rules.*,io.recourse.$(1).domain.*$(comma)io.recourse.$(1).decision.*)
mutants:
	@$(alone)
	@echo 'reports: services/*/target/pit-reports/index.html'
	@$(call maven,test-compile org.pitest:pitest-maven:mutationCoverage --fail-at-end \
	    $(if $(OF),-pl services/$(OF) -am -Dmutants.of='$(call pure,$(OF))',-pl '!deploy/local$(comma)!deploy/verify$(comma)!deploy/bench$(comma)!deploy/train'))

openapi: $(BUILT)
	@mkdir -p contracts/openapi && cp services/*/target/openapi/*.yaml contracts/openapi/

format:
	@$(call maven,spotless:apply)

clean:
	@$(alone)
	@$(call maven,clean)
	@rm -rf $(RUN)
