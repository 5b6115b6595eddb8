# make run    builds the web part and serves the example documents
# make test   runs everything that is tested
# make lint   checks formatting, vet and staticcheck
# make web    builds the pages that the program has inside
# make generate   renews generated code after a change of schema/
# make learn  learns the tables of lemmas and sentence ends from ../shared/treebanks
# make bench  measures a graph of a million statements and writes docs/performance.md

.PHONY: run test lint fresh web test-web generate learn bench

run: web
	go run . serve examples

test: lint fresh
	go test ./...
	@if command -v npm >/dev/null; then $(MAKE) test-web; \
	elif [ -n "$$CI" ]; then echo "npm is not installed, and CI tests the web part too" >&2; exit 1; \
	else echo "npm is not installed: the tests of the web part were left out"; fi

lint:
	@unformatted=$$(gofmt -l $(go_files)); [ -z "$$unformatted" ] || \
		{ echo "not formatted (run gofmt -w on them):" $$unformatted >&2; exit 1; }
	go vet ./...
	GOARCH=arm64 go vet ./ingest/net
	go tool staticcheck ./...

# The working tree's Go files, new ones too.
go_files = $$(git ls-files --cached --others --exclude-standard '*.go')

# Generated code is committed; this fails when it is not what the generators write.
fresh:
	@before=$$(cat $(go_files) | sha256sum); \
	$(MAKE) --no-print-directory generate && [ "$$before" = "$$(cat $(go_files) | sha256sum)" ] || \
		{ echo "generated code was out of date: look at git diff and commit it" >&2; exit 1; }

generate:
	go generate .

# The tables of lemma and segment are learned from treebanks.
learn:
	go generate ./ingest/...

bench:
	go test ./graph/cayley -count 1 -timeout 2h -v -run '^TestFigures$$' -figures 1000000 -page ../../docs/performance.md

web: web/dist/playground/index.html

web_sources = web/package.json web/vite.config.ts web/tsconfig.json $(shell find web/playground -type f)

web/dist/playground/index.html: web/node_modules/.package-lock.json $(web_sources)
	npm --prefix web run build

web/node_modules/.package-lock.json: web/package-lock.json web/.npmrc
	@command -v npm >/dev/null || { echo "the web part needs Node 20.19 or later with npm; go run . serve examples works without" >&2; exit 1; }
	npm --prefix web ci
	@touch $@

test-web: web
	npm --prefix web test
