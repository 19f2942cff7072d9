import { joinAnd, shortNameList } from '../core/join-words.ts'
import {
  mismatchSentence,
  ruleTestsFail,
  type ExampleResult,
  type RuleTestReport,
} from '../core/rule-test-report.ts'
import type { Location } from '../core/report.ts'
import { inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { count } from './words.ts'

/**
 * For a terminal: mistakes in rules and examples, a line for each example and what is not as expected, the rules without an
 * example, and counts.
 */
export function ruleTestsText(report: RuleTestReport, paint: Paint = unpainted): string {
  const lines = [
    ...report.mistakes.map(
      ({ at, message }) => `${paint('red', 'mistake')}  ${placeOf(at)}  ${line(message)}`,
    ),
    ...report.results.flatMap((result) => exampleLines(result, paint)),
    ...(report.untested.length > 0
      ? [
          paint(
            'dim',
            line(
              `no example shows what ${shortNameList(report.untested)} ${report.untested.length === 1 ? 'finds' : 'find'}`,
            ),
          ),
        ]
      : []),
    closingLine(report, paint),
  ]
  return inertOutput(`${lines.join('\n')}\n`)
}

function exampleLines({ at, object, rules, mismatches }: ExampleResult, paint: Paint): string[] {
  const title = `${placeOf(at)}  ${line(object)}`
  if (mismatches.length > 0)
    return [
      `${paint('red', 'failed')}   ${title}`,
      ...mismatches.map((mismatch) => `         ${line(mismatchSentence(mismatch))}`),
    ]
  return [`${paint('green', 'ok')}       ${title}${rules.length === 0 ? '' : `: ${line(rules.join(', '))}`}`]
}

function placeOf(at: Location): string {
  return `${line(at.file)}:${at.line}`
}

function closingLine(report: RuleTestReport, paint: Paint): string {
  const { files, results, mistakes } = report
  const failed = results.filter(({ mismatches }) => mismatches.length > 0).length
  const counts = joinAnd([
    `${count(results.length - failed, 'example')} as expected`,
    ...(failed > 0 ? [`${failed} not`] : []),
    ...(mistakes.length > 0 ? [count(mistakes.length, 'mistake')] : []),
  ])
  return paint(ruleTestsFail(report) ? 'red' : 'green', `${counts} in ${count(files.length, 'file')}`)
}
