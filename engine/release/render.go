package release

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	"helm.sh/helm/v4/pkg/engine"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"

	"meshgate/engine/charts"
	"meshgate/engine/fastyaml"
	"meshgate/engine/schemaerrors"
)

func init() {
	releaseutil.PlainHead = fastyaml.ReadHead
	engine.PlainYAML = fastyaml.Marshal
	loader.PlainValues = fastyaml.ReadValues
}

// Render renders a chart with the files that the options name. It always
// returns a result; an error is in its header.
func Render(loaded *charts.Loaded, options Options, files map[string][]byte) *Result {
	result := &Result{}
	stop := captureLog(&result.Header.Warnings)
	defer stop()
	if err := render(loaded, options, files, result); err != nil {
		result.Header.Error = err.Error()
		if broken, ok := errors.AsType[*brokenValues](err); ok {
			result.Header.At = broken.place()
		}
	}
	return result
}

func render(loaded *charts.Loaded, options Options, files map[string][]byte, result *Result) error {
	passed := &obstacles{partial: options.Partial}
	err := attempt(loaded, options, files, passed, result)
	if passed.first != nil {
		result.Header.At = nil
		return passed.first
	}
	return err
}

// obstacles are errors at which Helm stops and a partial render goes on, since
// templates can be executed all the same.
type obstacles struct {
	partial bool
	first   error
}

func (o *obstacles) pass(err error) error {
	if err == nil || !o.partial {
		return err
	}
	if o.first == nil {
		o.first = err
	}
	return nil
}

func attempt(loaded *charts.Loaded, options Options, files map[string][]byte, passed *obstacles, result *Result) error {
	version, err := parseKubeVersion(options.KubeVersion)
	if err != nil {
		return err
	}
	values, err := mergeValues(options, files)
	if err != nil {
		return err
	}
	defaults, err := chartValues(options, files)
	if err != nil {
		return err
	}
	chart, err := loaded.CopyWith(defaults)
	if err != nil {
		return err
	}
	if err := prepare(chart, options, values, passed); err != nil {
		return err
	}
	known := capabilities(version, options.APIVersions)
	if options.Partial {
		asked := questionsOf(chart, known, options)
		asked.answer(options.Answered, &options, known)
		result.Header.Asks = asked.asked
	}
	scope, err := renderValues(chart, options, values, known, loaded, result)
	if !options.SkipSchemaValidation {
		result.Header.RemoteSchemas = remoteSchemas(chart, loaded.Location)
	}
	if err != nil {
		return err
	}
	if err := passed.pass(checkKubeVersion(chart, &known.KubeVersion)); err != nil {
		return err
	}
	return execute(chart, options, scope, loaded, result)
}

// prepare checks a chart and removes the subcharts that are disabled.
func prepare(chart *chart.Chart, options Options, values map[string]any, passed *obstacles) error {
	if err := checkInstallable(chart); err != nil {
		return err
	}
	if err := passed.pass(checkDependencies(chart)); err != nil {
		return err
	}
	if err := checkName(options.Name); err != nil {
		return err
	}
	if err := chartutil.ProcessDependencies(chart, values); err != nil {
		return fmt.Errorf("chart dependencies processing failed: %w", err)
	}
	return nil
}

func renderValues(chart *chart.Chart, options Options, values map[string]any, known *common.Capabilities, loaded *charts.Loaded, result *Result) (common.Values, error) {
	release := common.ReleaseOptions{
		Name:      options.Name,
		Namespace: options.Namespace,
		Revision:  1,
		IsInstall: !options.IsUpgrade,
		IsUpgrade: options.IsUpgrade,
	}
	scope, err := util.ToRenderValuesWithSchemaValidation(chart, values, release, known, options.SkipSchemaValidation)
	if err != nil && !options.SkipSchemaValidation {
		result.Header.SchemaErrors = schemaerrors.Of(chart, values, loaded.Location)
	}
	return scope, err
}

// execute runs the templates and adds their output to the result.
func execute(chart *chart.Chart, options Options, scope common.Values, loaded *charts.Loaded, result *Result) error {
	sources := newSources(chart, loaded.Location)
	observer := newObserver(options, &loaded.Templates)
	functions := ownFunctions()
	if options.Answered == questionLookup {
		maps.Copy(functions, lookupOf(chart, scope))
	}
	renderer := engine.Engine{Observer: observer, CustomTemplateFuncs: functions, LintMode: options.Lenient}
	rendered, err := renderer.RenderWithContext(context.Background(), chart, scope)
	if err != nil {
		result.Header.At = sources.place(namedPlace(err.Error(), sources))
		return fmt.Errorf("%w"+errorTrailer, err)
	}
	if options.Raw {
		result.addRaw(rendered)
		return nil
	}
	err = list(chart, options, withoutNotes(rendered), observer, sources, result)
	if observer.failures.any() {
		return observer.failures.report(result, sources)
	}
	return err
}

func list(chart *chart.Chart, options Options, rendered map[string]string, observer *observer, sources *sources, result *Result) error {
	recorder := observer.recorder
	release, err := sortRelease(rendered, recorder)
	if err != nil && options.Partial {
		observer.failures.takeUnreadable(rendered, recorder)
		release, err = sortRelease(rendered, recorder)
	}
	if err != nil {
		result.Header.At = sources.place(brokenPlace(err, rendered, recorder))
		return fmt.Errorf("%w"+errorTrailer, err)
	}
	listing := release.list(chart, options)
	if len(options.ShowOnly) > 0 {
		if listing, err = showOnly(listing, options.ShowOnly); err != nil {
			return err
		}
	}
	result.add(frameManifest, listing.text.String())
	if options.Marks {
		result.addOrigins(sources.locate(recorder.Files()), listing.origins)
	}
	return nil
}
