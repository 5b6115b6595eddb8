package resolvers

import (
	"context"
	"encoding/base64"
	"io"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/model"
)

func (r *Resolver) addDocument(ctx context.Context, in model.AddDocumentInput) (*model.AddDocumentPayload, error) {
	payload := &model.AddDocumentPayload{Errors: []*model.UserError{}}
	name, data, field, err := content(in)
	var out graph.Outcome
	if err == nil {
		out, err = r.Ingest(ctx, name, data)
	}
	if err != nil {
		payload.Errors, err = userErrors(err, append([]string{"input"}, field...)...)
		return payload, err
	}
	payload.Document, err = r.document(ctx, out.Document)
	payload.Action, payload.Replaced = &out.Action, out.Replaced
	if out.Action == graph.Added {
		payload.Statements = int32(out.Statements)
	}
	return payload, err
}

// content returns the name and the bytes of a document to add, with the input
// field they, or the error, are about.
func content(in model.AddDocumentInput) (name string, data []byte, field []string, err error) {
	given := 0
	for _, set := range []bool{in.Text != nil, in.Base64 != nil, in.File != nil} {
		if set {
			given++
		}
	}
	if given != 1 {
		return "", nil, nil, model.Invalid("give exactly one of text, base64 and file")
	}
	name = value(in.Name)
	switch {
	case in.Text != nil:
		data, field = []byte(*in.Text), []string{"text"}
	case in.Base64 != nil:
		field = []string{"base64"}
		if data, err = base64.StdEncoding.DecodeString(*in.Base64); err != nil {
			return "", nil, field, model.Invalid("base64 is not valid base64: %v", err)
		}
	default:
		field = []string{"file"}
		if data, err = io.ReadAll(in.File.File); err != nil {
			return "", nil, field, model.Invalid("the upload ended early: %v", err)
		}
		if name == "" {
			name = in.File.Filename
		}
	}
	if name == "" {
		return "", nil, []string{"name"}, model.Invalid("give the document a name, a path or URL whose ending tells its format: notes.txt")
	}
	return name, data, field, nil
}

func (r *Resolver) removeDocument(ctx context.Context, id graph.ID) (*model.RemoveDocumentPayload, error) {
	payload := &model.RemoveDocumentPayload{Errors: []*model.UserError{}}
	err := error(nil)
	if !isDocument(id) {
		err = model.Invalid("%q is not the id of a document: take one from documents { nodes { id } }", string(id))
	}
	var outcomes []graph.Outcome
	if err == nil {
		outcomes, err = r.Store.Apply(ctx, graph.Change{Remove: id})
	}
	if err != nil {
		payload.Errors, err = userErrors(err, "input", "id")
		return payload, err
	}
	payload.ID, payload.Statements = &id, int32(outcomes[0].Statements)
	return payload, nil
}
