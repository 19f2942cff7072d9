import { hostIndex } from './host-index.ts'
import { serviceNamespace } from './hosts.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'

/**
 * Returns a function that finds the items with a host that covers another host, or would if namespaces that nothing states
 * had the right names (the short names of two releases may refer to one Service), or may once placeholders are filled in;
 * an item may be in several of the groups.
 * The groups are stable objects that many hosts share, so callers may cache by group. They are not joined: the hosts of a
 * Service in thousands of unstated namespaces would each get a copy of them all.
 */
export function hostMatcher<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
): (host: string) => readonly (readonly Item[])[] {
  const services = items.filter((item) => serviceNamespace(hostOf(item)) !== undefined)
  const ofUnknownNamespace = services.filter((item) => !isKnownNamespace(serviceNamespace(hostOf(item))!))
  const byHost = hostIndex(items, (item) => [hostOf(item)])
  const byLabel = hostIndex(services, (item) => [labelOf(hostOf(item))])
  const unknownByLabel = hostIndex(ofUnknownNamespace, (item) => [labelOf(hostOf(item))])
  const unfilled = unfilledIndex(items, (item) => [hostOf(item)])
  const results = new Map<string, readonly (readonly Item[])[]>()

  function find(host: string): readonly (readonly Item[])[] {
    const certain = [byHost.covering(host), unfilled.find(host)]
    const namespace = serviceNamespace(host)
    if (namespace === undefined) return certain
    const labels = isKnownNamespace(namespace) ? unknownByLabel : byLabel
    return [...certain, labels.covering(labelOf(host))]
  }

  return (host) => {
    const result = results.get(host) ?? find(host).filter((group) => group.length > 0)
    results.set(host, result)
    return result
  }
}

function labelOf(host: string): string {
  return host.split('.')[0]!
}
