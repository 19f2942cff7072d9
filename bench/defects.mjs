// What the change of the measured repository breaks, and whether a report says so.
import { ENVIRONMENTS, WILDCARD } from './repository.mjs'

/**
 * Throws unless the report has every defect that the change brought in, and no error besides.
 * @param {any} report
 * @param {import('./repository.mjs').Repository} repository
 */
export function requireDefects(report, { changed }) {
  const expected = changed
    .flatMap((name) => ENVIRONMENTS.map((environment) => `${name} ${environment}`))
    .toSorted()
  requireSame('broken retry budgets', retryFindings(report), expected)
  requireSame('wildcard hosts', wildcardHosts(report), expected)
  if (report.summary.new.errors !== expected.length) throw new Error('errors that nobody planted')
}

/** @param {any} report */
function retryFindings({ findings }) {
  return findings
    .filter(isBrokenBudget)
    .flatMap((/** @type {any} */ { at, environments }) =>
      environments.map((/** @type {string} */ name) => `${ownerOf(at.file)} ${name}`),
    )
}

/** @param {any} finding */
function isBrokenBudget({ rule, status, at }) {
  return rule === 'routing/timeout-covers-retries' && status === 'new' && at.file.includes('/values-')
}

/** @param {any} report */
function wildcardHosts({ changes }) {
  return changes
    .filter(
      (/** @type {any} */ { type, fields }) =>
        type === 'added' && fields[0].after.spec.hosts?.includes(WILDCARD),
    )
    .flatMap((/** @type {any} */ { target, environments }) =>
      environments.map((/** @type {string} */ name) => `${ownerOf(target)} ${name}`),
    )
}

/** @param {string} path releases/NAME/... */
function ownerOf(path) {
  return path.split('/')[1]
}

/**
 * @param {string} what
 * @param {string[]} found
 * @param {string[]} expected
 */
function requireSame(what, found, expected) {
  const sorted = found.toSorted()
  if (sorted.join() !== expected.join()) throw new Error(`${what}: found ${sorted}, planted ${expected}`)
}
