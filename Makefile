# Everything runs by Node 24 from node_modules, whichever Node the machine has.
SHELL := /bin/bash
NODE := node_modules/.bin/node
VITEST := $(NODE) node_modules/vitest/vitest.mjs run
INSTALLED := node_modules/.package-lock.json
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

# Taken as typed: what a person says is not for make to expand.
override export SAY := $(value SAY)
export PERSON
TOPIC ?= task-events

.DEFAULT_GOAL := help
.PHONY: help dev test test-unit check bench faults fuzz load understand ps events chat check-model assistant-eval token reset migrate images install check-parts

help: ## What can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

dev: check-parts $(INSTALLED) ## Run the system until Ctrl-C; LOG=json for raw logs, MODEL_URL and MODEL_NAME for an assistant, SPEECH_URL and SPEECH_MODEL for a microphone, INGRESS_PORT, KAFKA_PORT, ... for other ports, RATE_LIMIT=1000 as any variable of a manifest
	@exec $(NODE) scripts/dev/main.ts

test: check-parts $(INSTALLED) ## Run every check and test, on real parts, and say how many passed
	@exec $(NODE) scripts/dev/test.ts

test-unit: $(INSTALLED) ## Run the tests that need nothing but Node
	@exec $(VITEST) --project unit

check: $(INSTALLED) ## Check types, lint and format
	@tsc -p .
	@biome check

bench: check-parts $(INSTALLED) ## Measure, and write docs/benchmarks.md; BASE=main beside that commit, ONLY=heavy,writes some of it, ROUNDS=5
	@exec $(NODE) scripts/bench/main.ts

faults: check-parts $(INSTALLED) ## Break a system of its own in every way, and prove that nothing is lost: SEED, MINUTES, MODE=outages, MODE=judge with EVIDENCE of a run
	@exec $(NODE) tests/campaign/main.ts

load: $(INSTALLED) ## Put load on the running system with k6; SCENARIO=chat for one file of tests/load
	@exec $(NODE) scripts/dev/load.ts $(SCENARIO)

fuzz: check-parts $(INSTALLED) ## Let requests be made up from the OpenAPI document against a system of its own: SEED=1, MINUTES=2
	@exec $(NODE) scripts/dev/fuzz/main.ts

chat: $(INSTALLED) ## Talk to it: PERSON=ada, and SAY="buy milk tomorrow" to say one thing
	@exec $(NODE) scripts/dev/chat.ts

assistant-eval: check-parts $(INSTALLED) ## Have the assistant's scenarios with a model, and judge what is stored: MODEL_URL, MODEL_NAME, ONLY=plan,split, KEEP=1 for a row in docs/benchmarks.md
	@exec $(NODE) tests/eval/main.ts

check-model: $(INSTALLED) ## Say whether a model can be the assistant's, and how fast: MODEL_URL, MODEL_NAME
	@exec $(NODE) scripts/dev/check-model.ts

understand: $(INSTALLED) ## Say how a text is understood, by which rules and why: TEXT="call mom tomorrow", LANGUAGE=en, NOW=2026-03-11T09:30
	@exec $(NODE) scripts/dev/understand.ts

ps: $(INSTALLED) ## Show functions, replicas, memory and lag
	@exec $(NODE) scripts/knative/ps.ts

events: ## Follow a topic with Kafka's console consumer: TOPIC=task-events, FROM=beginning
	@exec scripts/kafka-console-consumer --topic $(TOPIC) $(if $(filter beginning,$(FROM)),--from-beginning) \
	  --property print.timestamp=true --property print.partition=true --property print.offset=true \
	  --property print.headers=true --property print.key=true

token: $(INSTALLED) ## Print a token (use make -s): PERSON=ada, ROLE=operator
	@exec scripts/token "$(PERSON)" $(ROLE)

migrate: $(INSTALLED) ## Bring DATABASE_URL, or the local database, to the newest schema
	@exec $(NODE) scripts/dev/migrate.ts

reset: $(INSTALLED) ## Drop all local data and secrets
	@exec $(NODE) scripts/dev/reset.ts

images: $(INSTALLED) ## Make the images without Docker, into dist/images: FUNCTION=gateway for one
	@exec scripts/images $(FUNCTION)

install: check-parts $(INSTALLED) ## Install all that make dev and make load need, and the command todo in ~/.local/bin; PREFIX=/usr/local for another place
	@exec $(NODE) scripts/dev/install.ts

check-parts:
	@scripts/dev/check-tools parts

$(INSTALLED): package-lock.json
	@scripts/dev/check-tools npm
	@echo '  npm packages (about half a minute)' >&2
	@npm ci --no-audit --no-fund --loglevel=error >&2
	@touch $@
