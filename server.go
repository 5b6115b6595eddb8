// Parley turns news articles into a graph of who did what to whom, when, where
// and according to whom, with the exact sentence behind every statement.
//
// Package main is the command line and the wiring: a file a command.
package main

//go:generate go tool gqlgen generate

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is the version of the program.
const version = "0.1.0"

// The exit codes beside 0.
const (
	exitFailed = 1 // something could not be done
	exitUsage  = 2 // the command line is wrong
)

// A cli is the command line: its commands and the flags of all of them.
type cli struct {
	LogLevel slog.Level       `default:"info" placeholder:"LEVEL" help:"Log what is at least this grave: debug, info, warn or error."`
	Version  kong.VersionFlag `help:"Print the version." env:"-"`

	Serve      serveCmd      `cmd:"" group:"The graph" help:"Serve the graph over HTTP; paths are ingested first."`
	Ingest     ingestCmd     `cmd:"" group:"The graph" help:"Add documents to the graph."`
	Queue      queueCmd      `cmd:"" group:"The graph" help:"List the sources that were taken in: what is queued, and what was rejected and why."`
	Remove     removeCmd     `cmd:"" group:"The graph" help:"Remove documents from the graph, with all that only they support."`
	Query      queryCmd      `cmd:"" group:"The graph" help:"Answer a GraphQL query without a server."`
	Export     exportCmd     `cmd:"" group:"The graph" help:"Write the whole graph in an exchange format."`
	Explain    explainCmd    `cmd:"" group:"The graph" help:"Tell why each mention of an entity is there."`
	Judgements judgementsCmd `cmd:"" group:"The graph" help:"Take what humans judged out of a store and into another."`
	Check      checkCmd      `cmd:"" group:"The graph" help:"Audit the whole store: texts, quotes, entities and indexes."`
	Extract    extractCmd    `cmd:"" group:"Without a store" help:"Print the statements of documents as JSON lines."`
	Openie     openieCmd     `cmd:"" group:"Without a store" help:"Print tuples of words for sentences, one sentence a line."`
	Parse      parseCmd      `cmd:"" group:"Without a store" help:"Print words, tags, trees and names as CoNLL-U."`
	Eval       evalCmd       `cmd:"" group:"Without a store" help:"Measure the language engine against gold."`
	Train      trainCmd      `cmd:"" group:"Without a store" help:"Train the language model."`
}

// An app is what every command works with.
type app struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	errOut *os.File
	log    *slog.Logger
}

// print gives f a buffer for what a command prints, which reaches the output
// even when f has an error.
func (a *app) print(f func(out *bufio.Writer) error) error {
	out := bufio.NewWriter(a.out)
	err := f(out)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the output: %w", err)
	}
	return err
}

func main() { os.Exit(run()) }

// run does what the command line asks and returns the exit code.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var flags cli
	parser := kong.Must(&flags,
		kong.Name("parley"),
		kong.Description("Turns news articles into a graph of who did what to whom, when, where and according to whom, "+
			"with the exact sentence behind every statement. Works offline; the same documents give the same graph."),
		kong.Vars{"version": version, "formats": formatNames()},
		kong.DefaultEnvars("PARLEY"),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	arguments := os.Args[1:]
	if len(arguments) == 0 {
		arguments = []string{"--help"}
	}
	command, err := parser.Parse(arguments)
	if err != nil {
		fmt.Fprintf(os.Stderr, "parley: %v (see parley --help)\n", err)
		return exitUsage
	}
	a := &app{
		ctx: ctx, in: os.Stdin, out: os.Stdout, errOut: os.Stderr,
		log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: flags.LogLevel})),
	}
	switch err := command.Run(a); {
	case err == nil:
		return 0
	case errors.Is(err, errReported):
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "parley: stopped")
	default:
		fmt.Fprintln(os.Stderr, "parley:", advised(err))
	}
	return exitFailed
}

// advised adds what to do to an error about a disk that is full, whichever write
// met it. The store's library keeps the words of such errors and not the errors.
func advised(err error) error {
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if strings.Contains(err.Error(), full.Error()) {
			return fmt.Errorf("%w (make room on that disk and try again: what was reported as done is safe)", err)
		}
	}
	return err
}

// errReported ends a command whose failures have been told one by one.
var errReported = errors.New("reported")
