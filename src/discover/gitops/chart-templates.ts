import { baseName, folderOf, type Tree } from '../../core/tree.ts'

/**
 * Returns whether a file contains no object before it is rendered: a template of a chart, a file in its `charts/`, or an
 * example in its folder.
 */
export function chartTemplateTest({ files }: Tree): (path: string) => boolean {
  const charts = new Set(files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  return (path) => isInsideChart(path, charts)
}

function isInsideChart(path: string, chartFolders: ReadonlySet<string>): boolean {
  const segments = path.split('/')
  return segments.some(
    (segment, index) =>
      unrenderedFolders.has(segment) && chartFolders.has(segments.slice(0, index).join('/')),
  )
}

const unrenderedFolders: ReadonlySet<string> = new Set([
  'templates',
  'charts',
  'example',
  'examples',
  'samples',
])
