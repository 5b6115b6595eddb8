package resolvers

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How large an operation may be, with its fragments written out. Introspection
// does not count.
const (
	maxDepth  = 20   // fields within each other
	maxFields = 5000 // fields in all
)

// A sizeLimit refuses operations that are too deep or too large. It comes
// before anything else that walks the operation: fragments that spread
// fragments can stand for more fields than any walk would live to see.
type sizeLimit struct{}

// ExtensionName names the extension.
func (sizeLimit) ExtensionName() string { return "SizeLimit" }

// Validate accepts every schema.
func (sizeLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that is too large.
func (sizeLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	size := sizer{}.of(op.Operation.SelectionSet)
	var err *gqlerror.Error
	switch {
	case size.depth > maxDepth:
		err = gqlerror.Errorf("the operation is %d fields deep, more than %d: ask in several steps", size.depth, maxDepth)
	case size.fields > maxFields:
		err = gqlerror.Errorf("the operation has more than %d fields: ask in several steps", maxFields)
	default:
		return nil
	}
	err.Extensions = map[string]any{"code": codeBudget}
	return err
}

// A size is how large a selection is; fields stops a little past maxFields.
type size struct{ depth, fields int }

// A sizer measures selections; it holds the sizes of fragments seen.
type sizer map[*ast.FragmentDefinition]size

func (z sizer) of(set ast.SelectionSet) size {
	var all size
	for _, selection := range set {
		var one size
		switch sel := selection.(type) {
		case *ast.Field:
			if strings.HasPrefix(sel.Name, "__") {
				continue
			}
			one = z.of(sel.SelectionSet)
			one.depth++
			one.fields++
		case *ast.InlineFragment:
			one = z.of(sel.SelectionSet)
		case *ast.FragmentSpread:
			known, ok := z[sel.Definition]
			if !ok {
				known = z.of(sel.Definition.SelectionSet)
				z[sel.Definition] = known
			}
			one = known
		}
		all.depth = max(all.depth, one.depth)
		all.fields = min(all.fields+one.fields, maxFields+1)
	}
	return all
}
