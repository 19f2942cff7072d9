/** A version as Helm reads it: also with a `v` in front, and with one or two numbers only. */
export interface Version {
  readonly major: bigint
  readonly minor: bigint
  readonly patch: bigint
  /** `rc.1` of `1.0.0-rc.1`; empty for a release. */
  readonly prerelease: string
}

/** Parses a version; `null` if it is none (github.com/Masterminds/semver/v3 `version.go`, coerceNewVersion). */
export function parseVersion(text: string): Version | null {
  if (text.length > maxVersionLength) return null
  const match = form.exec(text)
  if (!match) return null
  const [, major = '', minor = '', patch = '', prerelease = ''] = match
  const [first, second, third] = [major, minor, patch].map((digits) => BigInt(digits || '0'))
  if ([first, second, third].some((number) => number! > maxNumber) || hasLeadingZero(prerelease)) return null
  return { major: first!, minor: second!, patch: third!, prerelease }
}

/** Negative if the first version is lower, 0 if they are equal but for what comes after a `+`. */
export function compareVersions(first: Version, second: Version): number {
  return (
    compareNumbers(first.major, second.major) ||
    compareNumbers(first.minor, second.minor) ||
    compareNumbers(first.patch, second.patch) ||
    comparePrereleases(first.prerelease, second.prerelease)
  )
}

/** `MaxVersionLen`. */
const maxVersionLength = 256

/** Numbers are Go's `uint64`. */
const maxNumber = 2n ** 64n - 1n

/** `looseSemVerRegex`. */
const form =
  /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/

function hasLeadingZero(prerelease: string): boolean {
  return prerelease.split('.').some((identifier) => /^0[0-9]+$/.test(identifier))
}

function compareNumbers(first: bigint, second: bigint): number {
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** A release is higher than its prereleases. */
function comparePrereleases(first: string, second: string): number {
  if (first === second) return 0
  if (first === '' || second === '') return first === '' ? 1 : -1
  const [ofFirst, ofSecond] = [first.split('.'), second.split('.')]
  for (let index = 0; index < Math.max(ofFirst.length, ofSecond.length); index++) {
    const order = compareIdentifiers(ofFirst[index] ?? '', ofSecond[index] ?? '')
    if (order !== 0) return order
  }
  return 0
}

/** Numbers are lower than words, and nothing is lower than both (`comparePrePart`). */
function compareIdentifiers(first: string, second: string): number {
  if (first === second) return 0
  if (first === '' || second === '') return first === '' ? -1 : 1
  const [firstNumber, secondNumber] = [numberOf(first), numberOf(second)]
  if (firstNumber !== null && secondNumber !== null) return firstNumber > secondNumber ? 1 : -1
  if (firstNumber === null && secondNumber === null) return first > second ? 1 : -1
  return firstNumber === null ? 1 : -1
}

function numberOf(identifier: string): bigint | null {
  const number = /^[0-9]+$/.test(identifier) ? BigInt(identifier) : null
  return number !== null && number <= maxNumber ? number : null
}
