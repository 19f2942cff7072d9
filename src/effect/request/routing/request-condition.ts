import type { Labels } from '../../../istio/policy/selector.ts'
import type { Node } from '../../../model/node.ts'

/** A `StringMatch`; `present` matches any value of a header. */
export interface StringMatch {
  readonly form: 'exact' | 'prefix' | 'regex' | 'present'
  readonly text: string
}

/** A condition of an HTTP route, as it is written or merged of a root and a delegate. */
export interface RequestCondition {
  readonly node: Node
  readonly name: string
  readonly uri: StringMatch | undefined
  readonly scheme: StringMatch | undefined
  readonly method: StringMatch | undefined
  readonly authority: StringMatch | undefined
  /** By name as it is written. */
  readonly headers: StringMatches
  readonly withoutHeaders: StringMatches
  readonly queryParams: StringMatches
  readonly port: number
  readonly sourceLabels: Labels
  readonly sourceNamespace: string
  /** `mesh`, or `NAMESPACE/NAME`. */
  readonly gateways: readonly string[]
  readonly ignoresCase: boolean
}

/** Matches by the name of a header or query parameter. */
export type StringMatches = ReadonlyMap<string, StringMatch>

/** Reads a `StringMatch`; `undefined` without one. */
export function stringMatch(node: Node): StringMatch | undefined {
  if (!node.exists || node.isNull) return undefined
  for (const form of ['exact', 'prefix', 'regex'] as const) {
    const value = node.get(form)
    if (value.exists) return form === 'regex' && value.text === '*' ? anyValue : { form, text: value.text }
  }
  return anyValue
}

/** `*` is no regular expression (istio `pilot/pkg/networking/core/route/route.go`, canBeConvertedToPresentMatch). */
export const anyValue: StringMatch = { form: 'present', text: '' }
