import { baseName, folderOf, type Tree } from '../../core/tree.ts'

/**
 * Returns whether a file is a template of a chart or in its `charts/`: neither is an object before it is rendered. Nor are
 * examples in the folder of a chart, which show its users what they may write.
 */
export function chartTemplateTest({ files }: Tree): (path: string) => boolean {
  const charts = new Set(files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  return (path) => isInsideChart(path, charts)
}

function isInsideChart(path: string, chartFolders: ReadonlySet<string>): boolean {
  const segments = path.split('/')
  return segments.some(
    (segment, index) => inCharts.has(segment) && chartFolders.has(segments.slice(0, index).join('/')),
  )
}

const inCharts: ReadonlySet<string> = new Set(['templates', 'charts', 'example', 'examples', 'samples'])
