import { oncePer } from '../../core/once-per.ts'
import { resolveLinks, type Tree } from '../../core/tree.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { YamlDocument, YamlNode } from '../../yaml/node.ts'
import type { ChartFiles } from '../chart-files.ts'
import type { HelmRequest } from '../helm.ts'
import { embeddedNode, type Embedded } from '../embedded.ts'
import { filesOf } from './files.ts'
import { chartsOf } from './charts.ts'

/** A text that values of a release come from, as a person edits it. */
export interface ValuesSource {
  /**
   * How the engine is given it: a `-f` file by its name, a values.yaml by its location in the chart, the text of a
   * flag, a file that `--set-file` names. What is a `part` of a file in the tree is taken out of its text first; `key`
   * is what the flag sets.
   */
  readonly given:
    | { readonly as: 'file'; readonly name: string; readonly part?: Embedded }
    | { readonly as: 'text'; readonly name: string }
    | { readonly as: 'chart'; readonly location: string }
    | { readonly as: 'flag'; readonly flag: SetFlag; readonly index: number; readonly key?: undefined }
    | {
        readonly as: 'flag'
        readonly flag: SetFlag
        readonly index: number
        readonly key: string
        readonly part: Embedded
      }
  /** Path in the tree, or the flag. */
  readonly file: string
  readonly text: string
  /** What it says; `null` if nothing, or if it is no YAML. */
  readonly root: YamlNode | null
  /** Of two sources that say something the one with the higher layer wins. */
  readonly layer: number
  /** The keys of the release's values under which its own stand: those of a subchart, once for each alias. */
  readonly under: readonly (readonly string[])[]
}

export type SetFlag = 'setJson' | 'set' | 'setString' | 'setLiteral'

/** The sources of a release's values, the weakest first. Values in packed subcharts are not among them. */
export function valuesSourcesOf(tree: Tree, chart: ChartFiles, request: HelmRequest): ValuesSource[] {
  const sources = [...chartSources(chart), ...fileSources(tree, request), ...flagSources(tree, request)]
  return sources.map((source, layer) => ({ ...source, layer }))
}

type Unranked = Omit<ValuesSource, 'layer'>

/** The deeper a chart is, the weaker its defaults are. */
const chartSources = oncePer((chart: ChartFiles): readonly Unranked[] => {
  if (chart.source.kind === 'archive') return []
  const files = filesOf(chart)
  return chartsOf(files).flatMap(({ folder, under }) => {
    const location = `${folder}values.yaml`
    const data = files.get(location)
    if (!data) return []
    const file = chart.treePath(location)
    const text = decode(data)
    return [yamlSource(text, file, { as: 'chart', location }, under, parseDocuments(text, file))]
  })
})

function fileSources(tree: Tree, request: HelmRequest): Unranked[] {
  return [...new Set(request.target.values)].flatMap((name) => {
    const part = request.embedded?.get(name)
    if (part) return embeddedSource(tree, part, { as: 'file', name, part })
    const file = fileOf(tree, request, name)
    if (!file) return []
    const text = decode(file.data)
    const documents = request.files?.has(name)
      ? parseDocuments(text, file.path)
      : readerOf(tree).documents(file.path)
    return [yamlSource(text, file.path, { as: 'file', name }, [[]], documents)]
  })
}

/** The part of a file as a source of its own, in the text of the whole file. */
function embeddedSource(tree: Tree, part: Embedded, given: ValuesSource['given']): Unranked[] {
  const data = tree.read(part.file)
  if (!data) return []
  const text = decode(data)
  return [
    {
      given,
      file: part.file,
      text,
      root: given.as === 'file' ? embeddedNode(text, part) : null,
      under: [[]],
    },
  ]
}

/** In the order in which Helm applies them (pkg/cli/values, MergeValues). */
function flagSources(tree: Tree, request: HelmRequest): Unranked[] {
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

function textSources(tree: Tree, { flags, embedded }: HelmRequest, flag: SetFlag): Unranked[] {
  return (flags?.[flag] ?? []).flatMap((text, index): Unranked[] => {
    const part = embedded?.get(`${flag}/${index}`)
    const key = text.slice(0, text.indexOf('='))
    if (part) return embeddedSource(tree, part, { as: 'flag', flag, index, key, part })
    return [{ given: { as: 'flag', flag, index }, file: flagNames[flag], text, root: null, under: [[]] }]
  })
}

function setFiles(tree: Tree, request: HelmRequest): Unranked[] {
  return (request.flags?.setFile ?? []).flatMap((item) => {
    const name = item.slice(item.indexOf('=') + 1)
    const file = fileOf(tree, request, name)
    if (!file) return []
    return [
      { given: { as: 'text', name }, file: file.path, text: decode(file.data), root: null, under: [[]] },
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
  given: ValuesSource['given'],
  under: ValuesSource['under'],
  documents: readonly YamlDocument[],
): Unranked {
  const roots = documents.flatMap(({ root }) => root ?? [])
  return { given, file, text, root: roots.reduce(merged, null), under }
}

/** Helm reads all documents of a text, each over the one before. */
function merged(weaker: YamlNode | null, stronger: YamlNode): YamlNode {
  if (weaker?.kind !== 'map' || stronger.kind !== 'map') return stronger
  const entries = new Map(weaker.entries)
  for (const [key, entry] of stronger.entries) {
    const before = weaker.entries.get(key)
    entries.set(key, before ? { ...entry, value: merged(before.value, entry.value) } : entry)
  }
  return { ...stronger, entries }
}

function decode(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}
