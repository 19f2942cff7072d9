/** An object that kustomize refuses because a build has it twice. */
export interface RefusedDuplicate {
  readonly kind: string
  readonly name: string
}

/**
 * The object that kustomize names where a build has two with one identity (kustomize `api/resmap/reswrangler.go`, Append, and
 * `kyaml/resid`: `KIND.VERSION.GROUP/NAME.NAMESPACE`); `null` for another message.
 */
export function refusedDuplicate(message: string): RefusedDuplicate | null {
  const [, kind, name] = /already registered id: ([^./\s]+)\.[^/\s]*\/(\S+)\.[^.\s]+/.exec(message) ?? []
  return kind === undefined || name === undefined ? null : { kind, name }
}
