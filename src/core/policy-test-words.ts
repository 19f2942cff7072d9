import type { RequestPlace } from './request-answer.ts'
import type {
  ExpectationMismatch,
  PolicyTestCoverage,
  PolicyTestReport,
  PolicyTestResult,
} from './policy-test-report.ts'

/** `GET https://shop.example.com/api from shop/web with token buyer`. */
export function requestTitle({
  request,
  from,
  token,
}: Pick<PolicyTestResult, 'request' | 'from' | 'token'>): string {
  return [
    request,
    ...(from === null ? [] : [`from ${from}`]),
    ...(token === null ? [] : [`with token ${token}`]),
  ].join(' ')
}

/** `expected status 401, not allowed`. */
export function mismatchText({ field, expected, actual }: ExpectationMismatch): string {
  return `expected ${field} ${expected}, not ${actual}`
}

/** `answered: rbac_access_denied_matched_policy[none]`, `decided by AuthorizationPolicy shop/api ...`. */
export function decidingTexts({ reason, by }: Pick<PolicyTestResult, 'reason' | 'by'>): string[] {
  return [
    ...(reason === null ? [] : [`answered: ${reason}`]),
    ...(by ? [`decided by ${decidingText(by)}`] : []),
  ]
}

/** `AuthorizationPolicy shop/api spec.rules[0]  values.yaml:7, rendered by templates/policy.yaml:20`. */
function decidingText({ object, path, file, line, value }: RequestPlace): string {
  const place = `${file}:${line}`
  return `${object} ${path}  ${value ? `${value.file}:${value.line}, rendered by ${place}` : place}`
}

/** True if a test is not as expected, or a test file has a mistake. */
export function policyTestsFail({ results, mistakes }: PolicyTestReport): boolean {
  return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0)
}

/** The coverage in percent, rounded down to a tenth; 100 if there is nothing to reach. */
export function coveredPercent({ total, reached }: Pick<PolicyTestCoverage, 'total' | 'reached'>): number {
  return total === 0 ? 100 : Math.floor((1000 * reached) / total) / 10
}
