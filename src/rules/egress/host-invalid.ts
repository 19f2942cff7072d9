import { isEmpty } from '../message/empty-lists.ts'
import { isAutomaticName } from '../../istio/routing/automatic-name.ts'
import { declaredPorts, isHttp, isTls } from '../../istio/hosts/services.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { isSingleLabel } from '../../syntax/host-syntax.ts'
import { isAddress } from './helpers/endpoint-address.ts'
import {
  entryHostProblems,
  hostProblem,
  partialWildcardSeverity,
  refusedHost,
  scopedHostProblems,
  shortName,
  trailingDot,
  webhookDefect,
} from './helpers/host-defects.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const hostInvalid = defineRule({
  id: 'egress/host-invalid',
  codes: [
    'no-host',
    'not-text',
    'white-space',
    'scheme',
    'port',
    'path',
    'underscore',
    'ip-address',
    'too-long',
    'wildcard-outside-first-label',
    'wildcard-inside-label',
    'empty-label',
    'label-too-long',
    'forbidden-character',
    'numeric-domain',
    'every-host',
    'partial-wildcard',
    'wildcard-refused-by-envoy',
    'suffix-wildcard',
    'short-name',
    'possible-short-name',
    'trailing-dot',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A host is not a name that Istio accepts, or not as clients write it.',
  why: 'Istio refuses the object, or Envoy refuses the listener that Istio makes of it: the host stays unreachable, and a refused listener can break other hosts of the same proxy.',
  fix: 'Write the DNS name alone, without scheme, port or path; a wildcard has to be the whole first label, as in `*.example.com`.',
  yieldsTo: ['egress/mediated-host-wildcard'],
  parts: ['patch', 'unapplied'],
  on: {
    *'values/mediatedTls'(entry) {
      for (const host of externalHosts(entry)) {
        // egress/mediated-host-wildcard reports wildcards of mediated hosts.
        if (host.text.includes('*')) continue
        const defect = webhookDefect(host) ?? (isSingleLabel(host.text) ? shortName : null)
        if (defect) yield hostProblem(host, defect)
        else yield* trailingDot(host)
      }
    },

    *'values/passthroughTls'(entry) {
      for (const host of externalHosts(entry)) yield* entryHostProblems(host, 'error')
    },

    *DestinationRule(rule) {
      const host = rule.spec.get('host')
      if (isEmpty(host)) {
        yield noHost(host, 'a DestinationRule names no host')
        return
      }
      const defect = webhookDefect(host)
      if (defect) yield refusedHost(host, defect)
    },

    *VirtualService(virtualService) {
      for (const host of virtualService.spec.items('hosts')) {
        const isAllowedOther = isAddress(host.text) || isAutomaticName(host.text, virtualService)
        const defect = isAllowedOther ? null : webhookDefect(host)
        if (defect) yield refusedHost(host, defect)
      }
    },

    *Gateway(gateway) {
      for (const server of gateway.spec.items('servers')) {
        for (const host of server.items('hosts')) yield* scopedHostProblems(host, true)
      }
    },

    *Sidecar(sidecar) {
      for (const listener of sidecar.spec.items('egress')) {
        for (const host of listener.items('hosts')) yield* scopedHostProblems(host, false)
      }
    },
  },
  across: {
    *ServiceEntry(entry, mesh) {
      const hosts = entry.spec.get('hosts')
      if (isEmpty(hosts)) yield noHost(hosts, 'a ServiceEntry names no host')
      for (const host of hosts.items())
        yield* entryHostProblems(
          host,
          partialWildcardSeverity(entry, host.text, mesh),
          isNamedByClients(entry),
        )
    },
  },
})

/** True if proxies recognize the hosts of an entry by requests or TLS handshakes, and not only by addresses. */
function isNamedByClients(entry: Manifest): boolean {
  return declaredPorts(entry).some(({ protocol }) => isHttp(protocol) || isTls(protocol))
}

/** The host of an entry. A missing host is only reported for merged values: another values file may set it. */
function externalHosts(entry: ValuesEntry): Node[] {
  const block = mergedOrFileEntry(entry)
  const host = block.get('externalHost')
  if (host.exists) return [host]
  return entry.merged?.kind === 'map' ? [host] : []
}

function noHost(node: Node, message: string): Problem<'no-host'> {
  return { code: 'no-host', node, message, refusedBy: 'webhook' }
}
