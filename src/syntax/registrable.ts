/**
 * The part of a public host name that one owner registers, such as `example.co.uk`, as well as that can be told
 * without the list of public suffixes: where it is unknown to us as a suffix of many owners (`github.io`), names of
 * different owners look like those of one.
 */
export function registrableDomain(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  const isSecondLevel = secondLevel.test(labels.slice(-2).join('.'))
  return labels.slice(isSecondLevel ? -3 : -2).join('.')
}

/** Under which many countries register names. */
const secondLevel = /^(?:ac|co|com|edu|gov|gob|go|mil|ne|net|or|org)\.[a-z]{2}$/
