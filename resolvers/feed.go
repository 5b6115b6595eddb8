package resolvers

import (
	"context"
	"sync"

	"github.com/parley-kg/parley/resolvers/model"
)

// feedBuffer is how many events a subscriber may lag behind before it loses
// the oldest.
const feedBuffer = 1024

// A Feed carries events of ingestion from who ingests to who subscribed. The
// zero value is ready for use.
type Feed struct {
	mu     sync.Mutex
	subs   map[chan *model.IngestionEvent]bool
	closed bool
}

// Publish sends an event to all subscribers. It never waits: a subscriber that
// is too slow loses the oldest events.
func (f *Feed) Publish(ev *model.IngestionEvent) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ch := range f.subs {
		for {
			select {
			case ch <- ev:
			default:
				select {
				case <-ch:
				default:
				}
				continue
			}
			break
		}
	}
}

// Subscribe returns a channel with the events from now on. It is closed when
// ctx ends or the feed closes.
func (f *Feed) Subscribe(ctx context.Context) <-chan *model.IngestionEvent {
	ch := make(chan *model.IngestionEvent, feedBuffer)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		close(ch)
		return ch
	}
	if f.subs == nil {
		f.subs = map[chan *model.IngestionEvent]bool{}
	}
	f.subs[ch] = true
	context.AfterFunc(ctx, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.subs[ch] {
			delete(f.subs, ch)
			close(ch)
		}
	})
	return ch
}

// Close ends all subscriptions, those to come too.
func (f *Feed) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	for ch := range f.subs {
		close(ch)
	}
	f.subs = nil
}
