import type { NamedCluster } from '../../core/config.ts'

/** The clusters that the configuration names. */
export interface Clusters {
  readonly named: readonly NamedCluster[]
  /** The cluster of a destination: its name, or the address of its server. `undefined` if the configuration names none. */
  of(destination: string): NamedCluster | undefined
}

/** The address by which Argo CD reaches the cluster that it runs in, and the name of it. */
export const localServer = 'https://kubernetes.default.svc'
export const localName = 'in-cluster'

/** Finds clusters by name and by server; trailing slashes of an address do not count. */
export function namedClusters(named: readonly NamedCluster[] = []): Clusters {
  const byKey = new Map(
    named.flatMap((cluster) => [
      [cluster.name, cluster] as const,
      ...(cluster.server === undefined ? [] : [[serverKey(cluster.server), cluster] as const]),
    ]),
  )
  const local = byKey.get(localServer) ?? byKey.get(localName)
  return {
    named,
    of: (destination) =>
      byKey.get(destination) ??
      byKey.get(serverKey(destination)) ??
      ([localServer, localName].includes(serverKey(destination)) ? local : undefined),
  }
}

/** An address of a server, without trailing slashes. */
export function serverKey(server: string): string {
  return server.replace(/\/+$/, '')
}
