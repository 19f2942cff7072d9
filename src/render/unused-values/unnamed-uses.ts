import type { FieldPath } from '../../core/field-path.ts'
import { groupPairs } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { ChartFolder } from '../probe/charts.ts'
import type { ChartContents, ChartText } from './chart-texts.ts'
import { templateNodes, type TemplateNode } from './template-syntax.ts'
import { wholeUsesOf, type WholeMapUses } from './values-flow.ts'

/**
 * How a template may use an entry without naming it: with all entries of its map (`all`), or by a computed name
 * (`computed`).
 */
export type UnnamedUse = 'all' | 'computed' | null

/**
 * Returns how the templates of a chart and its subcharts may use an entry of the release's values without naming it.
 * `values` are texts in values that are templates themselves.
 */
export function unnamedUses(
  contents: ChartContents,
  values: readonly string[],
): (valuesPath: FieldPath) => UnnamedUse {
  const root = createNode()
  const parsed = parsedTexts(contents)
  const inValues = values.map(templateNodes)
  for (const { chart } of contents.dependencies) {
    const templates = [...(parsed.templates.get(chart) ?? []), ...parsed.files, ...inValues]
    addUses(root, chart, wholeUsesOf(templates, parsed.defines))
  }
  return (valuesPath) => useOf(root, valuesPath)
}

/**
 * The paths of the release's values that templates use with everything below them, as by `toYaml`, also through variables or
 * named templates. Each path is a list of keys, for a subchart from the key of the subchart. Paths with computed keys are
 * left out.
 */
export function printedPaths(contents: ChartContents): string[][] {
  const parsed = parsedTexts(contents)
  return contents.dependencies.flatMap(({ chart }) => {
    const { printed } = wholeUsesOf(parsed.templates.get(chart) ?? [], parsed.defines)
    const paths = [...printed].map((path) => path.split('\0')).filter((path) => !path.includes('*'))
    return chart.prefixes.flatMap((prefix) => paths.map((path) => [...prefix, ...path]))
  })
}

type Nodes = readonly TemplateNode[]

/** The parsed texts of a chart and its subcharts. */
interface ParsedTexts {
  readonly templates: ReadonlyMap<ChartFolder | undefined, readonly Nodes[]>
  /** Files of all charts that templates may pass to `tpl`. */
  readonly files: readonly Nodes[]
  /** The bodies of each named template: charts may overwrite those of others. */
  readonly defines: ReadonlyMap<string, readonly Nodes[]>
}

const parsedTexts = oncePer(({ texts, dependencies }: ChartContents): ParsedTexts => {
  const charts = dependencies.map(({ chart }) => chart)
  const parsed = texts.map((text) => ({
    chart: chartOf(text, charts),
    text,
    nodes: templateNodes(text.text),
  }))
  const isTemplate = ({ chart, text }: (typeof parsed)[number]): boolean =>
    text.location.slice(chart?.folder.length).startsWith('templates/')
  const defines = parsed.flatMap(({ nodes }) =>
    nodes.filter(({ keyword }) => keyword === 'define' || keyword === 'block'),
  )
  return {
    templates: groupPairs(parsed.filter(isTemplate).map(({ chart, nodes }) => [chart, nodes])),
    files: parsed.filter((text) => !isTemplate(text)).map(({ nodes }) => nodes),
    defines: groupPairs(defines.map(({ name, body }) => [name, body])),
  }
})

/** The charts are in the order of `chartsOf`, the deepest first. */
function chartOf({ location }: ChartText, charts: readonly ChartFolder[]): ChartFolder | undefined {
  return charts.find(({ folder }) => location.startsWith(folder))
}

/** A node of the tree of used paths. */
interface UseNode {
  readonly children: Map<string, UseNode>
  isPrinted: boolean
  isRanged: boolean
  isIndexed: boolean
}

function createNode(): UseNode {
  return { children: new Map(), isPrinted: false, isRanged: false, isIndexed: false }
}

function addUses(root: UseNode, { prefixes }: ChartFolder, { printed, ranged, indexed }: WholeMapUses): void {
  for (const prefix of prefixes) {
    for (const path of printed) for (const node of nodesAt(root, prefix, path)) node.isPrinted = true
    for (const path of ranged) for (const node of nodesAt(root, prefix, path)) node.isRanged = true
    for (const path of indexed) for (const node of nodesAt(root, prefix, path)) node.isIndexed = true
  }
}

/** The nodes of a path in a chart's values: `global` also belongs to the charts above. */
function nodesAt(root: UseNode, prefix: readonly string[], path: string): UseNode[] {
  const keys = path === '' ? [] : path.split('\0')
  const parents = keys[0] === 'global' ? [...prefix, ''].map((_, depth) => prefix.slice(0, depth)) : [prefix]
  return parents.map((parent) => [...parent, ...keys].reduce(childOf, root))
}

function childOf(parent: UseNode, key: string): UseNode {
  const child = parent.children.get(key) ?? createNode()
  parent.children.set(key, child)
  return child
}

function useOf(root: UseNode, valuesPath: FieldPath): UnnamedUse {
  let nodes: readonly UseNode[] = [root]
  for (const [index, key] of valuesPath.entries()) {
    if (nodes.some(({ isPrinted }) => isPrinted)) return 'all'
    if (index < valuesPath.length - 1)
      nodes = nodes.flatMap(({ children }) => ['*', String(key)].flatMap((name) => children.get(name) ?? []))
  }
  if (nodes.some(({ isRanged }) => isRanged)) return 'all'
  return nodes.some(({ isIndexed }) => isIndexed) ? 'computed' : null
}
