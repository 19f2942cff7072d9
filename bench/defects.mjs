// What the change of the measured repository breaks, and whether a report says so.
import { ENVIRONMENTS, WILDCARD } from './repository.mjs'

/**
 * Throws unless the report has every defect that the change brought in at its values line, and no error besides.
 * @param {any} report
 * @param {import('./repository.mjs').Repository} repository
 */
export function requireDefects(report, { changed }) {
  const everywhere = changed
    .flatMap((name) => ENVIRONMENTS.map((environment) => `${name} ${environment}`))
    .toSorted()
  const first = changed.map((name) => `${name} ${ENVIRONMENTS[0]}`)
  requireSame(
    'broken retry budgets',
    newAt(report, 'routing/timeout-covers-retries', 'timeout: 5s'),
    everywhere,
  )
  requireSame(
    'mediated wildcards',
    newAt(report, 'egress/mediated-host-wildcard', 'externalHost: "*.'),
    first,
  )
  requireSame('wildcard hosts that the change opens', wildcardHosts(report), everywhere)
  if (report.summary.new.errors !== everywhere.length + first.length)
    throw new Error('errors that nobody planted')
}

/**
 * Release and environment of each new finding of a rule that stands in a values file, at a line that begins so.
 * @param {any} report
 * @param {string} rule
 * @param {string} start
 */
function newAt({ findings }, rule, start) {
  return findings
    .filter((/** @type {any} */ finding) => finding.rule === rule && finding.status === 'new')
    .filter(
      (/** @type {any} */ { at, excerpt }) =>
        at.file.includes('/values-') && excerpt.lines[at.line - excerpt.firstLine].trim().startsWith(start),
    )
    .flatMap((/** @type {any} */ { at, environments }) =>
      environments.map((/** @type {string} */ name) => `${ownerOf(at.file)} ${name}`),
    )
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
