import { groupedDigits } from '../core/grouped-digits.ts'
import type { PolicyTestReport } from '../core/policy-test-report.ts'
import { inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { count } from './words.ts'

/** Cases that were proposed. */
interface Proposal {
  readonly text: string | null
  readonly cases: number
  /** How many items no test and no case reaches. */
  readonly left: number
}

/** What `meshgate test --write` says. */
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
          `${paint('green', 'written')} ${line(file)}: ${count(cases, 'case')} for what no test reached, as it is decided today`,
          'check that they say what is meant; `meshgate test` runs them',
        ]
  const rest = `${groupedDigits(left)} of ${count(unreached, 'item')} without a test stay so: \`meshgate test --coverage\` lists them`
  return inertOutput(`${[...lines, ...(left > 0 ? [rest] : [])].join('\n')}\n`)
}
