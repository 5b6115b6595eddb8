package resolvers

import (
	"context"
	"testing"

	"github.com/parley-kg/parley/resolvers/model"
)

func TestASlowSubscriberLosesTheOldestEvents(t *testing.T) {
	var feed Feed
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	events := feed.Subscribe(ctx)
	for i := range feedBuffer + 10 {
		feed.Publish(&model.IngestionEvent{Finished: i})
	}
	if first := <-events; first.Finished != 10 {
		t.Errorf("the first event is number %d, want 10", first.Finished)
	}
}

func TestASubscriptionEndsWithItsContextOrTheFeed(t *testing.T) {
	var feed Feed
	ctx, cancel := context.WithCancel(t.Context())
	one, two := feed.Subscribe(ctx), feed.Subscribe(t.Context())
	cancel()
	if ev, open := <-one; open {
		t.Errorf("got %+v of an ended subscription", ev)
	}
	feed.Publish(&model.IngestionEvent{Finished: 1})
	if ev, open := <-two; !open || ev.Finished != 1 {
		t.Errorf("got %+v, %v", ev, open)
	}
	feed.Close()
	if _, open := <-two; open {
		t.Error("the subscription outlives the feed")
	}
	if _, open := <-feed.Subscribe(t.Context()); open {
		t.Error("a closed feed takes subscribers")
	}
	feed.Publish(&model.IngestionEvent{})
}
