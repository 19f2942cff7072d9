import { namedFiles } from '../../core/target.ts'
import type { Cause, CausePart, Provenance, RenderedField } from '../../core/cause.ts'
import { once } from '../../core/once-per.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { rootSources, sourcesOfItem, sourcesOfKey, type FieldSources } from '../kustomize/field-sources.ts'
import { documentFragment, type FileRange } from '../kustomize/fragment.ts'
import type { BuildProbe } from '../kustomize/probe.ts'
import { sourceFinder, type SourceFinder, type SourceNode } from '../kustomize/object-sources.ts'
import {
  counterpartOf,
  documentReader,
  indexOf,
  nodeAt,
  outcomeOf,
  type TemplateDocument,
} from '../probe/documents.ts'
import { reshape } from '../probe/shapes.ts'
import { insertionIn } from './insertion.ts'

/**
 * Finds the causes of fields of a kustomization: of the scalars that may have become a field, the one of which an edit
 * changes the field in another build. Without a proof the likeliest is named as `probable`.
 */
export function createBuildProvenance(probe: BuildProbe): Provenance {
  const builds = countedBuilds(probe)
  const finder = once(() => sourceFinder(probe.target, probe.reader))
  const scalars = once(() => scalarsByText(probe))
  const original = once(() => builds.build(new Map()))

  async function cause(field: RenderedField): Promise<Cause> {
    const built = await original()
    const index = built ? indexOf(built.documents, field.object, field.occurrence) : -1
    const file = built?.objectFiles[index]
    if (!built || index < 0 || file === undefined) return noCause
    const { root } = built.documents[index]!
    const found = fieldSources(root, file, field.path, finder())
    const node = nodeAt(root, field.path)
    if (!node) return missingCause(found, field.path)
    if (node.kind !== 'scalar') return keyCause(found)
    const text = String(node.value ?? '')
    const written = writtenSources(text, found.sources, finder())
    for (const candidate of candidatesFor(text, written, scalars()).slice(0, maxCandidates)) {
      if (await isChangedBy(candidate, field.path, { documents: built.documents, index }, builds))
        return {
          kind: textOfRange(candidate) === text ? 'exact' : 'probable',
          primary: partOf(candidate),
          related: [],
        }
    }
    const [likeliest] = written
    if (!likeliest) return keyCause(found)
    return { kind: 'probable', primary: partOf(likeliest.fragment.placeOf(likeliest.node)), related: [] }
  }

  return {
    cause,
    layering: () => null,
    get renders() {
      return builds.count()
    },
  }
}

/** Builds a kustomization with edited files, as often as the limit allows. */
interface CountedBuilds {
  build(texts: ReadonlyMap<string, string>): Promise<BuiltDocuments | null>
  count(): number
}

interface BuiltDocuments {
  readonly documents: readonly TemplateDocument[]
  readonly objectFiles: readonly string[]
}

function countedBuilds(probe: BuildProbe): CountedBuilds {
  let count = 0
  const read = documentReader()
  return {
    async build(texts) {
      if (count >= maxBuilds) return null
      count++
      const built = await probe.build(texts)
      return built && { documents: read(built.manifest), objectFiles: built.objectFiles }
    },
    count: () => count,
  }
}

/** Whether a field of an object differs after an edit of a source. */
async function isChangedBy(
  candidate: FileRange,
  path: RenderedField['path'],
  { documents, index }: { readonly documents: readonly TemplateDocument[]; readonly index: number },
  builds: CountedBuilds,
): Promise<boolean> {
  const edited = editedText(candidate)
  const built = edited === null ? null : await builds.build(new Map([[candidate.file, edited]]))
  const counterpart = built && counterpartOf(index, documents, built.documents, true)
  return outcomeOf(documents[index]!.root, counterpart?.root, path) === 'changed'
}

/** Limit on the builds for one kustomization. */
const maxBuilds = 200

/** Limit on the scalars that are tried for one field. */
const maxCandidates = 8

const noCause: Cause = { kind: 'template', primary: null, related: [] }

interface FoundSources {
  /** The sources of the deepest part of the path that the object has. */
  readonly sources: FieldSources
  readonly depth: number
}

function fieldSources(
  root: YamlNode,
  file: string,
  path: RenderedField['path'],
  finder: SourceFinder,
): FoundSources {
  const sources = root.kind === 'map' ? finder.sourcesOf(root, file) : { roots: [], operations: new Map() }
  let found = rootSources(sources)
  let node: YamlNode = root
  for (const [depth, key] of path.entries()) {
    const child = nodeAt(node, [key])
    if (!child) return { sources: found, depth }
    found =
      typeof key === 'number' ? sourcesOfItem(found, child, key, sources) : sourcesOfKey(found, key, sources)
    node = child
  }
  return { sources: found, depth: path.length }
}

/** The map in the strongest source into which an absent field would be written. */
function missingCause({ sources, depth }: FoundSources, path: RenderedField['path']): Cause {
  const keys = path.slice(depth)
  const parent = sources.nodes.find(({ node }) => node.kind === 'map' && node.entries.size > 0)
  const primary = parent && keyRange(parent)
  if (!parent || !primary || keys.some((key) => typeof key === 'number')) return noCause
  const isInFile = parent.node.kind === 'map' && parent.fragment.root.source.text === primary.text
  return {
    kind: 'missing',
    primary: partOf(primary),
    related: [],
    ...(isInFile && parent.node.kind === 'map' && { insertion: insertionIn(parent.node, keys.map(String)) }),
  }
}

/** The key of a map or list in its strongest source. */
function keyCause({ sources }: FoundSources): Cause {
  const range = sources.nodes[0] && keyRange(sources.nodes[0])
  return range ? { kind: 'probable', primary: partOf(range), related: [] } : noCause
}

/** The range of a key; of a map without one, that of its first key. */
function keyRange({ key, node, fragment }: SourceNode): FileRange | null {
  const first = node.kind === 'map' ? [...node.entries.values()][0]?.key : undefined
  return fragment.rangeOf(key === node && first ? first : key)
}

/**
 * The scalars that may have become a field, the likeliest first: what is written at its path with its text, a setting of
 * a kustomization, and what is written at its path with another text.
 */
function writtenSources(text: string, { nodes }: FieldSources, finder: SourceFinder): SourceNode[] {
  const atPath = nodes.filter(({ node }) => node.kind === 'scalar')
  const equal = atPath.filter(({ node }) => node.kind === 'scalar' && String(node.value ?? '') === text)
  const setting = finder.settingOf(text)
  return [...equal, ...(setting ? [setting] : []), ...atPath]
}

/**
 * The ranges to edit: of the sources with the text, then of any scalar with the text, such as the source of a replacement
 * or a variable, then of the other sources.
 */
function candidatesFor(
  text: string,
  written: readonly SourceNode[],
  byText: ReadonlyMap<string, readonly FileRange[]>,
): FileRange[] {
  const rangesOf = (isEqual: boolean): FileRange[] =>
    written
      .filter(({ node }) => (node.kind === 'scalar' && String(node.value ?? '') === text) === isEqual)
      .flatMap(({ node, fragment }) => fragment.rangeOf(node) ?? [])
  const candidates = [...rangesOf(true), ...(byText.get(text) ?? []), ...rangesOf(false)]
  return [...new Map(candidates.map((range) => [`${range.file}\0${range.start}`, range])).values()]
}

/** The scalars of all files of a build by their text, without short ones, which mean nothing by themselves. */
function scalarsByText({ reader, target }: BuildProbe): ReadonlyMap<string, readonly FileRange[]> {
  const table = new Map<string, FileRange[]>()
  const collect = (node: YamlNode, rangeOf: (node: YamlNode) => FileRange | null): void => {
    if (node.kind === 'map') for (const { value } of node.entries.values()) collect(value, rangeOf)
    else if (node.kind === 'list') for (const item of node.items) collect(item, rangeOf)
    else {
      const text = String(node.value ?? '')
      const range = text.length < 2 ? null : rangeOf(node)
      if (!range) return
      const ranges = table.get(text) ?? []
      ranges.push(range)
      table.set(text, ranges)
    }
  }
  for (const file of namedFiles(target).filter((path) => /\.(ya?ml|json)$|(^|\/)Kustomization$/.test(path)))
    for (const { root } of reader.documents(file)) if (root) collect(root, documentFragment(root).rangeOf)
  return table
}

/** The text of the file with another value of the same shape; `null` for a scalar of several lines. */
function editedText({ text, start, end }: FileRange): string | null {
  const written = text.slice(start, end)
  if (written.includes('\n')) return null
  const quote = /^(["']).*\1$/.exec(written)?.[1] ?? ''
  const altered = reshape(written.slice(quote.length, written.length - quote.length), mark)
  return altered === null ? null : text.slice(0, start) + quote + altered + quote + text.slice(end)
}

const mark = { word: 'altered', number: 1, variant: 1 } as const

/** The text of a scalar without its quotes. */
function textOfRange({ text, start, end }: FileRange): string {
  return text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2')
}

function partOf({ file, text, start, end }: FileRange): CausePart {
  return { file, text, start, end, role: 'cause' }
}
