import type { Exit } from './exit.ts'

/** Hosts as they are called that are looked at; the others are left out. */
export type HostFilter = ReadonlySet<string> | 'all'

/** The exits by which hosts that are looked at are called. */
export function exitsOfHosts(exits: readonly Exit[], hosts: HostFilter): readonly Exit[] {
  return hosts === 'all' ? exits : exits.filter(({ called }) => hosts.has(called.host))
}
