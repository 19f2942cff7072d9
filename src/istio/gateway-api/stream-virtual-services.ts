import { distinctBy } from '../../core/distinct.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { hostCovers, hostsOverlap } from '../hosts/hosts.ts'
import type { ConversionContext } from './context.ts'
import { listAt, listIfAny, mapAt, writtenValue } from '../../model/placed-yaml.ts'
import type { ConvertedObject } from './converted-object.ts'
import { generatedName } from './converted-names.ts'
import { parentsOf, type FindListeners, type Parent } from './parents.ts'
import { hostnamesOf } from './listener-refusals.ts'
import { streamRules, type StreamRule } from './stream-rules.ts'
import { type NamedHost, hostsAt, hostAt, virtualService } from './virtual-service-parts.ts'
import { type ConvertedRoutes, rulesBySide } from './virtual-service-parts.ts'

/** TCPRoutes and TLSRoutes are not merged. */
export function streamVirtualServices(
  context: ConversionContext,
  route: Manifest,
  findListeners: FindListeners,
): ConvertedRoutes {
  const { accepted, refusals } = parentsOf(context, route, findListeners)
  const rules = rulesBySide(accepted, (isMesh) => streamRules(context, route, isMesh))
  const protocol = route.kind === 'TLSRoute' ? 'tls' : 'tcp'
  const virtualServices: ConvertedObject[] = []
  for (const parent of accepted) {
    const hosts = streamHosts(context, route, parent)
    for (const host of hosts) {
      const name = `${route.name}~${protocol}~${virtualServices.length}~${generatedName}`
      const routes = rules.of(parent).rules.flatMap((rule) => streamRoute(route, parent, rule, host, hosts))
      const fields = { [protocol]: listIfAny(route.spec.get('rules'), routes) }
      virtualServices.push(virtualService(name, [route], { host: host.yaml, parent, fields }))
    }
  }
  return { virtualServices, refusals: [...refusals, ...rules.refusals] }
}

function streamHosts(context: ConversionContext, route: Manifest, parent: Parent): NamedHost[] {
  const hosts =
    route.kind === 'TCPRoute' && parent.listener ? [hostAt(route.spec, '*')] : hostsAt(context, route, parent)
  const listenerHost = parent.listener?.hostname ?? ''
  return route.kind === 'TLSRoute' && listenerHost !== '' ? intersection(hosts, listenerHost) : hosts
}

/** The intersection of hosts with the hostname of a listener (istio `pkg/config/host/names.go`, Intersection). */
function intersection(hosts: readonly NamedHost[], listenerHost: string): NamedHost[] {
  const common = hosts.flatMap((host) => {
    if (hostCovers(listenerHost, host.text)) return [host]
    return hostCovers(host.text, listenerHost) ? [{ ...host, text: listenerHost }] : []
  })
  const texts = distinctBy(common, (host) => host.text)
  return texts.map(({ text, yaml }) => ({
    text,
    yaml: { ...yaml, kind: 'scalar', value: text, style: 'plain' },
  }))
}

/** The route of a rule for one host; none if no server name is left. */
function streamRoute(
  route: Manifest,
  parent: Parent,
  rule: StreamRule,
  host: NamedHost,
  hosts: readonly NamedHost[],
): YamlNode[] {
  const { node, destinations, isClosed } = rule
  const names = route.kind === 'TLSRoute' && !isClosed ? serverNames(route, parent, host, hosts) : undefined
  if (names?.length === 0) return []
  const port = parent.listener ? undefined : writtenValue(parent.reference.node.get('port'))
  const match = mapAt(route.spec.get('hostnames'), {
    port,
    sniHosts:
      names &&
      listAt(
        route.spec.get('hostnames'),
        names.map(({ yaml }) => yaml),
      ),
  })
  const matches = match.entries.size > 0 ? listAt(route.spec.get('hostnames'), [match]) : undefined
  return [mapAt(node, { match: matches, route: destinations })]
}

/** The names of TLS that a TLSRoute takes for a host. */
function serverNames(
  route: Manifest,
  parent: Parent,
  host: NamedHost,
  hosts: readonly NamedHost[],
): readonly NamedHost[] {
  const hostnames = hostnamesOf(route).map((text, index) =>
    hostAt(route.spec.get('hostnames').item(index), text),
  )
  const listenerHost = parent.listener?.hostname ?? ''
  if (parent.listener) return listenerHost === '' ? hostnames : intersection(hostnames, listenerHost)
  const names = hostnames.length === 1 && hostnames[0]!.text === '*' ? hosts : hostnames
  return names.length > 1 ? names.filter(({ text }) => hostsOverlap(host.text, text)) : names
}
