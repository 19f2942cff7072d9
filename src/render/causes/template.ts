import type { ChartFiles } from '../chart-files.ts'
import { keepsValues, templateText, templateTexts } from '../probe/files.ts'
import type { TemplateDocument } from '../probe/documents.ts'
import { byIdentity, haveSameContents } from '../probe/shown-templates.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { ProbeResult, Probe } from '../probe/probe.ts'
import { probedTemplate } from './probed-template.ts'
import { switchesIn } from './switches.ts'
import type { Template } from './types.ts'

/** The values of the release that renders the statement, and the names that its templates read. */
interface StatingValues extends Pick<Template, 'reads'> {
  readonly values: readonly EditableValue[]
}

interface ProbedChart {
  readonly chart: ChartFiles
  readonly probe: Probe
}

/**
 * Opens a template by its full name; `null` if it renders neither by itself nor with the chart.
 *
 * @param editables the editable values in the sources of the release's own values
 * @param stated values that decide the rendered object which states the release, and the names that its templates read; absent
 *   if no rendered object states it
 * @param shared what was found out in releases of equal charts
 */
export async function openTemplate(
  name: string,
  { probe, chart }: ProbedChart,
  editables: readonly EditableValue[],
  stated?: StatingValues,
  shared: Template['shared'] = null,
): Promise<Template | null> {
  const { values: stating = [], reads: readOutside = [] } = stated ?? {}
  const rendered = await renderTemplate(name, { probe, chart })
  if (!rendered) return null
  const { isIsolated, ...renders } = rendered
  const texts = templateTexts(chart)
  const related = texts ? possiblyReadBy(editables, texts) : editables
  const render: Template['render'] = (edits) => probe.render(name, edits, isIsolated)
  const marked = [...editables, ...stating]
  const template = probedTemplate({ ...renders, render }, [...related, ...stating], marked)
  return {
    ...template,
    shared,
    switches: switchesIn(templateText(chart, name), template.branching),
    reads: [...new Set([...namesIn(texts ?? [], /(?<=\.)[A-Za-z_]\w*/g), ...readOutside])],
  }
}

/**
 * The objects of a template, the same with another clock and seed, and whether it renders them without other templates.
 */
interface RenderedTemplate {
  readonly documents: readonly TemplateDocument[]
  readonly repeated: ProbeResult | undefined
  readonly isIsolated: boolean
}

/**
 * Renders a template without the others if that returns the same objects as in the release, since another template may
 * change its values. If no template can change values, the reported render has the objects. A chart that depends on chance
 * or the time is rendered twice as a whole.
 */
async function renderTemplate(name: string, { probe, chart }: ProbedChart): Promise<RenderedTemplate | null> {
  const shown = probe.isRandom() ? null : probe.shown(name)
  if (shown && shown.length > 0 && probe.isAsShown() && keepsValues(chart))
    return { documents: shown, repeated: undefined, isIsolated: true }
  const isolated = await probe.render(name, [], true)
  if (isolated && shown && haveSameContents(byIdentity(shown), byIdentity(isolated)))
    return { documents: isolated, repeated: undefined, isIsolated: true }
  const [documents, repeated] = await probe.fullRenders(name)
  return documents
    ? { documents, repeated, isIsolated: isolated !== null && haveSameContents(documents, isolated) }
    : null
}

function namesIn(texts: readonly string[], pattern: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))]
}

/**
 * The values that a template may read: one of their keys is a word in some template. All of them if a template uses the
 * values as a whole, and those of a source with aliases, since an alias repeats a value under another key.
 */
function possiblyReadBy(
  editables: readonly EditableValue[],
  texts: readonly string[],
): readonly EditableValue[] {
  if (texts.some((text) => /\.Values(?![.\w])/.test(text))) return editables
  const evaluated = [...new Set(editables.map(({ source }) => source.text))].filter((text) =>
    text.includes('{{'),
  )
  const words = new Set(namesIn([...texts, ...evaluated], /\w+/g))
  const aliased = new Set(editables.filter(({ kind }) => kind === 'alias').map(({ source }) => source))
  return editables.filter(
    ({ path, source }) =>
      path.length === 0 ||
      aliased.has(source) ||
      source.prefixes[0]!.length > 0 ||
      path.some((key) => (String(key).match(/\w+/g) ?? []).some((keyWord) => words.has(keyWord))),
  )
}
