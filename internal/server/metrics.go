package server

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/parley-kg/parley/graph"
)

// statsTimeout is how long a scrape may wait for the store.
const statsTimeout = 2 * time.Second

// metrics are what /metrics shows, of one server.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(store graph.Store) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_http_requests_total", Help: "Requests answered, by route and status.",
		}, []string{"route", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_http_request_duration_seconds", Help: "Time to answer a request, by route; streams count whole.",
			Buckets: prometheus.DefBuckets,
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.seconds, graphCollector{store},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// counted counts and times the requests to a route.
func (m *metrics) counted(route string, next http.Handler) http.Handler {
	requests := m.requests.MustCurryWith(prometheus.Labels{"route": route})
	seconds := m.seconds.MustCurryWith(prometheus.Labels{"route": route})
	return promhttp.InstrumentHandlerCounter(requests, promhttp.InstrumentHandlerDuration(seconds, next))
}

// held describes the gauges of what the graph holds.
var held = prometheus.NewDesc("parley_graph_items", "What the graph holds, by kind.", []string{"kind"}, nil)

// A graphCollector reads the sizes of the graph when they are asked for.
type graphCollector struct{ store graph.Store }

// Describe sends the description of the gauges.
func (c graphCollector) Describe(ch chan<- *prometheus.Desc) { ch <- held }

// Collect sends the gauges.
func (c graphCollector) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), statsTimeout)
	defer cancel()
	var stats graph.Stats
	err := c.store.View(ctx, func(v graph.View) (err error) {
		stats, err = v.Stats(ctx)
		return err
	})
	if err != nil {
		ch <- prometheus.NewInvalidMetric(held, err)
		return
	}
	for kind, n := range map[string]int{
		"documents": stats.Documents, "entities": stats.Entities, "statements": stats.Statements,
		"mentions": stats.Mentions, "relations": stats.Relations,
	} {
		ch <- prometheus.MustNewConstMetric(held, prometheus.GaugeValue, float64(n), kind)
	}
}
