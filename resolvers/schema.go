package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-kg/parley/resolvers/generated"
)

const (
	// maxTokens is the most tokens an operation's text may have.
	maxTokens = 15_000
	// cachedQueries is how many parsed operations are kept, and how many
	// persisted ones.
	cachedQueries = 1000
)

// An engine runs operations: gqlgen's server or its executor.
type engine interface {
	Use(graphql.HandlerExtension)
	AroundResponses(graphql.ResponseMiddleware)
	SetErrorPresenter(graphql.ErrorPresenterFunc)
	SetRecoverFunc(graphql.RecoverFunc)
	SetQueryCache(graphql.Cache[*ast.QueryDocument])
	SetParserTokenLimit(int)
}

var _, _ engine = (*handler.Server)(nil), (*executor.Executor)(nil)

// Server returns the API as a server that still needs its transports.
func (r *Resolver) Server() *handler.Server {
	srv := handler.New(r.schema())
	r.configure(srv)
	return srv
}

// Execute answers one operation without a server. Subscriptions, which go on
// for ever, are refused.
func (r *Resolver) Execute(ctx context.Context, params *graphql.RawParams) *graphql.Response {
	exec := executor.New(r.schema())
	r.configure(exec)
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		return exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
	}
	if op.Operation.Operation == ast.Subscription {
		err := gqlerror.Errorf("a subscription needs a server: start one with parley serve")
		err.Extensions = map[string]any{"code": codeInvalid}
		return &graphql.Response{Errors: gqlerror.List{err}}
	}
	respond, ctx := exec.DispatchOperation(ctx, op)
	return respond(ctx)
}

func (r *Resolver) schema() graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Resolvers: r, Complexity: complexity()})
}

func (r *Resolver) configure(e engine) {
	e.SetParserTokenLimit(maxTokens)
	e.SetQueryCache(lru.New[*ast.QueryDocument](cachedQueries))
	e.SetErrorPresenter(r.present)
	e.SetRecoverFunc(r.recovered)
	e.Use(extension.Introspection{})
	e.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](cachedQueries)})
	e.Use(sizeLimit{})
	e.Use(extension.FixedComplexityLimit(maxComplexity))
	e.AroundResponses(inOrder)
	e.AroundResponses(r.withSnapshot)
}
