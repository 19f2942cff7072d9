import type { Cause, FindingCheck, Provenance, RenderedField } from '../../core/cause.ts'
import type { ChartFiles, ChartLoader } from '../chart-files.ts'
import { jobOf, type HelmEngine, type HelmRequest } from '../helm.ts'
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

export type { Cause, Provenance, RenderedField } from '../../core/cause.ts'

const template: Cause = { kind: 'template', primary: null, related: [] }

/**
 * Finds the causes of fields of a release by editing one value at a time in its own source and rendering again: a
 * line is responsible if editing it changes the field. Nothing is modelled of how Helm merges values, so that a
 * wrong guess costs a render and never the truth. `shown` is the manifest of the release, if somebody has it.
 */
export function createProvenance(
  engine: HelmEngine,
  shelf: ChartLoader,
  request: HelmRequest,
  shown?: string,
): Provenance {
  const chart = shelf.find(request.target.path)
  if ('problem' in chart) return { cause: () => Promise.resolve(template), layering: () => null, renders: 0 }
  return provenanceOf(engine, shelf, chart, request, shown)
}

function provenanceOf(
  engine: HelmEngine,
  { tree }: ChartLoader,
  chart: ChartFiles,
  request: HelmRequest,
  shown: string | undefined,
): Provenance {
  const sources = valuesSourcesOf(tree, chart, request)
  const slots = informed(sources.flatMap(editableValuesOf), chart, sources)
  const trials = createProbe(engine, chart, jobOf(tree, chart, request), shown)
  const opened = new Map<string, Promise<Template | null>>()

  function open(name: string): Promise<Template | null> {
    const known = opened.get(name) ?? openTemplate(name, trials, slots, chart)
    opened.set(name, known)
    return known
  }

  async function cause(field: RenderedField, judge?: FindingCheck): Promise<Cause> {
    const probed = await open(field.template)
    const index = probed ? indexOf(probed.documents, field.object, field.occurrence) : -1
    if (!probed || index < 0) return template
    const place = { index, trail: field.path }
    return nodeAt(probed.documents[index]!.root, field.path)
      ? findCause(probed, place, judge, trials.isSpent)
      : insertionOf(probed, place, sources)
  }

  return {
    cause,
    layering: (part, field) => layeringOf(sources, part, field.template),
    get renders() {
      return trials.count()
    },
  }
}

/** The slots, with what the chart and other sources say may stand there. */
function informed(
  slots: readonly EditableValue[],
  chart: ChartFiles,
  sources: readonly ValuesSource[],
): readonly EditableValue[] {
  const choicesOf = choicesFor(schemaFilesOf(chart), templateTexts(chart) ?? [])
  return slots.map((slot) => {
    const choices = choicesOf(slot)
    const content = slot.kind === 'empty' ? contentFor(slot, sources) : undefined
    return { ...slot, ...(choices.length > 0 && { choices }), ...(content !== undefined && { content }) }
  })
}
