import { withoutStandIns } from '../../core/namespace.ts'
import type { EgressClient } from '../../effect/egress/clients.ts'

/** The names of clients for people. */
export function clientNames(clients: readonly EgressClient[]): string[] {
  return clients.map(({ name }) => withoutStandIns(name))
}
