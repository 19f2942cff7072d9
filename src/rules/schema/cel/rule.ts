import type { ViolationCode } from '../../../schema/violation-codes.ts'
import type { Violation } from '../../../schema/types.ts'

/**
 * One expression: the part of `self` that it refuses, with a sentence for whoever wrote it; `null` if it holds. The
 * schema around it has been checked: `self` has the type that the expression asks for.
 */
export type CelRule = (self: unknown) => Violation | null

/** A rule about a map. */
export function onMap(check: (self: Readonly<Record<string, unknown>>) => Violation | null): CelRule {
  return (self) => check(self as Readonly<Record<string, unknown>>)
}

/** A rule about a text: the end of a sentence that begins with the field. */
export function onText(code: ViolationCode, check: (self: string) => string | null): CelRule {
  return (self) => {
    const message = check(self as string)
    return message === null ? null : { path: [], code, message }
  }
}

/** At most one of some fields. */
export function onlyOneOf(...names: readonly string[]): CelRule {
  return onMap((self) => {
    const [first, second] = names.filter((name) => has(self, name))
    return first === undefined || second === undefined ? null : collision(second, first)
  })
}

/** A field that must not stand beside another one. */
export function collision(name: string, other: string): Violation {
  const message = `stands beside \`${other}\`: keep only one of the two`
  return { path: [name], code: 'exclusive-fields', message, conflictsWith: [other] }
}

/** A refused field of a map. */
export function violationAt(code: ViolationCode, name: string | number, message: string): Violation {
  return { path: [name], code, message }
}

/** CEL's `has`: the field is written, whatever it holds. */
export function has(self: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(self, name)
}
