import { groupedDigits } from '../core/grouped-digits.ts'
import type { PolicyTestReport } from '../core/policy-test-report.ts'
import { inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { count } from './words.ts'

/** Proposed cases. */
interface Proposal {
  readonly text: string | null
  readonly cases: number
  /** How many items no test and no case reaches. */
  readonly left: number
}

/** The output of `meshgate test --write`. */
export function proposalText(
  { text, cases, left }: Proposal,
  { coverage }: PolicyTestReport,
  file: string,
  paint: Paint = unpainted,
): string {
  const unreached = coverage ? coverage.total - coverage.reached : 0
  const lines =
    text === null
      ? [unreached === 0 ? 'tests reach everything: nothing to write' : 'no case could be proposed']
      : [
          `${paint('green', 'written')} ${line(file)}: ${count(cases, 'case')} for what no test reached, with today's decisions`,
          'check that they say what is meant; `meshgate test` runs them',
        ]
  const restLine = `${groupedDigits(left)} of ${count(unreached, 'item')} still have no test: \`meshgate test --coverage\` lists them`
  return inertOutput(`${[...lines, ...(left > 0 ? [restLine] : [])].join('\n')}\n`)
}
