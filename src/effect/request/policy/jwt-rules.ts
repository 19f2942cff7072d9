import { compareText } from '../../../core/order.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Truth } from '../match/truth.ts'
import type { AttachedPolicy } from './attachment.ts'

/** A JWT rule of a RequestAuthentication that is, or may be, attached to a proxy. */
export interface JwtRule {
  readonly issuer: string
  readonly node: Node
  readonly object: Manifest
  readonly isAttached: Truth
}

/** The JWT rules of all RequestAuthentications, in the order of their issuers (istio `pilot/pkg/security/authn/policy_applier.go`). */
export function jwtRules(attached: readonly AttachedPolicy[]): JwtRule[] {
  return attached
    .flatMap(({ policy, isAttached }) =>
      policy.spec.items('jwtRules').map((node): JwtRule => {
        const issuer = node.get('issuer').text
        return { issuer, node, object: policy, isAttached }
      }),
    )
    .toSorted((first, second) => compareText(first.issuer, second.issuer))
}
