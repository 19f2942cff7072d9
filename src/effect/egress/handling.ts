import type { Forwarded, Step, Upstream } from '../request/decision.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { CalledHost, Handling } from './exit.ts'

/**
 * The place of a route, then those of its fields `route`, `timeout`, `retries`, `mirror` and `mirrors` that are set, each as
 * a step without text. Decisions do not record these places, and an exit lists them.
 */
export function handlingSteps({ place, merged }: CompiledRoute): Step[] {
  const fields = ['route', 'timeout', 'retries', 'mirror', 'mirrors'].map((name) => merged.field(name))
  const written = fields.filter(({ node }) => node.exists)
  return [place, ...written.map(({ owner, node }) => ({ object: owner, node }))].map((by) => ({
    text: '',
    by,
  }))
}

/** How the proxies on the way of a call handle its requests; those of TLS and TCP they do not see. */
export function handlingOf(
  called: CalledHost,
  hops: readonly Forwarded[],
  { tls }: Upstream,
  { via, isMirror }: Pick<Handling, 'via' | 'isMirror'>,
): Handling {
  const isSeen = called.protocol === 'http'
  const timeouts = hops.flatMap(({ timeout }) => timeout ?? [])
  return {
    tls: tls.mode,
    isVerified: tls.isVerified,
    timeout: isSeen && timeouts.length > 0 ? Math.min(...timeouts) : null,
    retries: isSeen ? (hops[0]?.retries ?? null) : null,
    via,
    isMirror,
  }
}
