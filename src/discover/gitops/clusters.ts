import type { NamedCluster } from '../../core/config.ts'
import type { ReleaseSettings } from '../../core/target.ts'

/** The clusters that the configuration names. */
export interface Clusters {
  readonly named: readonly NamedCluster[]
  /** The cluster with a name or server address; `undefined` if the configuration does not name it. */
  of(destination: string): NamedCluster | undefined
  /** Like `of`; for an unstated destination (`''`) the only cluster of the environment. */
  in(destination: string, environment: string | null): NamedCluster | undefined
}

/** The address by which Argo CD reaches the cluster that it runs in, and the name of it. */
export const localServer = 'https://kubernetes.default.svc'
export const localName = 'in-cluster'

/**
 * Returns lookups of clusters by name and by server address, with or without slashes at its end. A cluster that
 * has one of `localServer` and `localName` is found by both.
 */
export function namedClusters(named: readonly NamedCluster[] = []): Clusters {
  const byKey = new Map(
    named.flatMap((cluster) => [
      [cluster.name, cluster] as const,
      ...(cluster.server === undefined ? [] : [[serverKey(cluster.server), cluster] as const]),
    ]),
  )
  const local = byKey.get(localServer) ?? byKey.get(localName)
  const of = (destination: string): NamedCluster | undefined =>
    byKey.get(destination) ??
    byKey.get(serverKey(destination)) ??
    ([localServer, localName].includes(serverKey(destination)) ? local : undefined)
  return {
    named,
    of,
    in(destination, environment) {
      if (destination !== '' || environment === null) return of(destination)
      const [only, ...others] = named.filter((cluster) => cluster.environment === environment)
      return others.length === 0 ? only : undefined
    },
  }
}

/** The settings of a release in a cluster. Versions that the release does not state are those of the cluster. */
export function settingsIn(settings: ReleaseSettings, cluster: NamedCluster | undefined): ReleaseSettings {
  const { 'kube-version': kubeVersion, 'api-versions': apiVersions = [] } = cluster ?? {}
  return {
    ...settings,
    ...(settings.kubeVersion === undefined && kubeVersion !== undefined && { kubeVersion }),
    ...(settings.apiVersions.length === 0 && { apiVersions }),
  }
}

/** An address of a server, without trailing slashes. */
export function serverKey(server: string): string {
  return server.replace(/\/+$/, '')
}
