import { hostIndex } from './host-index.ts'
import { serviceNamespace } from './hosts.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'

/**
 * Finds the things with a host that covers another one, or would if the namespaces that nothing states were the right
 * ones (`hostMayCover`), or may once it is filled in, each once. The same host gives the same array.
 */
export function possibleHosts<Thing>(
  things: readonly Thing[],
  hostOf: (thing: Thing) => string,
): (host: string) => readonly Thing[] {
  const services = things.filter((thing) => serviceNamespace(hostOf(thing)) !== undefined)
  const open = services.filter((thing) => !isKnownNamespace(serviceNamespace(hostOf(thing))!))
  const byHost = hostIndex(things, (thing) => [hostOf(thing)])
  const byLabel = hostIndex(services, (thing) => [labelOf(hostOf(thing))])
  const openByLabel = hostIndex(open, (thing) => [labelOf(hostOf(thing))])
  const unfilled = unfilledIndex(things, (thing) => [hostOf(thing)])
  const known = new Map<string, readonly Thing[]>()

  function find(host: string): readonly Thing[] {
    const certain = withAll(byHost.covering(host), unfilled.find(host))
    const namespace = serviceNamespace(host)
    if (namespace === undefined) return certain
    const labels = isKnownNamespace(namespace) ? openByLabel : byLabel
    return withAll(certain, labels.covering(labelOf(host)))
  }

  return (host) => {
    const found = known.get(host) ?? find(host)
    known.set(host, found)
    return found
  }
}

function withAll<Thing>(certain: readonly Thing[], possible: readonly Thing[]): readonly Thing[] {
  return possible.length === 0 ? certain : [...new Set([...certain, ...possible])]
}

function labelOf(host: string): string {
  return host.split('.')[0]!
}
