import type { Tree } from '../../src/core/tree.ts'
import { chartLoader, type ChartLoader } from '../../src/render/chart-files.ts'
import { packedMark } from '../../src/render/engine-job.ts'
import type { HelmRequest } from '../../src/render/helm.ts'
import type { Case } from './case.ts'

/** A text that values come from: a values.yaml, a `-f` file, a flag, or a file that `--set-file` names. */
export interface Source {
  readonly kind: 'yaml' | 'text' | 'set' | 'setString' | 'setJson' | 'setLiteral'
  /** Path in the tree, or the flag. */
  readonly file: string
  readonly text: string
  /** Of two that say something, the higher wins. */
  readonly layer: number
  /** What is to be rendered once the text is another one. */
  altered(text: string): Rendering
}

/** What the engine is asked to render. */
export interface Rendering {
  readonly loader: ChartLoader
  readonly request: HelmRequest
}

/** The sources of a case. Archives are not among them: nobody edits the values inside. */
export function sourcesOf({ tree, request }: Case): Source[] {
  const loader = chartLoader(tree)
  return [...chartValues(loader, request), ...givenFiles(loader, request), ...flagTexts(loader, request)]
}

/** A chart's own values lie above those of its subcharts. */
function chartValues(loader: ChartLoader, request: HelmRequest): Source[] {
  const chart = loader.find(request.target.path)
  if ('problem' in chart || chart.source.kind === 'archive') return []
  return chart.source.files.flatMap(({ name, data }) => {
    const location = name.replaceAll(packedMark, '')
    if (!/^(charts\/[^/]+\/)*values\.yaml$/.test(location)) return []
    const file = chart.treePath(location)
    const altered = (text: string) => ({ loader: chartLoader(withFile(loader.tree, file, text)), request })
    return [{ kind: 'yaml', file, text: decode(data), layer: -location.split('/').length, altered }]
  })
}

function withFile(tree: Tree, file: string, text: string): Tree {
  const data = new TextEncoder().encode(text)
  return { ...tree, read: (path) => (path === file ? data : tree.read(path)) }
}

function givenFiles(loader: ChartLoader, request: HelmRequest): Source[] {
  return request.target.values.flatMap((name, index) => fileSource(loader, request, name, 'yaml', index))
}

function fileSource(
  loader: ChartLoader,
  request: HelmRequest,
  file: string,
  kind: 'yaml' | 'text',
  layer: number,
): Source[] {
  const data = request.files?.get(file) ?? loader.tree.read(file)
  if (!data) return []
  const altered = (text: string) => {
    const files = new Map([...(request.files ?? []), [file, new TextEncoder().encode(text)]])
    return { loader, request: { ...request, files } }
  }
  return [{ kind, file, text: decode(data), layer, altered }]
}

/** In the order in which Helm applies them (pkg/cli/values, MergeValues). */
function flagTexts(loader: ChartLoader, request: HelmRequest): Source[] {
  return [
    ...itemSources(loader, request, 'setJson', '--set-json', 1000),
    ...itemSources(loader, request, 'set', '--set', 2000),
    ...itemSources(loader, request, 'setString', '--set-string', 3000),
    ...(request.flags?.setFile ?? []).flatMap((item, index) =>
      fileSource(loader, request, item.slice(item.indexOf('=') + 1), 'text', 4000 + index),
    ),
    ...itemSources(loader, request, 'setLiteral', '--set-literal', 5000),
  ]
}

function itemSources(
  loader: ChartLoader,
  request: HelmRequest,
  flag: 'setJson' | 'set' | 'setString' | 'setLiteral',
  file: string,
  layer: number,
): Source[] {
  const items = request.flags?.[flag] ?? []
  return items.map((item, index) => {
    const altered = (text: string) => {
      const flags = { ...request.flags, [flag]: items.with(index, text) }
      return { loader, request: { ...request, flags } }
    }
    return { kind: flag, file, text: item, layer: layer + index, altered }
  })
}

function decode(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}
