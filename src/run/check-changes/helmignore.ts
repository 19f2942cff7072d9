import type { CheckChange } from '../../core/report.ts'
import { baseName, folderOf, resolveLinks } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'

/**
 * The patterns that `.helmignore` files of charts add and remove. Helm ignores files that any pattern matches, and
 * files that a pattern with `!` does not match (pkg/ignore/rules.go), so an added pattern never includes a file again.
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
  const [basePatterns, headPatterns] = [patternsIn(file, base), patternsIn(file, head)]
  return [
    ...[...basePatterns]
      .filter(([pattern]) => !headPatterns.has(pattern))
      .map((entry) => lineChange(file, entry, 'base')),
    ...[...headPatterns]
      .filter(([pattern]) => !basePatterns.has(pattern))
      .map((entry) => lineChange(file, entry, 'head')),
  ]
}

/** The patterns of a file with their 1-based lines. */
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

function lineChange(file: string, [pattern, range]: [string, Line], side: CheckChange['side']): CheckChange {
  return {
    at: { file, ...range, endLine: range.line },
    side,
    key: baseName(file),
    ...(side === 'head' ? { after: pattern, effect: 'loosens' } : { before: pattern, effect: 'tightens' }),
  }
}
