import { compareVersions, parseVersion, type Version } from './version.ts'

/** Tells whether a version is in a range. */
export type Constraint = (version: Version) => boolean

/**
 * Parses a range of versions such as `^1.2.0`, `1.x` or `>= 1.0, < 2.0 || 3.1.4` as Helm, Argo CD and Flux do
 * (github.com/Masterminds/semver/v3 `constraints.go`); `null` if it is none. Ranges of npm differ: here a comma joins
 * comparisons, and `1.2` is a range.
 */
export function parseConstraint(text: string): Constraint | null {
  if (text.length > maxConstraintLength) return null
  const segments = withoutHyphens(text).split('||')
  if (segments.length > maxSegments) return null
  const groups = segments.map(comparisonsIn)
  if (groups.some((group) => group === null)) return null
  return (version) => groups.some((group) => satisfiesAll(group!, version))
}

/** `MaxConstraintLen` and `MaxConstraintGroups`. */
const maxConstraintLength = 512
const maxSegments = 32

/** Part of a range: an operator with a version, of which the last numbers may be missing or be an `x`. */
interface Comparison {
  readonly operator: Operator
  readonly bound: Version
  /** What is missing: a number at all, the second one, or only the third one. */
  readonly isOpen: boolean
  readonly isMinorOpen: boolean
  readonly isPatchOpen: boolean
}

type Operator = keyof typeof operators

/** A prerelease is only in a range that names one. */
function satisfiesAll(group: readonly Comparison[], version: Version): boolean {
  const namesPrerelease = group.some(({ bound }) => bound.prerelease !== '')
  if (version.prerelease !== '' && !namesPrerelease) return false
  return group.every((comparison) => operators[comparison.operator](version, comparison))
}

/** `cvRegex`: the version of a comparison. */
const versionForm =
  String.raw`v?([0-9|xX*]+)(\.[0-9|xX*]+)?(\.[0-9|xX*]+)?` +
  String.raw`(-([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?`

/** Go's `\s`. */
const space = String.raw`[\t\n\f\r ]`

/** `1.2 - 1.4` is `>= 1.2, <= 1.4` (`rewriteRange`). */
function withoutHyphens(text: string): string {
  const range = new RegExp(`${space}*(${versionForm})${space}+-${space}+(${versionForm})${space}*`, 'g')
  return text.replace(range, (...parts: string[]) => `>= ${parts[1]}, <= ${parts[11]} `)
}

/** The comparisons that spaces or commas separate; `null` if the text is anything else. */
function comparisonsIn(segment: string): Comparison[] | null {
  const comparisons: Comparison[] = []
  const item = new RegExp(`${space}*([=!<>~^]*)${space}*(${versionForm})(${space}*)(,?)`, 'y')
  let isSeparated = true
  while (item.lastIndex < segment.length || comparisons.length === 0) {
    const match: RegExpExecArray | null = isSeparated ? item.exec(segment) : null
    const comparison = match && comparisonOf(match)
    if (!match || !comparison) return null
    comparisons.push(comparison)
    const comma: boolean = match.at(-1) !== ''
    isSeparated = comma || match.at(-2) !== ''
    if (comma && item.lastIndex === segment.length) return null
  }
  return comparisons
}

/** `parseConstraint` of the library; groups 3 to 6 are the numbers and the prerelease. */
function comparisonOf([, operator = '', , major = '', minor = '', patch = '', prerelease = '']: readonly (
  | string
  | undefined
)[]): Comparison | null {
  if (!Object.hasOwn(operators, operator)) return null
  const isOpen = isWildcard(major)
  const isMinorOpen = !isOpen && isWildcard(minor)
  const isPatchOpen = !isOpen && !isMinorOpen && isWildcard(patch)
  const numbers = isOpen ? '0.0.0' : isMinorOpen ? `${major}.0.0` : isPatchOpen ? `${major}${minor}.0` : null
  const bound = parseVersion(`${numbers ?? `${major}${minor}${patch}`}${prerelease}`)
  if (!bound) return null
  return {
    operator: operator as Operator,
    bound,
    isOpen: isOpen || isMinorOpen || isPatchOpen,
    isMinorOpen,
    isPatchOpen,
  }
}

function isWildcard(number: string): boolean {
  return /^\.?[xX*]?$/.test(number)
}

type Test = (version: Version, comparison: Comparison) => boolean

const operators = {
  '': isTildeOrEqual,
  '=': isTildeOrEqual,
  '!=': isNotEqual,
  '>': isGreater,
  '<': isLess,
  '>=': isAtLeast,
  '=>': isAtLeast,
  '<=': isAtMost,
  '=<': isAtMost,
  '~': isTilde,
  '~>': isTilde,
  '^': isCaret,
} as const satisfies Record<string, Test>

function isNotEqual(version: Version, { bound, isOpen, isMinorOpen, isPatchOpen }: Comparison): boolean {
  if (!isOpen) return compareVersions(version, bound) !== 0
  if (version.major !== bound.major) return true
  if (isMinorOpen) return false
  if (version.minor !== bound.minor) return true
  if (isPatchOpen) return version.prerelease !== bound.prerelease
  return version.patch !== bound.patch || compareVersions(version, bound) !== 0
}

function isGreater(version: Version, { bound, isOpen, isMinorOpen, isPatchOpen }: Comparison): boolean {
  if (!isOpen) return compareVersions(version, bound) > 0
  if (version.major !== bound.major) return version.major > bound.major
  if (isMinorOpen) return false
  return isPatchOpen ? version.minor > bound.minor : compareVersions(version, bound) > 0
}

function isLess(version: Version, { bound }: Comparison): boolean {
  return compareVersions(version, bound) < 0
}

function isAtLeast(version: Version, { bound }: Comparison): boolean {
  return compareVersions(version, bound) >= 0
}

function isAtMost(version: Version, { bound, isOpen, isMinorOpen }: Comparison): boolean {
  if (!isOpen) return compareVersions(version, bound) <= 0
  if (version.major > bound.major) return false
  return version.major !== bound.major || version.minor <= bound.minor || isMinorOpen
}

/** `~1.2.3` is `>= 1.2.3, < 1.3.0`, `~1` is `>= 1.0.0, < 2.0.0`. */
function isTilde(version: Version, { bound, isMinorOpen, isPatchOpen }: Comparison): boolean {
  if (compareVersions(version, bound) < 0) return false
  const isZero = bound.major === 0n && bound.minor === 0n && bound.patch === 0n
  if (isZero && !isMinorOpen && !isPatchOpen) return true
  return version.major === bound.major && (version.minor === bound.minor || isMinorOpen)
}

function isTildeOrEqual(version: Version, comparison: Comparison): boolean {
  return comparison.isOpen ? isTilde(version, comparison) : compareVersions(version, comparison.bound) === 0
}

/** `^1.2.3` is `>= 1.2.3, < 2.0.0`; below 1.0.0 the first number that is not 0 has to be the same. */
function isCaret(version: Version, { bound, isMinorOpen, isPatchOpen }: Comparison): boolean {
  if (compareVersions(version, bound) < 0) return false
  if (bound.major > 0n || isMinorOpen) return version.major === bound.major
  if (version.major > 0n) return false
  if (bound.minor > 0n || isPatchOpen) return version.minor === bound.minor
  return version.minor === 0n && version.patch === bound.patch
}
