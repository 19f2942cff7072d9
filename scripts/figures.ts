/**
 * Prints figures of src/ that tell how readable it is, each beside the figure of an earlier review: `npm run figures`.
 */
import { countCircles } from './figures/circles.ts'
import { readSources, type Source } from './figures/sources.ts'
import { countState } from './figures/state.ts'
import { countSyntax } from './figures/syntax.ts'

/** Names that say nothing of what they hold. */
const vague = new Set(
  `one other others own each found known same way told said asked given such rest left more most few many all any some
  thing things part parts what here there it them that this those nothing something whole around apart alone alike sure
  meant before after`.split(/\s+/),
)

/** Vague names that are listed. */
const shown = 12

/** What a function may have in lines. */
const maxLines = 40

const sources = readSources('src')
const rules = sources.filter(
  ({ path, text }) => path.startsWith('src/rules/') && text.includes('defineRule({'),
)
const { functions, any, as, nonNull, names } = countSyntax(sources)
const vagueNames = names.filter((name) => vague.has(name))
const longest = sources.toSorted((a, b) => b.lines - a.lines)[0]!

print('', 'now', 'review')
print('files', sources.length, 536)
print('lines', sum(linesOf(sources)), 36_471)
print('lines of a file: median', median(linesOf(sources)), 59)
print('lines of a file: longest', longest.lines, 240)
print('files under 30 lines', sources.filter(({ lines }) => lines < 30).length, 92)
print('functions of two lines and more', functions.length, 3218)
print('lines of a function: median / p90 / longest', quantiles(functions), '5 / 13 / 39')
print(`functions over ${maxLines} lines`, functions.filter((lines) => lines > maxLines).length, 0)
print('`any` / `as` / `!`', [any, as, nonNull].join(' / '), '0 / 71 / 275')
print('lines with comments alone', percent(sum(sources.map(commentLines)), sum(linesOf(sources))), '11 %')
print('memo tables and state of modules', countState(sources), 135)
print('import circles: values / types, too', circles(), '2 / 12')
print(
  'names that say nothing',
  `${percent(vagueNames.length, names.length)} of ${names.length}`,
  '8.5 % of 14143',
)
print('rule files', rules.length, 116)
print('lines of a rule file: median', median(linesOf(rules)), 69)
console.log(`\nlongest file: ${longest.path}`)
console.log(`most frequent of the names that say nothing: ${mostFrequent(vagueNames)}`)

function print(name: string, now: string | number, review: string | number): void {
  console.log(`${name.padEnd(46)}${String(now).padEnd(18)}${review}`)
}

function linesOf(files: readonly Source[]): number[] {
  return files.map(({ lines }) => lines)
}

/** The number of lines on which nothing stands but a comment. */
function commentLines({ text, comments, lineAt }: Source): number {
  const lines = text.split('\n')
  const isComment = new Set<number>()
  for (const { start, end } of comments) {
    const first = lineAt(start)
    const isAlone = lines[first]!.trimStart().startsWith('/')
    for (let line = first; line <= lineAt(end - 1); line++) if (isAlone) isComment.add(line)
  }
  return isComment.size
}

function circles(): string {
  return [false, true].map((withTypes) => countCircles(sources, withTypes)).join(' / ')
}

function mostFrequent(list: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of list) counts.set(name, (counts.get(name) ?? 0) + 1)
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  return sorted
    .slice(0, shown)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

function quantiles(values: readonly number[]): string {
  return [0.5, 0.9, 1].map((share) => quantile(values, share)).join(' / ')
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function percent(share: number, whole: number): string {
  return `${((100 * share) / whole).toFixed(1)} %`
}
