import type { Finding } from '../../src/core/report.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { findingsIn, unmarked, type Case } from '../../test/rules/cases.ts'

/** What a page shows of a case, and what meshgate really finds in just that. */
export interface Example {
  /** Texts by path, without the marks of the test. */
  readonly files: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

/**
 * The case `bad` or `good` of a rule, of several the one in values: cut to what fits a page and still shows the
 * same, whole where no part does. `undefined` if the rule has no such case.
 */
export async function exampleOf(
  { id }: Rule,
  cases: readonly Case[],
  name: 'bad' | 'good',
): Promise<Example | undefined> {
  const [first] = cases.filter((each) => each.rule === id && each.name === name).toSorted(byRank)
  if (!first) return undefined
  const examples = await Promise.all(partsOf(first).map(run))
  return examples.find(({ findings }) => findings.length > 0 === (name === 'bad')) ?? examples.at(-1)
}

/**
 * What a rule says under each of its codes, in the first of its bad cases that shows it. A code that no case shows is
 * missing.
 */
export async function messagesByCode(
  { id, codes }: Rule,
  cases: readonly Case[],
): Promise<Map<string, string>> {
  const bad = cases.filter((each) => each.rule === id && each.name.startsWith('bad'))
  const messages = new Map<string, string>()
  for (const each of bad) {
    if (messages.size === codes.length) break
    const findings = (await completeFindingsIn(each)).filter(({ rule }) => rule === id)
    for (const { code, message } of findings) if (!messages.has(code)) messages.set(code, message)
  }
  return messages
}

/** Lines of a file on a page. */
const mostLines = 24

/** Values first, which most readers edit; then by path, so that the order of a disk does not show. */
function byRank(a: Case, b: Case): number {
  return rank(a) < rank(b) ? -1 : 1
}

function rank({ files }: Case): string {
  const paths = Object.keys(files).toSorted()
  return `${paths.some((path) => path.endsWith('.values.yaml')) ? 0 : 1} ${paths.join()}`
}

/** The longest beginning of a single file that fits, then shorter ones, then longer ones, at last the whole. */
function partsOf(testCase: Case): Case[] {
  const [[path, text] = ['', ''], ...others] = Object.entries(testCase.files)
  if (others.length > 0) return [testCase]
  const lines = text.split('\n')
  const ends = endsIn(lines, path.endsWith('.values.yaml') ? /^ {0,2}[^ ]/ : /^---/)
  const fitting = ends.filter((end) => end <= mostLines).toReversed()
  const order = [...fitting, ...ends.filter((end) => end > mostLines)]
  return order.map((end) => ({
    ...testCase,
    files: { [path]: `${lines.slice(0, end).join('\n').trimEnd()}\n` },
  }))
}

/** How many lines each beginning has: up to a line that opens something new, and all of them. */
function endsIn(lines: readonly string[], opening: RegExp): number[] {
  const starts = lines.flatMap((line, index) => (index > 1 && opening.test(line) ? [index] : []))
  return [...starts, lines.length]
}

async function run(testCase: Case): Promise<Example> {
  const files = Object.fromEntries(
    Object.entries(testCase.files).map(([path, text]) => [path, unmarked(text)]),
  )
  const findings = await completeFindingsIn({ ...testCase, files })
  return { files, findings: findings.filter(({ rule }) => rule === testCase.rule) }
}

async function completeFindingsIn(testCase: Case): Promise<Finding[]> {
  const findings = await findingsIn(testCase)
  refuseTimeLimits(testCase, findings)
  return findings
}

/** Codes of findings that name what was not checked within a time limit. */
const timeLimitCodes: ReadonlySet<string> = new Set(['time-limit', 'too-slow', 'no-time-left'])

/**
 * Checks that no time limit was exceeded, as happens on a busy machine: pages would lack the examples that it hides.
 *
 * @throws Error that names the case and the limit
 */
export function refuseTimeLimits({ rule, name }: Case, findings: readonly Finding[]): void {
  const limit = findings.find(({ code }) => timeLimitCodes.has(code))
  if (!limit) return
  throw new Error(
    `the case \`${name}\` of ${rule} exceeded a time limit, so its page would lack examples: ${limit.message}; generate again when the machine is less busy`,
  )
}
