import { baseName, folderOf, isInside, joinPath } from '../core/path.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { rootOf } from './root.ts'
import { isForeignTemplate } from './foreign-template.ts'
import { isGoTemplateFile } from './unreadable.ts'
import type { Chart } from './chart.ts'

/**
 * The charts of a tree without those in the `charts/` of another chart, sorted by path. A chart whose Chart.yaml cannot be
 * read is listed as well, but cannot be rendered.
 */
export function findCharts(reader: Reader): Chart[] {
  const { files, refused } = reader.tree
  const paths = refused.length > 0 ? [...files, ...refused.map(({ file }) => file)].toSorted() : files
  const folders = paths.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf)
  const chartFolders = new Set(folders)
  return folders
    .filter((folder) => !isVendored(folder, chartFolders))
    .map((folder) => readChart(reader, folder))
}

/** False for a library chart and for the template of a chart: neither renders anything by itself. */
export function isReleasable({ library, template }: Chart): boolean {
  return !library && template === null
}

/**
 * The charts that are released by themselves: all releasable charts, in `paths` or outside, on which no other chart in
 * `paths` depends; empty `paths` mean all of the tree. Of charts that depend on each other in a circle the first is
 * released, so that its render reports the circle.
 */
export function releasedCharts(charts: readonly Chart[], paths: readonly string[]): Chart[] {
  const selected = charts.filter(({ path }) => overlaps(path, paths))
  const used = new Set(selected.flatMap(({ path, uses }) => uses.filter((dependency) => dependency !== path)))
  const mark = dependencyMarker(selected)
  const roots = charts.filter(({ path }) => !used.has(path))
  for (const root of roots) mark(root)
  const inCircles = charts.filter((chart) => isReleasable(chart) && mark(chart))
  return [...roots.filter(isReleasable), ...inCircles]
}

/** Returns a function that marks a chart and all its dependencies, and returns false if the chart is already marked. */
function dependencyMarker(charts: readonly Chart[]): (chart: Chart) => boolean {
  const uses = new Map(charts.map((chart) => [chart.path, chart.uses]))
  const marked = new Set<string>()
  return ({ path: start }) => {
    if (marked.has(start)) return false
    const queue = [start]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (marked.has(path)) continue
      marked.add(path)
      queue.push(...(uses.get(path) ?? []))
    }
    return true
  }
}

function overlaps(chart: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => isInside(chart, path) || isInside(path, chart))
}

/** True for a folder in the `charts/` of another chart. */
function isVendored(folder: string, charts: ReadonlySet<string>): boolean {
  const segments = folder.split('/')
  return segments
    .slice(0, -1)
    .some((segment, index) => segment === 'charts' && charts.has(segments.slice(0, index).join('/')))
}

function readChart(reader: Reader, path: string): Chart {
  const chart = rootOf(reader, joinPath(path, 'Chart.yaml'))
  // Charts of apiVersion v1 list dependencies in requirements.yaml.
  const listing = [chart, rootOf(reader, joinPath(path, 'requirements.yaml'))]
  return {
    path,
    name: chart?.get('name').text ?? '',
    library: chart?.get('type').text === 'library',
    template: templateOf(reader, path),
    uses: listing.flatMap((file) => fileDependencies(reader.tree, path, file?.items('dependencies') ?? [])),
  }
}

/**
 * Helm does not render values.yaml as a template: Helm's actions in it are a mistake, and do not make it the template of
 * another tool.
 */
function templateOf(reader: Reader, path: string): string | null {
  const [chart, values] = [joinPath(path, 'Chart.yaml'), joinPath(path, 'values.yaml')]
  if (isGoTemplateFile(reader, chart)) return chart
  return isForeignTemplate(reader, values) ? values : null
}

function fileDependencies(tree: Tree, path: string, dependencies: readonly Node[]): string[] {
  return dependencies
    .map((dependency) => dependency.get('repository').text)
    .filter((repository) => repository.startsWith('file://'))
    .map((repository) => joinPath(path, repository.slice('file://'.length)))
    .map((folder) => resolveLinks(tree, folder) ?? folder)
}
