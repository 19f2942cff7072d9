import {
  baseName,
  folderOf,
  isInside,
  joinPath,
  resolveFiles,
  resolveLinks,
  type ResolvedFile,
  type Tree,
} from '../core/tree.ts'
import { maxValuesBytes, tooLargeForValues } from '../core/values-bound.ts'
import { missingDependencies } from './chart-dependencies.ts'
import { packedMark, type ChartSource } from './engine.ts'
import { engineFrameOf } from './wire.ts'

/** A chart, ready to be loaded, and where its files are in the tree. */
export interface ChartFiles {
  readonly source: ChartSource
  /** Path in the tree of a file that the engine names. */
  treePath(location: string): string
}

/** Why the files of a chart or its values cannot be had: one plain sentence. */
export interface ChartProblem {
  readonly problem: string
  /** The file in the tree that is the reason, and the 1-based line, if it is not the file as a whole. */
  readonly file?: string
  readonly line?: number
}

/** Finds the charts of a tree, each of them once. */
export interface ChartLoader {
  readonly tree: Tree
  /** A chart by its folder (`''` is the root) or by its archive. */
  find(path: string): ChartFiles | ChartProblem
}

/** The charts of a tree. */
export function chartLoader(tree: Tree): ChartLoader {
  const found = new Map<string, ChartFiles | ChartProblem>()
  return {
    tree,
    find(path) {
      const chart = found.get(path) ?? chartFiles(tree, path)
      found.set(path, chart)
      return chart
    },
  }
}

/**
 * The files of a chart as Helm's loader sees them: links inside the tree are followed, and `file://` dependencies
 * that `charts/` lacks are put there. A chart that holds something the tree does not hand out is refused, because
 * Helm would render it with that.
 */
export function chartFiles(tree: Tree, path: string): ChartFiles | ChartProblem {
  const place = resolveLinks(tree, path) ?? path
  const archive = tree.read(place)
  if (archive) return archiveChart(path, place, archive)
  const named = collect(tree, [place], { files: maxFiles })
  if ('problem' in named) return named
  if (!named.some(({ name }) => name === chartFile))
    return { problem: `\`${path || '.'}\` holds no Chart.yaml` }
  return folderChart(tree, named)
}

const chartFile = 'Chart.yaml'

/** Helm's own bound on the size of a chart (MaxDecompressedChartSize). */
const maxBytes = 100 * 2 ** 20

/** Far more than any chart has with all its dependencies, those that many of them share counted each time. */
const maxFiles = 50_000

/** Deeper than any chart is. */
const maxDepth = 16

function archiveChart(path: string, place: string, data: Uint8Array): ChartFiles {
  return {
    source: { kind: 'archive', files: [engineFrameOf(path, data)] },
    treePath: (location) => `${place}!${location}`,
  }
}

function folderChart(tree: Tree, named: readonly ResolvedFile[]): ChartFiles | ChartProblem {
  const files = named.map(({ name, path }) => engineFrameOf(name, tree.read(path)!))
  const bytes = files.reduce((sum, { data }) => sum + data.length, 0)
  if (bytes > maxBytes) return { problem: `the chart is larger than ${maxBytes / 2 ** 20} MiB` }
  const large = named.find(
    ({ name }, index) => baseName(name) === 'values.yaml' && files[index]!.data.length > maxValuesBytes,
  )
  if (large) return { problem: `\`${large.path}\` ${tooLargeForValues}`, file: large.path }
  const paths = new Map(named.map(({ name, path }) => [name.replaceAll(packedMark, ''), path]))
  return { source: { kind: 'folder', files }, treePath: (location) => pathOf(paths, location) }
}

function pathOf(paths: ReadonlyMap<string, string>, location: string): string {
  const [outer = '', ...inner] = location.split('!')
  const exact = paths.get(location)
  return exact ?? [paths.get(outer) ?? outer, ...inner].join('!')
}

/** What may still be gathered for a chart: its dependencies may name each other more often than can be copied. */
interface Budget {
  files: number
}

/** Gathers the files of the last of some folders, each of which depends on the next. */
function collect(tree: Tree, folders: readonly string[], budget: Budget): ResolvedFile[] | ChartProblem {
  const folder = folders.at(-1)!
  const files = resolveFiles(tree, folder)
  budget.files -= files.length + 1
  const refused = tree.refused.find(({ file }) => isPartOf(folder, files, file))
  if (refused) return { problem: `\`${refused.file}\` cannot be read: ${refused.reason}`, file: refused.file }
  if (budget.files < 0) return { problem: `the chart and its dependencies have more than ${maxFiles} files` }
  if (folders.length > maxDepth) return { problem: `the dependencies of \`${folder}\` are nested too deeply` }
  return withDependencies(tree, folders, files, budget)
}

/**
 * Whether a refused path belongs to a chart: it lies in its folder, or beside a file that a link brings into it.
 * Of a chart at the root, only what Helm reads by itself counts. A values file of an environment is the business of
 * the releases that name it.
 */
function isPartOf(folder: string, files: readonly ResolvedFile[], refused: string): boolean {
  if (forEnvironment.test(refused)) return false
  if (folder === '') return /^(templates|charts|crds)\/|^(Chart|values)\.[^/]*$/.test(refused)
  if (isInside(refused, folder) || isInside(folder, refused)) return true
  return files.some(({ path }) => !path.startsWith(`${folder}/`) && folderOf(path) === folderOf(refused))
}

const forEnvironment = /(^|\/)(values[-.][^/]+|(envs|environments|values)\/.+)\.ya?ml$/

function withDependencies(
  tree: Tree,
  folders: readonly string[],
  own: ResolvedFile[],
  budget: Budget,
): ResolvedFile[] | ChartProblem {
  const all = [...own]
  for (const { name, repository, file, line } of missingDependencies(tree, own)) {
    const place = joinPath(folders.at(-1)!, repository)
    const folder = resolveLinks(tree, place) ?? place
    if (folders.includes(folder)) return { problem: circleText([...folders, folder]), file, line }
    const files = collect(tree, [...folders, folder], budget)
    if ('problem' in files) return files
    const inside = `charts/${baseName(name)}${packedMark}/`
    all.push(...files.map((each) => ({ name: inside + each.name, path: each.path })))
  }
  return all
}

function circleText(folders: readonly string[]): string {
  const circle = folders.slice(folders.indexOf(folders.at(-1)!)).map((folder) => `\`${folder || '.'}\``)
  return `the chart ${circle[0]} depends on itself: ${circle.join(' → ')}`
}
