package resolvers

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/internal/requestid"
	"github.com/parley-kg/parley/resolvers/model"
)

// The codes of errors, as extensions.code has them. Documents that do not
// parse or validate as GraphQL carry GRAPHQL_PARSE_FAILED and
// GRAPHQL_VALIDATION_FAILED, as clients expect.
const (
	codeNotFound  = "NOT_FOUND"
	codeInvalid   = "INVALID"
	codeAmbiguous = "AMBIGUOUS"
	codeConflict  = "CONFLICT"
	codeBudget    = "BUDGET"
	codeBusy      = "BUSY"
	codeInternal  = "INTERNAL"
)

// A notFoundError is a graph.ErrNotFound whose message is a sentence for the
// user who asked.
type notFoundError struct{ message string }

func (e *notFoundError) Error() string { return e.message }

func (e *notFoundError) Is(target error) bool { return target == graph.ErrNotFound }

func notFound(format string, args ...any) error {
	return &notFoundError{fmt.Sprintf(format, args...)}
}

// code returns the code of an error that a resolver returned.
func code(err error) string {
	var (
		ambiguous *ambiguousError
		integer   *graphql.IntegerError
		number    *strconv.NumError
	)
	switch {
	case errors.As(err, &ambiguous):
		return codeAmbiguous
	case errors.Is(err, graph.ErrNotFound):
		return codeNotFound
	case errors.Is(err, graph.ErrConflict):
		return codeConflict
	case errors.Is(err, graph.ErrInvalid), errors.As(err, &integer), errors.As(err, &number):
		return codeInvalid
	case errors.Is(err, graph.ErrBudget), errors.Is(err, context.DeadlineExceeded):
		return codeBudget
	case errors.Is(err, graph.ErrBusy):
		return codeBusy
	}
	return codeInternal
}

// present makes an error fit for clients: it gets a code, and what is internal
// goes to the log alone.
func (r *Resolver) present(ctx context.Context, err error) *gqlerror.Error {
	out := *graphql.DefaultErrorPresenter(ctx, err)
	if out.Err == nil && out.Extensions["code"] != nil {
		if out.Extensions["code"] == "COMPLEXITY_LIMIT_EXCEEDED" {
			out.Message = fmt.Sprintf("the operation could answer with more than %d values: ask for smaller pages", maxComplexity)
			out.Extensions = map[string]any{"code": codeBudget}
		}
		return &out // from the GraphQL engine, with a code already
	}
	extensions := map[string]any{}
	kind := code(err)
	switch kind {
	case codeAmbiguous:
		extensions["candidates"] = candidates(err)
	case codeBudget:
		if errors.Is(err, context.DeadlineExceeded) {
			out.Message = "the answer took too long: ask for less at once"
		}
	case codeInternal:
		if out.Err == nil && out.Path == nil {
			kind = codeInvalid // from the GraphQL engine, about the request
			break
		}
		if errors.Is(err, context.Canceled) {
			out.Message = "the request was cancelled"
			break
		}
		id := requestid.From(ctx)
		r.Log.ErrorContext(ctx, "internal error", "request", id, "path", out.Path.String(), "err", err)
		out.Message, extensions["requestId"] = "internal error", id
	}
	extensions["code"] = kind
	out.Extensions = extensions
	return &out
}

// recovered turns a panic, which is a bug of ours, into an internal error.
func (r *Resolver) recovered(ctx context.Context, cause any) error {
	return fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
}

// candidates lists the entities an ambiguous name fits, for extensions.
func candidates(err error) []map[string]any {
	var ambiguous *ambiguousError
	errors.As(err, &ambiguous)
	list := []map[string]any{}
	for _, ent := range ambiguous.candidates {
		list = append(list, map[string]any{"id": ent.ID, "name": ent.Name, "type": ent.Type, "degree": ent.Degree})
	}
	return list
}

// userErrors makes an error about an input part of a payload. An error that is
// not about the input is returned as it is.
func userErrors(err error, path ...string) ([]*model.UserError, error) {
	switch kind := code(err); kind {
	case codeInvalid, codeNotFound, codeConflict:
		return []*model.UserError{{Path: path, Message: err.Error(), Code: kind}}, nil
	}
	return nil, err
}
