// promql answers what a query or an alert makes of samples, by Prometheus' own
// engine.
//
// It reads one question as JSON from each line of stdin (see question), and
// writes one answer as JSON on each line of stdout, in the same order.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/prometheus/prometheus/promql"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/rules"
	"github.com/prometheus/prometheus/util/teststorage"
)

// question is a query or an alert, and what Prometheus has scraped.
type question struct {
	// Series are metrics with a sample for each minute from 0 on, as `promtool
	// test rules` writes them: `up{job="web"} 1x10`.
	Series []string `json:"series"`
	Query  string   `json:"query,omitempty"`
	// Alert is evaluated each minute from 0 on, instead of a query.
	Alert *alert `json:"alert,omitempty"`
	// Minute is when the query is asked, or the last one of an alert.
	Minute int `json:"minute"`
}

type answer struct {
	Error   string   `json:"error,omitempty"`
	Samples []sample `json:"samples,omitempty"`
	// Changes are the minutes in which the state of the alert changes.
	Changes []change `json:"changes,omitempty"`
}

type sample struct {
	Labels map[string]string `json:"labels"`
	// Value is as Prometheus prints it: `0.25`, `NaN`.
	Value string `json:"value"`
}

func main() {
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func answerAll(in io.Reader, out io.Writer) error {
	queries := parser.NewParser(parser.Options{})
	engine := promql.NewEngine(promql.EngineOpts{
		MaxSamples: 100_000,
		Timeout:    time.Minute,
		Parser:     queries,
	})
	defer engine.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		reply, err := answerLine(lines.Bytes(), queries, engine)
		if err != nil {
			reply = answer{Error: err.Error()}
		}
		if err := encoder.Encode(reply); err != nil {
			return err
		}
	}
	return lines.Err()
}

func answerLine(line []byte, queries parser.Parser, engine *promql.Engine) (answer, error) {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{}, err
	}
	store, err := teststorage.NewWithError()
	if err != nil {
		return answer{}, err
	}
	defer store.Close()
	ctx := context.Background()
	for _, series := range asked.Series {
		if err := scrape(ctx, store, queries, series); err != nil {
			return answer{}, err
		}
	}
	ask := rules.EngineQueryFunc(engine, store)
	if asked.Alert != nil {
		changes, err := asked.Alert.changes(ctx, queries, ask, asked.Minute)
		return answer{Changes: changes}, err
	}
	vector, err := ask(ctx, asked.Query, atMinute(asked.Minute))
	return answer{Samples: samplesOf(vector)}, err
}

func samplesOf(vector promql.Vector) []sample {
	samples := make([]sample, 0, len(vector))
	for _, element := range vector {
		value := strconv.FormatFloat(element.F, 'f', -1, 64)
		samples = append(samples, sample{Labels: element.Metric.Map(), Value: value})
	}
	return samples
}

// scrape stores the samples of a series.
func scrape(ctx context.Context, store *teststorage.TestStorage, queries parser.Parser, series string) error {
	metric, values, err := queries.ParseSeriesDesc(series)
	if err != nil {
		return err
	}
	appender := store.Appender(ctx)
	for minute, value := range values {
		if value.Omitted {
			continue
		}
		if _, err := appender.Append(0, metric, atMinute(minute).UnixMilli(), value.Value); err != nil {
			return err
		}
	}
	return appender.Commit()
}

func atMinute(minute int) time.Time {
	return time.Unix(int64(minute)*60, 0).UTC()
}
