// promql answers what a query makes of samples, by Prometheus' own engine.
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
	"github.com/prometheus/prometheus/util/teststorage"
)

// question is a query and what Prometheus has scraped.
type question struct {
	// Series are metrics with a sample for each minute from 0 on, as `promtool
	// test rules` writes them: `up{job="web"} 1x10`.
	Series []string `json:"series"`
	Query  string   `json:"query"`
	// Minute is when the query is asked.
	Minute int `json:"minute"`
}

type answer struct {
	Error   string   `json:"error,omitempty"`
	Samples []sample `json:"samples,omitempty"`
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
		var reply answer
		samples, err := answerLine(lines.Bytes(), queries, engine)
		if err != nil {
			reply.Error = err.Error()
		}
		reply.Samples = samples
		if err := encoder.Encode(reply); err != nil {
			return err
		}
	}
	return lines.Err()
}

func answerLine(line []byte, queries parser.Parser, engine *promql.Engine) ([]sample, error) {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	store, err := teststorage.NewWithError()
	if err != nil {
		return nil, err
	}
	defer store.Close()
	ctx := context.Background()
	for _, series := range asked.Series {
		if err := scrape(ctx, store, queries, series); err != nil {
			return nil, err
		}
	}
	query, err := engine.NewInstantQuery(ctx, store, nil, asked.Query, atMinute(asked.Minute))
	if err != nil {
		return nil, err
	}
	defer query.Close()
	vector, err := query.Exec(ctx).Vector()
	if err != nil {
		return nil, err
	}
	samples := make([]sample, 0, len(vector))
	for _, element := range vector {
		value := strconv.FormatFloat(element.F, 'f', -1, 64)
		samples = append(samples, sample{Labels: element.Metric.Map(), Value: value})
	}
	return samples, nil
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
