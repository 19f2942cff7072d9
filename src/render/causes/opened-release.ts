import { once } from '../../core/once-per.ts'
import type { ChartFiles, ChartLoader } from '../chart-files.ts'
import type { HelmEngine, HelmRequest } from '../helm.ts'
import { probedRelease } from '../probe/edited-job.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { schemaFilesOf, templateTexts } from '../probe/files.ts'
import { createProbe, type Probe, type RestateRelease } from '../probe/probe.ts'
import { valuesSourcesOf } from '../probe/sources.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { choicesFor, contentOfOtherSource } from './choices.ts'
import { layeringOf } from './layers.ts'
import { openTemplate } from './template.ts'
import type { FindSharedFields } from './shared-fields.ts'
import type { OpenedRelease, SharedFields, SharedTemplate, ReleaseStatement } from './types.ts'

/**
 * Opens a release; `null` if its chart cannot be read.
 *
 * @param shown its manifest if it has been rendered
 * @param stated what states the release; absent for a release that a file states as it is
 * @param shared what was found out in releases of equal charts; absent to search each release
 */
export function openRelease(
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
  shown?: string,
  stated?: ReleaseStatement,
  shared?: FindSharedFields,
): OpenedRelease | null {
  const chart = charts.find(request.target.path)
  if ('problem' in chart) return null
  const allSources = valuesSourcesOf(charts.tree, chart, request)
  const sources = stated ? allSources.filter((source) => stated.isOwn(source)) : allSources
  const editables = withChoices(sources.flatMap(editableValuesOf), chart, sources)
  const release = probedRelease(charts.tree, chart, request)
  const editableStatement = once(async () =>
    stated ? stated.open({ tree: charts.tree, release, sources: allSources }) : null,
  )
  const restate: RestateRelease | undefined =
    stated && (async (edits) => (await editableStatement())?.restate(edits) ?? { release, edits })
  const probe = createProbe(engine, release, shown, restate)
  const ofChart = { probe, chart }
  return {
    sources,
    template: kept(async (name) =>
      stated
        ? openTemplate(name, ofChart, editables, (await editableStatement()) ?? undefined)
        : openTemplate(name, ofChart, editables, undefined, shareOf(shared?.(chart, name), request)),
    ),
    statedTemplate: kept(async (name) => {
      const object = await editableStatement()
      return object && openTemplate(name, ofChart, [], { values: object.fields, reads: [] })
    }),
    layering: (causePart, template) =>
      layeringOf(sources, causePart, template) ?? stated?.layering(causePart) ?? null,
    ...limitsOf(probe, stated),
  }
}

function limitsOf(
  probe: Probe,
  stated: ReleaseStatement | undefined,
): Pick<OpenedRelease, 'isSpent' | 'renders' | 'isRepeatable'> {
  return {
    isSpent: () => probe.isSpent() || (stated?.isSpent() ?? false),
    renders: probe.count,
    isRepeatable: () => probe.isRepeatable() && (stated?.isRepeatable() ?? true),
  }
}

function shareOf(fields: SharedFields | null | undefined, { target }: HelmRequest): SharedTemplate | null {
  return fields ? { fields, release: target.release, sets: [] } : null
}

function kept<Result>(work: (name: string) => Promise<Result>): (name: string) => Promise<Result> {
  const results = new Map<string, Promise<Result>>()
  return (name) => {
    const result = results.get(name) ?? work(name)
    results.set(name, result)
    return result
  }
}

/** Adds to editable values the words that the chart accepts and the content that other sources have for them. */
function withChoices(
  editables: readonly EditableValue[],
  chart: ChartFiles,
  sources: readonly ValuesSource[],
): readonly EditableValue[] {
  const choicesOf = choicesFor(schemaFilesOf(chart), templateTexts(chart) ?? [])
  return editables.map((editable) => {
    const choices = choicesOf(editable)
    const content = editable.kind === 'empty' ? contentOfOtherSource(editable, sources) : undefined
    return { ...editable, ...(choices.length > 0 && { choices }), ...(content !== undefined && { content }) }
  })
}
