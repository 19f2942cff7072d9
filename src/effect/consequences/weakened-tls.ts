import { groupBy } from '../../core/group.ts'
import type { Exit } from '../egress/exit.ts'

/** What gets worse about the TLS that proxies add to calls of a host. */
export type WeakenedTls = 'tls-lost' | 'tls-unverified'

/**
 * How the TLS that proxies add to calls of one destination gets worse, each way once; empty if it does not. Calls of the same
 * protocol to the same port are compared with each other; calls of another port with all that add TLS in base. Calls by TLS
 * of the application are left out: they stay what they are, whatever happens to others.
 */
export function weakenedTls(head: readonly Exit[], base: readonly Exit[]): WeakenedTls[] {
  const [inHead, inBase] = [head, base].map((exits) =>
    exits.filter(({ called }) => called.protocol !== 'tls'),
  ) as [Exit[], Exit[]]
  const baseCalls = groupBy(inBase, callKey)
  const calls = [...groupBy(inHead, callKey)].map(
    ([key, exits]): readonly [head: readonly Exit[], base: readonly Exit[]] => [
      exits,
      baseCalls.get(key) ?? inBase,
    ],
  )
  const isLost = calls.some(([now, before]) => now.some(isPlain) && hadMore(before, now, addsTls))
  const isUnverified = calls.some(
    ([now, before]) =>
      now.some((exit) => addsTls(exit) && !isVerified(exit)) && hadMore(before, now, isVerified),
  )
  return [...(isLost ? ['tls-lost' as const] : []), ...(isUnverified ? ['tls-unverified' as const] : [])]
}

function callKey({ called }: Exit): string {
  return `${called.protocol} ${called.port}`
}

/** True if all exits of base had it, or some of them and no exit of head. */
function hadMore(base: readonly Exit[], head: readonly Exit[], has: (exit: Exit) => boolean): boolean {
  if (base.length === 0) return false
  return base.every(has) || (base.some(has) && !head.some(has))
}

function addsTls({ handling }: Exit): boolean {
  return handling.tls === 'tls' || handling.tls === 'mtls'
}

function isVerified(exit: Exit): boolean {
  return addsTls(exit) && exit.handling.isVerified
}

function isPlain({ handling }: Exit): boolean {
  return handling.tls === 'plain'
}
