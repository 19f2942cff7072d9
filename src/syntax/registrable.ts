/**
 * The part of a public host name that one owner registers, such as `example.co.uk`. It is computed without the list of
 * public suffixes: below a suffix that hosts many owners (`github.io`), names of different owners look like one owner.
 */
export function registrableDomain(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  const isSecondLevel = secondLevel.test(labels.slice(-2).join('.'))
  return labels.slice(isSecondLevel ? -3 : -2).join('.')
}

/** Second-level domains below which many countries register names. */
const secondLevel = /^(?:ac|co|com|edu|gov|gob|go|mil|ne|net|or|org)\.[a-z]{2}$/
