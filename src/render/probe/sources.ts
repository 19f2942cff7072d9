import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { inlineValuesNamed, type TextOrigin } from '../../core/target.ts'
import { resolveLinks, type Tree } from '../../core/tree.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { YamlDocument, YamlNode } from '../../yaml/node.ts'
import type { ChartFiles } from '../chart-files.ts'
import { defaultValues, type HelmRequest } from '../helm.ts'
import { keysOfFlag } from '../set-flag.ts'
import { placedParts, type EmbeddedValues } from '../../core/embedded-values.ts'
import { placedNode, rootInText } from '../../yaml/embedded.ts'
import { filesOf } from './files.ts'
import { chartsOf } from './charts.ts'

/** A text that values of a release come from, as people edit it. */
export interface ValuesSource {
  /**
   * How the engine receives it: a `-f` file by its name, a values.yaml by its location in the chart, the text of a
   * flag, a file that `--set-file` names. Values `embedded` in a file of the tree are extracted from its text first;
   * `key` is the key that the flag sets. A `part` is filled into such values. An `object` states the release, and a tool
   * rendered it.
   */
  readonly input:
    | { readonly as: 'file'; readonly name: string; readonly embedded?: EmbeddedValues }
    | { readonly as: 'part'; readonly embedded: EmbeddedValues }
    | { readonly as: 'text'; readonly name: string }
    | { readonly as: 'chart'; readonly location: string }
    | { readonly as: 'object' }
    | {
        readonly as: 'flag'
        readonly flag: SetFlag
        readonly index: number
        readonly key?: undefined
        readonly embedded?: undefined
      }
    | {
        readonly as: 'flag'
        readonly flag: SetFlag
        readonly index: number
        readonly key: string
        readonly embedded: EmbeddedValues
        /** The scalar in the tree. */
        readonly node: YamlNode | null
      }
  /** Path in the tree, or the flag. */
  readonly file: string
  readonly text: string
  /** The file that a template made the text of, and what it contains. */
  readonly made?: TextOrigin & { readonly fileText: string }
  /** The parsed values; `null` if the text is empty or no YAML. */
  readonly root: YamlNode | null
  /** Precedence: where two sources set the same key, the one with the higher layer wins. */
  readonly layer: number
  /**
   * The keys under which the release's values hold the values of this source: one path for each alias of a subchart, and
   * for each scalar that a part is filled into. Empty for what is no source of the release's own values.
   */
  readonly prefixes: readonly (readonly (string | number)[])[]
}

export type SetFlag = 'setJson' | 'set' | 'setString' | 'setLiteral'

/** The sources of a release's values, the weakest first, without those of packed subcharts. */
export function valuesSourcesOf(tree: Tree, chart: ChartFiles, request: HelmRequest): ValuesSource[] {
  const ofChart = chartSources(chart).filter(
    ({ input }) => !request.replacesDefaults || input.as !== 'chart' || input.location !== defaultValues,
  )
  const stated = [...fileSources(tree, request), ...flagSources(tree, request)]
  const sources = [...ofChart, ...stated, ...partSources(tree, stated)]
  return sources.map((source, layer) => ({ ...source, layer }))
}

type UnrankedSource = Omit<ValuesSource, 'layer'>

/** The values.yaml files of a chart: the defaults of a deeper chart are weaker. */
const chartSources = oncePer((chart: ChartFiles): readonly UnrankedSource[] => {
  if (chart.source.kind === 'archive') return []
  const files = filesOf(chart)
  return chartsOf(files).flatMap(({ folder, prefixes }) => {
    const location = `${folder}values.yaml`
    const data = files.get(location)
    if (!data) return []
    const file = chart.treePath(location)
    const text = decode(data)
    return [yamlSource(text, file, { as: 'chart', location }, prefixes, parseDocuments(text, file))]
  })
})

function fileSources(tree: Tree, request: HelmRequest): UnrankedSource[] {
  return [...new Set(request.values ?? request.target.values)].flatMap((name) => {
    const embedded = request.embedded?.get(name)
    if (embedded) return embeddedSource(tree, embedded, { as: 'file', name, embedded })
    const inline = inlineValuesNamed(request.target, name)
    // Nobody can edit what a tool made, unless a template of the tree is behind it.
    if (inline && !inline.madeFrom) return []
    const file = fileOf(tree, request, name)
    if (!file) return []
    const text = decode(file.data)
    const documents = request.files?.has(name)
      ? parseDocuments(text, file.path)
      : readerOf(tree).documents(file.path)
    const source = yamlSource(text, file.path, { as: 'file', name }, [[]], documents)
    const made = inline?.madeFrom
    return [made ? { ...source, made: { ...made, fileText: readerOf(tree).text(made.file) ?? '' } } : source]
  })
}

/** Values embedded in a file as a source of their own, with the text of the whole file. */
function embeddedSource(
  tree: Tree,
  embedded: EmbeddedValues,
  input: ValuesSource['input'],
): UnrankedSource[] {
  const reader = readerOf(tree)
  const text = reader.text(embedded.file)
  if (text === undefined) return []
  const node = placedNode(reader, embedded)
  return [
    {
      input,
      file: embedded.file,
      text,
      root: input.as === 'flag' ? null : input.as === 'file' ? valuesRoot(node) : node,
      prefixes: [embedded.under ?? []],
    },
  ]
}

/** What is filled into embedded values, each place once: its value is a part of those under some keys. */
function partSources(tree: Tree, sources: readonly UnrankedSource[]): UnrankedSource[] {
  const embedded = sources.flatMap(({ input }) => {
    if (input.as !== 'file' && input.as !== 'flag') return []
    const place = input.embedded
    return place ? { place, above: input.as === 'flag' ? keysOfFlag(input.key) : (place.under ?? []) } : []
  })
  const parts = embedded.flatMap(({ place, above }) =>
    placedParts(place).map(({ path, at }) => ({ at, keys: [...above, ...path] })),
  )
  // An edit of a source reaches all that it is filled into.
  const ofSources = new Set(embedded.map(({ place }) => placeKey(place)))
  const byPlace = groupBy(parts, ({ at }) => placeKey(at))
  return [...byPlace].flatMap(([key, uses]) => {
    const { at } = uses[0]!
    const prefixes = uses.map(({ keys }) => keys)
    const found = ofSources.has(key) ? [] : embeddedSource(tree, at, { as: 'part', embedded: at })
    return found.map((source) => ({ ...source, prefixes }))
  })
}

function placeKey({ file, document, path }: EmbeddedValues): string {
  return JSON.stringify([file, document, path])
}

/** The values in a text of YAML; any other node as it is. */
function valuesRoot(node: YamlNode | null): YamlNode | null {
  return (node?.kind === 'scalar' ? rootInText(node) : undefined) ?? node
}

/** The flags in the order in which Helm applies them (pkg/cli/values, MergeValues). */
function flagSources(tree: Tree, request: HelmRequest): UnrankedSource[] {
  return [
    ...textSources(tree, request, 'setJson'),
    ...textSources(tree, request, 'set'),
    ...textSources(tree, request, 'setString'),
    ...setFiles(tree, request),
    ...textSources(tree, request, 'setLiteral'),
  ]
}

/** The flags as they are written on the command line. */
const flagNames: Readonly<Record<SetFlag, string>> = {
  setJson: '--set-json',
  set: '--set',
  setString: '--set-string',
  setLiteral: '--set-literal',
}

function textSources(tree: Tree, { flags, embedded }: HelmRequest, flag: SetFlag): UnrankedSource[] {
  return (flags?.[flag] ?? []).flatMap((text, index): UnrankedSource[] => {
    const embeddedValues = embedded?.get(`${flag}/${index}`)
    const key = text.slice(0, text.indexOf('='))
    if (embeddedValues) {
      const node = placedNode(readerOf(tree), embeddedValues)
      return embeddedSource(tree, embeddedValues, {
        as: 'flag',
        flag,
        index,
        key,
        embedded: embeddedValues,
        node,
      })
    }
    return [{ input: { as: 'flag', flag, index }, file: flagNames[flag], text, root: null, prefixes: [[]] }]
  })
}

function setFiles(tree: Tree, request: HelmRequest): UnrankedSource[] {
  return (request.flags?.setFile ?? []).flatMap((item) => {
    const name = item.slice(item.indexOf('=') + 1)
    const file = fileOf(tree, request, name)
    if (!file) return []
    return [
      { input: { as: 'text', name }, file: file.path, text: decode(file.data), root: null, prefixes: [[]] },
    ]
  })
}

function fileOf(
  tree: Tree,
  { files }: HelmRequest,
  name: string,
): { path: string; data: Uint8Array } | undefined {
  const path = resolveLinks(tree, name) ?? name
  const data = files?.get(name) ?? tree.read(path)
  return data && { path, data }
}

function yamlSource(
  text: string,
  file: string,
  input: ValuesSource['input'],
  prefixes: ValuesSource['prefixes'],
  documents: readonly YamlDocument[],
): UnrankedSource {
  const roots = documents.flatMap(({ root }) => root ?? [])
  return { input, file, text, root: roots.reduce(mergeNodes, null), prefixes }
}

/** Helm reads all documents of a text and merges each over the one before. */
function mergeNodes(weaker: YamlNode | null, stronger: YamlNode): YamlNode {
  if (weaker?.kind !== 'map' || stronger.kind !== 'map') return stronger
  const entries = new Map(weaker.entries)
  for (const [key, entry] of stronger.entries) {
    const weakerEntry = weaker.entries.get(key)
    entries.set(key, weakerEntry ? { ...entry, value: mergeNodes(weakerEntry.value, entry.value) } : entry)
  }
  return { ...stronger, entries }
}

function decode(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}
