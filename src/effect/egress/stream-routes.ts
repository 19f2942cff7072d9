import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** A server name that a TLS route of a VirtualService matches. */
export interface MatchedServerName {
  readonly name: Node
  readonly route: Node
}

/** The `sniHosts` of all TLS routes of a VirtualService, each with its route; empty without one. */
export function matchedServerNames({ spec }: Manifest): MatchedServerName[] {
  return spec.items('tls').flatMap((route) =>
    route
      .items('match')
      .flatMap((match) => match.items('sniHosts'))
      .map((name) => ({ name, route })),
  )
}
