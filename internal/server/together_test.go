package server

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// Every answer must be of one moment, however fast documents come and go: what
// two parts of an answer say of the graph has to agree.
func TestAnAnswerIsOfOneMoment(t *testing.T) {
	s := open(t, stories[0])
	var running sync.WaitGroup
	stop := make(chan struct{})
	running.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			change := variables(t, map[string]any{"name": fmt.Sprintf("%d.txt", i%2), "text": stories[1+i%2].text})
			if text := s.post(addDocument, change); strings.Contains(text, `"errors":[{`) {
				t.Errorf("added: %s", text)
			}
			s.post(s.names.Replace(`mutation { removeDocument(input: {id: "«`+stories[1+i%2].source+`»"}) { id } }`), "")
		}
	})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for range 50 {
				var got struct {
					Stats      struct{ Documents, Statements int }
					Documents  struct{ TotalCount int }
					Statements struct {
						TotalCount int
						Nodes      []struct {
							Subject  struct{ Name string }
							Evidence struct {
								Nodes []struct{ Document struct{ Title string } }
							}
						}
					}
				}
				s.ask(`{
					stats { documents statements }
					documents { totalCount }
					statements { totalCount nodes { subject { name } evidence { nodes { document { title } } } } }
				}`, "", &got)
				if got.Stats.Documents != got.Documents.TotalCount || got.Stats.Statements != got.Statements.TotalCount {
					t.Errorf("an answer of two moments: %+v", got)
				}
			}
		})
	}
	readers.Wait()
	close(stop)
	running.Wait()
}
