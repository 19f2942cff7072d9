import { isWildcard } from '../../../istio/hosts/hosts.ts'

/** Virtual hosts by their domains, as Envoy looks them up (`source/common/router/config_impl.cc`, findVirtualHost). */
export interface DomainTable<VirtualHost> {
  /** @param authority of the request; its port is ignored */
  find(authority: string): VirtualHost | undefined
  /** All domains with their virtual hosts. */
  entries(): Iterable<readonly [domain: string, VirtualHost]>
}

/** Makes a table; of several virtual hosts with one domain the first has it. */
export function domainTable<VirtualHost>(
  domains: Iterable<readonly [domain: string, VirtualHost]>,
): DomainTable<VirtualHost> {
  const all = new Map<string, VirtualHost>()
  const exact = new Map<string, VirtualHost>()
  const suffixes = new Map<string, VirtualHost>()
  for (const [domain, virtualHost] of domains) {
    const name = domain.toLowerCase()
    const [table, key] = isWildcard(name) ? [suffixes, name.slice(1)] : [exact, name]
    if (table.has(key)) continue
    table.set(key, virtualHost)
    all.set(name, virtualHost)
  }
  const lengths = [...new Set([...suffixes.keys()].map(({ length }) => length))].toSorted((a, b) => b - a)
  return {
    entries: () => all,
    find(authority) {
      const host = withoutPort(authority).toLowerCase()
      const length = lengths.find(
        (size) => size < host.length && suffixes.has(host.slice(host.length - size)),
      )
      return (
        exact.get(host) ?? (length === undefined ? undefined : suffixes.get(host.slice(host.length - length)))
      )
    },
  }
}

/** The host of an authority. */
export function withoutPort(authority: string): string {
  return authority.replace(/:\d+$/, '')
}
