package main

import (
	"context"
	"log/slog"
	"net/url"
	"time"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/promql/parser"
	"github.com/prometheus/prometheus/rules"
)

// alert is an alerting rule as a PrometheusRule has it.
type alert struct {
	Alert       string            `json:"alert"`
	Expr        string            `json:"expr"`
	For         model.Duration    `json:"for"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations"`
}

// change is a minute in which an alert is in another state than before.
type change struct {
	Minute int `json:"minute"`
	// State is inactive, pending or firing.
	State string `json:"state"`
	// Annotations are those of a firing alert, filled in.
	Annotations map[string]string `json:"annotations,omitempty"`
}

// changes evaluates the alert each minute up to the last one, as a rule group
// with an interval of a minute does.
func (a alert) changes(ctx context.Context, queries parser.Parser, ask rules.QueryFunc, last int) ([]change, error) {
	expr, err := queries.ParseExpr(a.Expr)
	if err != nil {
		return nil, err
	}
	rule := rules.NewAlertingRule(a.Alert, expr, time.Duration(a.For), 0,
		labels.FromMap(a.Labels), labels.FromMap(a.Annotations), labels.EmptyLabels(), "", true, slog.Default())
	changes := []change{}
	for minute := 0; minute <= last; minute++ {
		now := atMinute(minute)
		if _, err := rule.Eval(ctx, 0, now, ask, &url.URL{}, 0); err != nil {
			return nil, err
		}
		rule.SetEvaluationTimestamp(now)
		state := rule.State().String()
		if len(changes) > 0 && changes[len(changes)-1].State == state {
			continue
		}
		changes = append(changes, change{Minute: minute, State: state, Annotations: annotationsOf(rule)})
	}
	return changes, nil
}

// annotationsOf returns the annotations of the first instance that fires.
func annotationsOf(rule *rules.AlertingRule) map[string]string {
	for _, instance := range rule.ActiveAlerts() {
		if instance.State == rules.StateFiring {
			return instance.Annotations.Map()
		}
	}
	return nil
}
