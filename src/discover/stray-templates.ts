import { oncePerName } from '../core/once-per.ts'
import { baseName, folderOf, joinPath } from '../core/path.ts'
import { filesUnder, resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { StrayTemplate } from '../model/sources.ts'
import { closestName } from '../schema/suggest.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The files of a chart that look like templates and that Helm does not render: objects in a file whose name begins with
 * `_`, templates in `crds/`, and templates beside `templates/`. `folder` is that of the chart.
 */
export const strayTemplates = oncePerName((reader: Reader, folder: string): readonly StrayTemplate[] => {
  const chart = resolveLinks(reader.tree, folder) ?? folder
  const files = filesUnder(reader.tree, chart)
  const chartFolders = new Set(
    files.filter((file) => baseName(file) === 'Chart.yaml').map((file) => folderOf(file)),
  )
  const templates = files
    .filter((file) => file.startsWith(joinPath(chart, 'templates/')))
    .map((file) => reader.text(file) ?? '')
  return files.flatMap((file): StrayTemplate[] => {
    if (!/\.(ya?ml|json)$/.test(file) || chartOf(file, chartFolders) !== chart) return []
    const name = chart === '' ? file : file.slice(chart.length + 1)
    if (name.startsWith('crds/')) return strayInCrds(reader, file)
    const code = file.endsWith('.json') ? null : codeOf(name, reader.text(file) ?? '', templates)
    return code ? [{ code, file, line: 1 }] : []
  })
})

/** The folder of the innermost chart around a file. */
function chartOf(file: string, chartFolders: ReadonlySet<string>): string {
  let folder = folderOf(file)
  while (folder !== '' && !chartFolders.has(folder)) folder = folderOf(folder)
  return folder
}

/** The problems of a file in `crds/`, whose files Helm applies as written (`CRDObjects` of pkg/chart). */
function strayInCrds(reader: Reader, file: string): StrayTemplate[] {
  if (hasHelmAction(reader.text(file) ?? '')) return [{ code: 'in-crds', file, line: 1 }]
  const roots = reader.documents(file).flatMap(({ root }) => (root ? Node.of(root) : []))
  const object = roots.find((root) => {
    const kind = root.get('kind').text
    return kind !== '' && kind !== 'CustomResourceDefinition'
  })
  return object ? [{ code: 'object-in-crds', file, line: object.location.line }] : []
}

/** The problem of a file, by its path in the chart; `null` if there is none. */
function codeOf(name: string, text: string, templates: readonly string[]): StrayTemplate['code'] | null {
  const [folder] = name.includes('/') ? name.split('/') : ['']
  if (!isObject(text)) return null
  if (folder === 'templates') {
    const isNamed = (template: string): boolean => template.includes(baseName(name))
    const isPartial = baseName(name).startsWith('_') && !/\{\{-?\s*define\b/.test(text)
    return isPartial && !templates.some(isNamed) ? 'in-partial' : null
  }
  // A template may read any file of the chart and render it with `tpl`.
  const isReadable = templates.some((template) => template.includes('.Files'))
  const isBeside = folder === '' || closestName(folder!, ['templates']) !== undefined
  return isBeside && !isReadable && hasHelmAction(text) ? 'outside' : null
}

function isObject(text: string): boolean {
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text)
}

/** True if an action that only Helm executes generates a line of a text, unlike an action in a comment or description. */
function hasHelmAction(text: string): boolean {
  return /^[ \t]*(?:- +)?(?:[\w./-]+: *)?["']?\{\{-? *[^{}\n]*\.(?:Values|Release|Chart)\b/m.test(text)
}
