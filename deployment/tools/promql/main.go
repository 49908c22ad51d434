// Promql-check reads files of Prometheus rules as Prometheus does, and Grafana dashboards for their queries. It fails where
// Prometheus would, and prints the name of every metric that is asked for, sorted.
package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
)

type dashboard struct {
	Panels []struct {
		Title   string
		Targets []struct{ Expr string }
	}
}

var queries = parser.NewParser(parser.Options{})

func main() {
	metrics := map[string]bool{}
	for _, file := range os.Args[1:] {
		if err := check(file, metrics); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			os.Exit(1)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(metrics)) {
		fmt.Println(name)
	}
}

func check(file string, metrics map[string]bool) error {
	if strings.HasSuffix(file, ".json") {
		return checkDashboard(file, metrics)
	}
	groups, errs := rulefmt.ParseFile(file, false, model.UTF8Validation, queries, slog.New(slog.DiscardHandler))
	if len(errs) > 0 {
		return errs[0]
	}
	for _, group := range groups.Groups {
		for _, rule := range group.Rules {
			if err := collect(rule.Expr, metrics); err != nil {
				return fmt.Errorf("%s: %w", rule.Alert, err)
			}
		}
	}
	return nil
}

func checkDashboard(file string, metrics map[string]bool) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var board dashboard
	if err := json.Unmarshal(content, &board); err != nil {
		return err
	}
	for _, panel := range board.Panels {
		for _, target := range panel.Targets {
			// Grafana's own word for a fitting interval
			if err := collect(strings.ReplaceAll(target.Expr, "$__rate_interval", "5m"), metrics); err != nil {
				return fmt.Errorf("%s: %w", panel.Title, err)
			}
		}
	}
	return nil
}

func collect(query string, metrics map[string]bool) error {
	expression, err := queries.ParseExpr(query)
	if err != nil {
		return err
	}
	for _, selectors := range parser.ExtractSelectors(expression) {
		for _, matcher := range selectors {
			if matcher.Name == labels.MetricName {
				metrics[matcher.Value] = true
			}
		}
	}
	return nil
}
