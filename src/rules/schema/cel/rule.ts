import type { ViolationCode } from '../../../schema/violation-codes.ts'
import type { Violation } from '../../../schema/types.ts'

/**
 * Evaluates one CEL expression: returns what it refuses in `self`, or `null` if it holds. The schema has been checked
 * before, so `self` has the type that the expression expects.
 */
export type CelRule = (self: unknown) => Violation | null

/** Makes a rule about a map. */
export function mapRule(check: (self: Readonly<Record<string, unknown>>) => Violation | null): CelRule {
  return (self) => check(self as Readonly<Record<string, unknown>>)
}

/** Makes a rule about a string; `check` returns the end of a sentence that begins with the field. */
export function stringRule(code: ViolationCode, check: (self: string) => string | null): CelRule {
  return (self) => {
    const message = check(self as string)
    return message === null ? null : { path: [], code, message }
  }
}

/** Makes a rule that allows at most one of some fields of a map; the violation is at the second one in the order of `names`. */
export function onlyOneOf(...names: readonly string[]): CelRule {
  return mapRule((self) => {
    const [first, second] = names.filter((name) => has(self, name))
    return first === undefined || second === undefined ? null : conflictViolation(second, first)
  })
}

/** The violation of a field that must not stand beside another one. */
export function conflictViolation(name: string, conflicting: string): Violation {
  const message = `stands beside \`${conflicting}\`: keep only one of the two`
  return { path: [name], code: 'exclusive-fields', message, conflictsWith: [conflicting] }
}

/** The violation of a field of a map. */
export function fieldViolation(code: ViolationCode, name: string | number, message: string): Violation {
  return { path: [name], code, message }
}

/** CEL's `has`: true if the field is written, whatever its value. */
export function has(self: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(self, name)
}
