import { baseName, folderOf, isInside } from '../core/path.ts'
import { resolveFiles, resolveLinks, type ResolvedFile, type Tree, unreadableText } from '../core/tree.ts'
import { maxValuesBytes, tooLargeForValues } from '../core/values-bound.ts'
import { missingDependencies } from './chart-dependencies.ts'
import { packedMark, type ChartSource } from './engine-job.ts'
import { engineFrameOf } from './wire.ts'

/** A chart, ready to be loaded, and the paths of its files in the tree. */
export interface ChartFiles {
  readonly source: ChartSource
  /** Converts a location that the engine reports to a path in the tree. */
  treePath(location: string): string
}

/** Why a chart or its values cannot be read. */
export interface ChartProblem {
  /** One sentence. */
  readonly problem: string
  /** The file in the tree that is the reason, and its 1-based line if the reason is not the whole file. */
  readonly file?: string
  readonly line?: number
}

/** Loads the charts of a tree, each once. */
export interface ChartLoader {
  readonly tree: Tree
  /** A chart by its folder (`''` is the root) or by its archive. */
  find(path: string): ChartFiles | ChartProblem
}

/** Creates the loader of a tree's charts. */
export function chartLoader(tree: Tree): ChartLoader {
  const loaded = new Map<string, ChartFiles | ChartProblem>()
  return {
    tree,
    find(path) {
      const chart = loaded.get(path) ?? chartFiles(tree, path)
      loaded.set(path, chart)
      return chart
    },
  }
}

/**
 * The files of a chart as Helm's loader sees them: links inside the tree are followed, and dependencies that `charts/`
 * lacks are added to it from other folders (`file://`) and from the mounted charts of registries. A chart with a file that
 * cannot be read is a problem, because Helm would render the chart with that file.
 */
function chartFiles(tree: Tree, path: string): ChartFiles | ChartProblem {
  const resolvedPath = resolveLinks(tree, path) ?? path
  const archive = tree.read(resolvedPath)
  if (archive) return archiveChart(path, resolvedPath, archive)
  const named = collect(tree, [resolvedPath], { files: maxFiles })
  if ('problem' in named) return named
  if (!named.some(({ name }) => name === chartFile))
    return { problem: `\`${path || '.'}\` contains no Chart.yaml` }
  return folderChart(tree, named)
}

const chartFile = 'Chart.yaml'

/** Helm's limit on the size of a chart (MaxDecompressedChartSize). */
const maxBytes = 100 * 2 ** 20

/** Limit on the files of a chart and its dependencies; a shared dependency counts each time. */
const maxFiles = 50_000

/** Limit on nested dependencies; charts have fewer levels. */
const maxDepth = 16

function archiveChart(path: string, treeFile: string, data: Uint8Array): ChartFiles {
  return {
    source: { kind: 'archive', files: [engineFrameOf(path, data)] },
    treePath: (location) => `${treeFile}!${location}`,
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

/** The number of files that may still be added to a chart, since shared dependencies multiply. */
interface Budget {
  files: number
}

/** Collects the files of the last folder; each folder depends on the next one. */
function collect(tree: Tree, folders: readonly string[], budget: Budget): ResolvedFile[] | ChartProblem {
  const folder = folders.at(-1)!
  const files = resolveFiles(tree, folder)
  budget.files -= files.length + 1
  const refused = tree.refused.find(({ file }) => isPartOf(folder, files, file))
  if (refused) return { problem: unreadableText(refused), file: refused.file }
  if (budget.files < 0) return { problem: `the chart and its dependencies have more than ${maxFiles} files` }
  if (folders.length > maxDepth) return { problem: `the dependencies of \`${folder}\` are nested too deeply` }
  return withDependencies(tree, folders, files, budget)
}

/**
 * Whether a path that the tree refuses belongs to a chart: it is in the chart's folder, or beside a file that a link brings
 * into the chart. For a chart at the root only the files that Helm reads by itself belong to it. Values files of
 * environments belong to the releases that name them.
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
  ownFiles: ResolvedFile[],
  budget: Budget,
): ResolvedFile[] | ChartProblem {
  const collected = [...ownFiles]
  for (const { name, folder: path, file, line } of missingDependencies(tree, folders.at(-1)!, ownFiles)) {
    const folder = resolveLinks(tree, path) ?? path
    if (folders.includes(folder)) return { problem: circleText([...folders, folder]), file, line }
    const files = collect(tree, [...folders, folder], budget)
    if ('problem' in files) return files
    const inside = `charts/${baseName(name)}${packedMark}/`
    collected.push(
      ...files.map((dependencyFile) => ({ name: inside + dependencyFile.name, path: dependencyFile.path })),
    )
  }
  return collected
}

function circleText(folders: readonly string[]): string {
  const circle = folders.slice(folders.indexOf(folders.at(-1)!)).map((folder) => `\`${folder || '.'}\``)
  return `the chart ${circle[0]} depends on itself: ${circle.join(' → ')}`
}
