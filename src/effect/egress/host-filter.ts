import type { Exit } from './exit.ts'

/** The called hosts to search; other hosts are ignored. */
export type HostFilter = ReadonlySet<string> | 'all'

/** The exits of the searched hosts. */
export function exitsOfHosts(exits: readonly Exit[], hosts: HostFilter): readonly Exit[] {
  return hosts === 'all' ? exits : exits.filter(({ called }) => hosts.has(called.host))
}
