import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { inlineValuesNamed } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { YamlDocument, YamlNode } from '../../yaml/node.ts'
import type { ChartFiles } from '../chart-files.ts'
import { defaultValuesFile, type HelmRequest } from '../helm.ts'
import { keysOfFlag } from '../set-flag.ts'
import { placedParts, type EmbeddedValues } from '../../core/embedded-values.ts'
import { filesOf } from './files.ts'
import { chartsOf } from './charts.ts'
import { flagSources } from './set-flag-sources.ts'
import {
  type ValuesSource,
  type UnrankedSource,
  embeddedSource,
  sourceFileOf,
  utf8Text,
} from './values-source.ts'

/** The sources of a release's values, the weakest first, without those of packed subcharts. */
export function valuesSourcesOf(tree: Tree, chart: ChartFiles, request: HelmRequest): ValuesSource[] {
  const ofChart = chartSources(chart).filter(
    ({ input }) => !request.replacesDefaults || input.as !== 'chart' || input.location !== defaultValuesFile,
  )
  const stated = [...fileSources(tree, request), ...flagSources(tree, request)]
  const sources = [...ofChart, ...stated, ...partSources(tree, stated)]
  return sources.map((source, layer) => ({ ...source, layer }))
}

/** The values.yaml files of a chart: the defaults of a deeper chart are weaker. */
const chartSources = oncePer((chart: ChartFiles): readonly UnrankedSource[] => {
  if (chart.source.kind === 'archive') return []
  const files = filesOf(chart)
  return chartsOf(files).flatMap(({ folder, prefixes }) => {
    const location = `${folder}values.yaml`
    const data = files.get(location)
    if (!data) return []
    const file = chart.treePath(location)
    const text = utf8Text(data)
    return [yamlSource(text, file, { as: 'chart', location }, prefixes, parseDocuments(text, file))]
  })
})

function fileSources(tree: Tree, request: HelmRequest): UnrankedSource[] {
  return [...new Set(request.values ?? request.target.values)].flatMap((name) => {
    const embedded = request.embedded?.get(name)
    if (embedded) return embeddedSource(tree, embedded, { as: 'file', name, embedded })
    const inline = inlineValuesNamed(request.target, name)
    // A generated text cannot be edited, unless it comes from a template of the tree.
    if (inline && !inline.madeFrom) return []
    const file = sourceFileOf(tree, request, name)
    if (!file) return []
    const text = utf8Text(file.data)
    const documents = request.files?.has(name)
      ? parseDocuments(text, file.path)
      : readerOf(tree).documents(file.path)
    const source = yamlSource(text, file.path, { as: 'file', name }, [[]], documents)
    const madeFrom = inline?.madeFrom
    return [
      madeFrom
        ? { ...source, made: { ...madeFrom, fileText: readerOf(tree).text(madeFrom.file) ?? '' } }
        : source,
    ]
  })
}

/** The places whose values are filled into embedded values, each once, with the keys under which they are parts. */
function partSources(tree: Tree, sources: readonly UnrankedSource[]): UnrankedSource[] {
  const embedded = sources.flatMap(({ input }) => {
    if (input.as !== 'file' && input.as !== 'flag') return []
    const place = input.embedded
    return place ? { place, above: input.as === 'flag' ? keysOfFlag(input.key) : (place.under ?? []) } : []
  })
  const parts = embedded.flatMap(({ place, above }) =>
    placedParts(place).map(({ path, at }) => ({ at, keys: [...above, ...path] })),
  )
  // An edit of a source also changes the values that it is filled into.
  const ofSources = new Set(embedded.map(({ place }) => placeKey(place)))
  const byPlace = groupBy(parts, ({ at }) => placeKey(at))
  return [...byPlace].flatMap(([key, uses]) => {
    const { at } = uses[0]!
    const prefixes = uses.map(({ keys }) => keys)
    const partSource = ofSources.has(key) ? [] : embeddedSource(tree, at, { as: 'part', embedded: at })
    return partSource.map((source) => ({ ...source, prefixes }))
  })
}

function placeKey({ file, document, path, variable }: EmbeddedValues): string {
  return JSON.stringify([file, document, path, variable])
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
