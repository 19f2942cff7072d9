import { Minimatch } from 'minimatch'
import type { CheckChange } from '../../core/report.ts'
import { baseName, folderOf, foldersAbove, joinPath } from '../../core/path.ts'
import { hasPath, resolveFiles, resolveLinks } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'

/**
 * The patterns that `.helmignore` files of charts add and remove, without those that match no file of the chart: `helm create`
 * writes twenty of them. A chart that only one tree has was not checked before, or is not any more, so that its patterns
 * loosen nothing. Helm ignores files that any pattern matches, and files that a pattern with `!` does not match
 * (pkg/ignore/rules.go), so an added pattern never includes a file again.
 */
export function helmignoreChanges(base: Reader, head: Reader): CheckChange[] {
  const files = new Set([base, head].flatMap(ignoreFiles))
  return [...files].flatMap((file) => {
    const folder = folderOf(file)
    const isInBoth = [base, head].every(({ tree }) => hasPath(tree, joinPath(folder, 'Chart.yaml')))
    if (!isInBoth) return []
    return patternChanges(
      file,
      [base, head],
      patternTest([base, head].flatMap(({ tree }) => resolveFiles(tree, folder))),
    )
  })
}

/**
 * Returns a test for patterns that may ignore one of some files of a chart, or a folder of them (`Rules.Ignore` and `parseRule`
 * of pkg/ignore/rules.go). True for a pattern with `!`, a class or an escaped character, which is not followed.
 */
function patternTest(files: readonly { readonly name: string }[]): (pattern: string) => boolean {
  const folders = new Set(files.flatMap(({ name }) => foldersAbove(name)))
  const all = new Set([...files.map(({ name }) => name), ...folders])
  return (pattern) => {
    if (/^!|[[\\]/.test(pattern)) return true
    const candidates = pattern.endsWith('/') ? folders : all
    const glob = pattern.replace(/\/$/, '')
    const isPath = glob.includes('/')
    const matcher = new Minimatch(glob.replace(/^\//, ''), goMatch)
    return [...candidates].some((path) => matcher.match(isPath ? path : baseName(path)))
  }
}

/** Like `filepath.Match` of Go, in which `*` and `?` alone are special besides classes and escapes. */
const goMatch = {
  dot: true,
  nobrace: true,
  nocomment: true,
  noext: true,
  noglobstar: true,
  nonegate: true,
} as const

function ignoreFiles({ tree }: Reader): string[] {
  const charts = new Set(tree.files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  const paths = [...tree.files, ...tree.links.keys()]
  return paths.filter((path) => baseName(path) === '.helmignore' && charts.has(folderOf(path)))
}

/** The differing patterns of a file, of those that `mayMatch` takes. */
function patternChanges(
  file: string,
  [base, head]: readonly [Reader, Reader],
  mayMatch: (pattern: string) => boolean,
): CheckChange[] {
  const [basePatterns, headPatterns] = [patternsIn(file, base, mayMatch), patternsIn(file, head, mayMatch)]
  return [
    ...[...basePatterns]
      .filter(([pattern]) => !headPatterns.has(pattern))
      .map((entry) => lineChange(file, entry, 'base')),
    ...[...headPatterns]
      .filter(([pattern]) => !basePatterns.has(pattern))
      .map((entry) => lineChange(file, entry, 'head')),
  ]
}

/** The patterns of a file that `mayMatch` takes, with their 1-based lines. */
function patternsIn(file: string, reader: Reader, mayMatch: (pattern: string) => boolean): Map<string, Line> {
  const { tree, text } = reader
  const lines = (text(resolveLinks(tree, file) ?? file) ?? '')
    .split('\n')
    .map((line, index): [string, Line] => {
      const pattern = line.trim()
      const column = line.indexOf(pattern) + 1
      return [pattern, { line: index + 1, column, endColumn: column + pattern.length }]
    })
  return new Map(lines.filter(([pattern]) => pattern !== '' && !pattern.startsWith('#') && mayMatch(pattern)))
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
