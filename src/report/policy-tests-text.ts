import { groupedDigits } from '../core/grouped-digits.ts'
import { joinAnd, shortNameList } from '../core/join-words.ts'
import type {
  PolicyTestCoverage,
  PolicyTestReport,
  PolicyTestResult,
  UnreachedItem,
} from '../core/policy-test-report.ts'
import { inertJson, inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import {
  coveredPercent,
  decidingTexts,
  mismatchText,
  policyTestsFail,
  requestTitle,
} from '../core/policy-test-words.ts'
import { unseenText } from './request-text.ts'
import { count } from './words.ts'

/**
 * The result of policy tests for a terminal: mistakes in test files, failed tests, releases that are not rendered, what no test
 * reaches if coverage was asked for, and counts. Ends with a newline; without `paint` it has no colours.
 */
export function policyTestsText(report: PolicyTestReport, paint: Paint = unpainted): string {
  const { results, mistakes } = report
  const blocks = [
    ...mistakes.map(({ at, message }) => [
      `${paint('red', 'mistake')} ${line(message)}`,
      paint('dim', `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`),
    ]),
    ...results.filter(({ mismatches }) => mismatches.length > 0).map((result) => failureLines(result, paint)),
  ]
  const { unseen, coverage } = report
  const texts = [
    ...blocks.map((lines) => lines.join('\n')),
    ...(unseen.length > 0 ? [paint('dim', line(unseenText(unseen)))] : []),
    ...(coverage ? [coverageLines(coverage, paint).join('\n')] : []),
    closing(report, paint),
  ]
  return inertOutput(`${texts.join('\n\n')}\n`)
}

/** The result of policy tests as JSON, including passed tests, without workflow commands. */
export function policyTestsJson(report: PolicyTestReport): string {
  return inertJson({ schemaVersion: 1, ...report })
}

function failureLines(result: PolicyTestResult, paint: Paint): string[] {
  const { name, mesh, at, mismatches } = result
  return [
    `${paint('red', 'failed')}  ${paint('bold', line(name))} (${line(mesh)})`,
    `  ${line(requestTitle(result))}`,
    ...mismatches.map((mismatch) => `  ${line(mismatchText(mismatch))}`),
    ...decidingTexts(result).map((text) => `  ${line(text)}`),
    paint('dim', `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`),
  ]
}

/** Limit on listed items; JSON has all. */
const maxUnreached = 50

/** The items that no test reaches, and the share of reached ones. */
function coverageLines(coverage: PolicyTestCoverage, paint: Paint): string[] {
  const { total, reached, unreached } = coverage
  const hidden = unreached.length - maxUnreached
  return [
    ...(unreached.length > 0 ? [paint('bold', 'no test reaches')] : []),
    ...unreached.slice(0, maxUnreached).map((item) => `  ${line(unreachedText(item))}`),
    ...(hidden > 0 ? [`  … and ${groupedDigits(hidden)} more: \`--format json\` lists all`] : []),
    `the tests reach ${groupedDigits(reached)} of ${groupedDigits(total)} rules, routes, issuers and principals: ${coveredPercent(coverage)} %`,
  ]
}

/** `route VirtualService shop/api spec.http[0] (prod)  routes.yaml:9`. */
function unreachedText({ kind, object, path, value, meshes, file, line: number }: UnreachedItem): string {
  const shown = value === '' ? '' : ` ${value}`
  return `${kind} ${object} ${path}${shown} (${shortNameList(meshes)})  ${file}:${number}`
}

function closing(report: PolicyTestReport, paint: Paint): string {
  const { files, results, skipped, mistakes } = report
  const failed = results.filter(({ mismatches }) => mismatches.length > 0).length
  const counts = joinAnd([
    `${count(results.length - failed, 'test')} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} left out, of other environments`] : []),
    ...(mistakes.length > 0 ? [count(mistakes.length, 'mistake')] : []),
  ])
  return paint(policyTestsFail(report) ? 'red' : 'green', `${counts} in ${count(files.length, 'file')}`)
}
