import type { FieldPath } from '../../core/field-path.ts'
import type { VaryingFields } from '../../core/values-use.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { counterpartDocument, documentsOf, type TemplateDocument } from '../probe/documents.ts'
import type { Output, Probe } from '../probe/probe.ts'
import { byIdentity, haveSameContents, textsByTemplate } from '../probe/shown-templates.ts'
import type { ChartFiles } from '../chart-files.ts'
import type { ChartContents } from './chart-texts.ts'
import { randomTemplates } from './random-templates.ts'

/** A release of which fields may vary. */
export interface VaryingRelease {
  readonly chart: ChartFiles
  readonly contents: ChartContents
  /** Texts in its values that are templates. */
  readonly values: readonly string[]
  /** What its templates printed; `null` if unknown. */
  readonly manifest: string | null
}

/**
 * The objects of a release that differ between two renders with the same values, another seed and another clock, with the
 * fields that do. Renders nothing if no template that prints something may call a function whose result depends on chance
 * or the time.
 */
export async function varyingFields(probe: Probe, release: VaryingRelease): Promise<VaryingFields[]> {
  if (!probe.isRandom()) return []
  const [first, second] = await twoRenders(probe, release)
  if (!first || !second) return []
  const { texts } = release.contents
  const isKept = texts.some(({ text }) => /\{\{[^}]*\blookup\b/.test(text))
  const varying = [...first].flatMap(([template, text]) =>
    second.get(template) === text || template.endsWith('/NOTES.txt')
      ? []
      : varyingIn(template, documentsOf(text), documentsOf(second.get(template) ?? ''), isKept),
  )
  // A checksum of a varying text varies as a consequence.
  const causes = varying.flatMap((fields) => {
    const paths = fields.paths.filter((path) => !isChecksum(path))
    return paths.length > 0 ? [{ ...fields, paths }] : []
  })
  return causes.length > 0 ? causes : varying
}

/**
 * Two renders of the templates that may vary. They are rendered without the others if they print the same then: another
 * template may change their values.
 */
async function twoRenders(probe: Probe, release: VaryingRelease): Promise<readonly (Output | null)[]> {
  const { chart, contents, values, manifest } = release
  if (manifest !== null) {
    const shown = textsByTemplate(manifest)
    const only = randomTemplates([...shown.keys()], chart, contents, values)
    if (only.length === 0) return []
    const first = await probe.output([], { only, lenient: true })
    const isAsShown = (name: string): boolean => printSame(first?.get(name), shown.get(name))
    if (only.every(isAsShown)) return [first, await probe.output([], { only, lenient: true, reseeded: true })]
  }
  return [await probe.output([]), await probe.output([], { reseeded: true })]
}

function printSame(first: string | undefined, second: string | undefined): boolean {
  const [firstObjects, secondObjects] = [first, second].map((text) => byIdentity(documentsOf(text ?? '')))
  return haveSameContents(firstObjects!, secondObjects!)
}

function varyingIn(
  template: string,
  documents: readonly TemplateDocument[],
  others: readonly TemplateDocument[],
  isKept: boolean,
): VaryingFields[] {
  const occurrences = new Map<string, number>()
  return documents.flatMap(({ object, root, text }, index) => {
    const identity = JSON.stringify(object)
    const occurrence = occurrences.get(identity) ?? 0
    occurrences.set(identity, occurrence + 1)
    const counterpart = counterpartDocument(index, documents, others, true)
    if (!counterpart || counterpart.text === text) return []
    const paths = differences(root, counterpart.root, [])
    return paths.length > 0 ? [{ template, object, occurrence, paths, isKept }] : []
  })
}

/** The paths of the scalars that differ, and of the maps and lists of which only one node has an entry. */
function differences(first: YamlNode, second: YamlNode, path: FieldPath): FieldPath[] {
  if (first.kind === 'map' && second.kind === 'map') {
    const isSameMap = first.entries.size === second.entries.size
    const shared = [...first.entries].filter(([key]) => second.entries.has(key))
    if (!isSameMap || shared.length < first.entries.size) return [path]
    return shared.flatMap(([key, { value }]) =>
      differences(value, second.entries.get(key)!.value, [...path, key]),
    )
  }
  if (first.kind === 'list' && second.kind === 'list' && first.items.length === second.items.length)
    return first.items.flatMap((item, index) => differences(item, second.items[index]!, [...path, index]))
  const isSame = first.kind === 'scalar' && second.kind === 'scalar' && first.value === second.value
  return isSame ? [] : [path]
}

function isChecksum(path: FieldPath): boolean {
  return /checksum|sha256|hash/i.test(String(path.at(-1)))
}
