import type { CheckChange } from '../../core/report.ts'
import { baseName, folderOf, resolveLinks } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'

/**
 * The patterns that the `.helmignore` files of charts gain and lose. Helm leaves out what any pattern matches, and what a
 * pattern with `!` does not match (pkg/ignore/rules.go): one more never brings a file back.
 */
export function helmignoreChanges(base: Reader, head: Reader): CheckChange[] {
  const files = new Set([base, head].flatMap(ignoreFiles))
  return [...files].flatMap((file) => patternChanges(file, base, head))
}

function ignoreFiles({ tree }: Reader): string[] {
  const charts = new Set(tree.files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  const paths = [...tree.files, ...tree.links.keys()]
  return paths.filter((path) => baseName(path) === '.helmignore' && charts.has(folderOf(path)))
}

function patternChanges(file: string, base: Reader, head: Reader): CheckChange[] {
  const [before, after] = [patternsIn(file, base), patternsIn(file, head)]
  return [
    ...[...before].filter(([pattern]) => !after.has(pattern)).map((each) => lineChange(file, each, 'base')),
    ...[...after].filter(([pattern]) => !before.has(pattern)).map((each) => lineChange(file, each, 'head')),
  ]
}

/** Patterns and their lines, 1-based. */
function patternsIn(file: string, { tree, text }: Reader): Map<string, Line> {
  const lines = (text(resolveLinks(tree, file) ?? file) ?? '')
    .split('\n')
    .map((line, index): [string, Line] => {
      const pattern = line.trim()
      const column = line.indexOf(pattern) + 1
      return [pattern, { line: index + 1, column, endColumn: column + pattern.length }]
    })
  return new Map(lines.filter(([pattern]) => pattern !== '' && !pattern.startsWith('#')))
}

interface Line {
  readonly line: number
  readonly column: number
  readonly endColumn: number
}

function lineChange(file: string, [pattern, place]: [string, Line], side: CheckChange['side']): CheckChange {
  return {
    at: { file, ...place, endLine: place.line },
    side,
    key: baseName(file),
    ...(side === 'head' ? { after: pattern, effect: 'loosens' } : { before: pattern, effect: 'tightens' }),
  }
}
