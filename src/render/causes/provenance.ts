import type { Cause, FindingCheck, Provenance, RenderedField } from '../../core/cause.ts'
import type { ChartFiles, ChartLoader } from '../chart-files.ts'
import type { HelmEngine, HelmRequest } from '../helm.ts'
import { insertionOf } from './absent.ts'
import { indexOf, nodeAt } from '../probe/documents.ts'
import { findCause } from './find.ts'
import { layeringOf } from './layers.ts'
import { choicesFor, contentFor } from './choices.ts'
import { schemaFilesOf, templateTexts } from '../probe/files.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { valuesSourcesOf, type ValuesSource } from '../probe/sources.ts'
import { openTemplate } from './template.ts'
import type { Template } from './types.ts'
import { createProbe } from '../probe/probe.ts'
import { probedRelease } from '../probe/edited-job.ts'

export type { Cause, Provenance, RenderedField } from '../../core/cause.ts'

const templateCause: Cause = { kind: 'template', primary: null, related: [] }

/**
 * Finds the causes of fields of a release by editing one value at a time in its source and rendering again: a line is
 * responsible if editing it changes the field. How Helm merges values is not modelled, so that a wrong guess costs a
 * render and never a wrong answer. `shown` is the manifest of the release if it was rendered already.
 */
export function createProvenance(
  engine: HelmEngine,
  charts: ChartLoader,
  request: HelmRequest,
  shown?: string,
): Provenance {
  const chart = charts.find(request.target.path)
  if ('problem' in chart)
    return { cause: () => Promise.resolve(templateCause), layering: () => null, renders: 0 }
  return provenanceOf(engine, charts, chart, request, shown)
}

function provenanceOf(
  engine: HelmEngine,
  { tree }: ChartLoader,
  chart: ChartFiles,
  request: HelmRequest,
  shown: string | undefined,
): Provenance {
  const sources = valuesSourcesOf(tree, chart, request)
  const editables = withChoices(sources.flatMap(editableValuesOf), chart, sources)
  const probe = createProbe(engine, probedRelease(tree, chart, request), shown)
  const templates = new Map<string, Promise<Template | null>>()

  function open(name: string): Promise<Template | null> {
    const template = templates.get(name) ?? openTemplate(name, probe, editables, chart)
    templates.set(name, template)
    return template
  }

  async function cause(field: RenderedField, check?: FindingCheck): Promise<Cause> {
    const template = await open(field.template)
    const index = template ? indexOf(template.documents, field.object, field.occurrence) : -1
    if (!template || index < 0) return templateCause
    const templateField = { index, path: field.path }
    return nodeAt(template.documents[index]!.root, field.path)
      ? findCause(template, templateField, check, probe.isSpent)
      : insertionOf(template, templateField, sources)
  }

  return {
    cause,
    layering: (causePart, field) => layeringOf(sources, causePart, field.template),
    get renders() {
      return probe.count()
    },
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
    const content = editable.kind === 'empty' ? contentFor(editable, sources) : undefined
    return { ...editable, ...(choices.length > 0 && { choices }), ...(content !== undefined && { content }) }
  })
}
