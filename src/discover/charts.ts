import { baseName, folderOf, isInside, joinPath, resolveLinks, type Tree } from '../core/tree.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { rootOf } from './root.ts'
import { isOtherTemplate } from './other-template.ts'
import { isUnfilledTemplate } from './unreadable.ts'
import type { Chart } from './chart.ts'

/**
 * The charts of a tree that are not packed into another one's `charts/`, sorted by path. One whose Chart.yaml the
 * tree does not hand out is a chart all the same, and cannot be rendered.
 */
export function findCharts(reader: Reader): Chart[] {
  const { files, refused } = reader.tree
  const paths = refused.length > 0 ? [...files, ...refused.map(({ file }) => file)].toSorted() : files
  const folders = paths.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf)
  const known = new Set(folders)
  return folders.filter((folder) => !isVendored(folder, known)).map((folder) => readChart(reader, folder))
}

/** False for a library, and for the template of a chart: neither renders anything on its own. */
export function isReleasable({ library, template }: Chart): boolean {
  return !library && template === null
}

/**
 * The charts that are released on their own: those that no other chart in sight depends on. Whoever names the folder of
 * a chart wants to see it by itself. Of charts that depend on each other in a circle, and that nothing else depends on,
 * the first is released: its render says what is wrong.
 */
export function releasedCharts(charts: readonly Chart[], paths: readonly string[]): Chart[] {
  const inSight = charts.filter(({ path }) => overlaps(path, paths))
  const used = new Set(inSight.flatMap(({ path, uses }) => uses.filter((other) => other !== path)))
  const cover = coverage(inSight)
  const roots = charts.filter(({ path }) => !used.has(path))
  for (const root of roots) cover(root)
  const inCircles = charts.filter((chart) => isReleasable(chart) && cover(chart))
  return [...roots.filter(isReleasable), ...inCircles]
}

/** Marks a chart and all that it depends on, however deep; false if the chart is marked already. */
function coverage(charts: readonly Chart[]): (chart: Chart) => boolean {
  const uses = new Map(charts.map((chart) => [chart.path, chart.uses]))
  const covered = new Set<string>()
  return ({ path: start }) => {
    if (covered.has(start)) return false
    const waiting = [start]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (covered.has(path)) continue
      covered.add(path)
      waiting.push(...(uses.get(path) ?? []))
    }
    return true
  }
}

function overlaps(chart: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => isInside(chart, path) || isInside(path, chart))
}

/** True for a folder below the `charts/` of another chart. */
function isVendored(folder: string, charts: ReadonlySet<string>): boolean {
  const parts = folder.split('/')
  return parts
    .slice(0, -1)
    .some((part, index) => part === 'charts' && charts.has(parts.slice(0, index).join('/')))
}

function readChart(reader: Reader, path: string): Chart {
  const chart = rootOf(reader, joinPath(path, 'Chart.yaml'))
  // Charts of apiVersion v1 list their dependencies apart.
  const listing = [chart, rootOf(reader, joinPath(path, 'requirements.yaml'))]
  return {
    path,
    name: chart?.get('name').text ?? '',
    library: chart?.get('type').text === 'library',
    template: templateOf(reader, path),
    uses: listing.flatMap((file) => fileDependencies(reader.tree, path, file?.items('dependencies') ?? [])),
  }
}

/** The values of a chart are no template for Helm: what a person writes there for Helm is a mistake. */
function templateOf(reader: Reader, path: string): string | null {
  const [chart, values] = [joinPath(path, 'Chart.yaml'), joinPath(path, 'values.yaml')]
  if (isUnfilledTemplate(reader, chart)) return chart
  return isOtherTemplate(reader, values) ? values : null
}

function fileDependencies(tree: Tree, path: string, dependencies: readonly Node[]): string[] {
  return dependencies
    .map((dependency) => dependency.get('repository').text)
    .filter((repository) => repository.startsWith('file://'))
    .map((repository) => joinPath(path, repository.slice('file://'.length)))
    .map((folder) => resolveLinks(tree, folder) ?? folder)
}
