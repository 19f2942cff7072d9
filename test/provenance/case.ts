import { memoryTree, type Tree } from '../../src/core/tree.ts'
import type { HelmRequest } from '../../src/render/helm.ts'
import { tgz } from '../render/archive.ts'
import type { Label } from './labels.ts'

/** A chart written to ask where its rendered fields come from. Its folder in the tree is `demo`. */
export interface ProbedChart {
  /** Files by path in the chart. A Chart.yaml is added unless it is here. */
  readonly files: Readonly<Record<string, string>>
  /** Archives by path in the chart: the files in each. */
  readonly packed?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The `-f` files in their order, by path in the tree. */
  readonly given?: Readonly<Record<string, string>>
  readonly flags?: HelmRequest['flags']
  /** Files that `--set-file` names. */
  readonly texts?: Readonly<Record<string, string>>
  /** Labels that cannot stand in the values themselves: those of flags and of lines in block scalars. */
  readonly labels?: readonly Label[]
  /** Fields, written like a label's, that no values entry has to do with. */
  readonly literals?: readonly string[]
}

export type ProbedCharts = Readonly<Record<string, ProbedChart>>

/** Something to render, whose values are in question. */
export interface Case {
  readonly name: string
  readonly tree: Tree
  readonly request: HelmRequest
  readonly labels: readonly Label[]
  readonly literals: readonly string[]
}

/** The case of a crafted chart. */
export function caseOf(name: string, chart: ProbedChart): Case {
  const { packed = {}, given: valuesFiles = {}, texts = {}, flags, labels = [], literals = [] } = chart
  const archives = Object.entries(packed).map(([path, files]) => [path, tgz(files)] as const)
  const inside = [...Object.entries({ 'Chart.yaml': metadata('demo'), ...chart.files }), ...archives]
  const tree = memoryTree({
    ...Object.fromEntries(inside.map(([path, data]) => [`demo/${path}`, data])),
    ...valuesFiles,
  })
  const request = requestOf('demo', Object.keys(valuesFiles), {
    ...(flags && { flags }),
    files: encoded(texts),
  })
  return { name, tree, request, labels, literals }
}

/** A Chart.yaml. */
export const metadata = (name: string, extraText = '') =>
  `apiVersion: v2\nname: ${name}\nversion: 1.2.3\n${extraText}`

/** A request for the chart in a folder. */
export function requestOf(
  path: string,
  values: readonly string[] = [],
  extraText: Partial<HelmRequest> = {},
): HelmRequest {
  const place = { id: path, path, environment: null, missing: [], values }
  return { target: { kind: 'helm', ...place, release: 'demo', namespace: 'shop' }, ...extraText }
}

function encoded(texts: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]))
}
