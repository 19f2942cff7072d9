import { baseName, folderOf } from '../../core/path.ts'
import type { Tree } from '../../core/tree.ts'

/**
 * Returns a test of paths: true for files that contain no object before they are rendered. They are below `templates`,
 * `charts`, `example`, `examples` or `samples` in a folder with a Chart.yaml.
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
