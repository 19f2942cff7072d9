import type { ObjectVariables } from '../core/custom-rule.ts'
import { celValue, celMapAt } from './values.ts'

/** An object as JSON, with the other values that expressions read. */
export interface JsonSubject {
  readonly object: string
  /** The object in base; `null` as JSON if base does not have it. */
  readonly oldObject: string
  /** The merged values of its release; `null` as JSON if no release renders it. */
  readonly values: string
  readonly variables: ObjectVariables
}

/** The values of the variables of expressions, but for `self` and `params`. */
export type CelContext = Readonly<Record<string, unknown>>

/** The variables of an object, with its labels and annotations, which are empty maps where it has none. */
export function celContext({ object: json, oldObject, values, variables }: JsonSubject): CelContext {
  const object = celValue(JSON.parse(json))
  const metadata = celMapAt(object, 'metadata')
  return {
    object,
    oldObject: celValue(JSON.parse(oldObject)),
    values: celValue(JSON.parse(values)),
    target: variables,
    labels: celMapAt(metadata, 'labels'),
    annotations: celMapAt(metadata, 'annotations'),
  }
}
