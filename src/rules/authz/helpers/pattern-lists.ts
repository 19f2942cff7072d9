import type { Node } from '../../../model/node.ts'

/** A list of patterns in a rule of an AuthorizationPolicy. */
export interface PatternList {
  /** The name of the field without `not`: `paths` for `notPaths`. */
  readonly field: string
  readonly isNegative: boolean
  readonly node: Node
}

/** The fields of a source; each has a counterpart such as `notPrincipals`. */
export const sourceFields = [
  'principals',
  'requestPrincipals',
  'namespaces',
  'serviceAccounts',
  'trustDomains',
  'ipBlocks',
  'remoteIpBlocks',
] as const

/** The fields of an operation; each has a counterpart such as `notPaths`. */
export const operationFields = ['hosts', 'ports', 'methods', 'paths'] as const

/** The sources that a rule lists. */
export function policySources(rule: Node): Node[] {
  return rule.items('from').map((from) => from.get('source'))
}

/** The `operation` of each entry of `to` in a rule of an AuthorizationPolicy; an absent node for an entry without one. */
export function operationsOf(rule: Node): Node[] {
  return rule.items('to').map((to) => to.get('operation'))
}

/**
 * The lists that a source or an operation has for some fields, positive and negative.
 *
 * @param section a source or an operation
 */
export function listsOf(section: Node, fields: readonly string[]): PatternList[] {
  return fields
    .flatMap((field) => [
      { field, isNegative: false, node: section.get(field) },
      { field, isNegative: true, node: section.get(negatedField(field)) },
    ])
    .filter(({ node }) => node.exists && !node.isNull)
}

/** The field that excludes what `field` matches: `notPaths` for `paths`. */
export function negatedField(field: string): string {
  return `not${field.charAt(0).toUpperCase()}${field.slice(1)}`
}
