import { originatesTls, ruleHost, tlsOf } from '../../model/destination.ts'
import { isExportedTo } from '../../model/export.ts'
import { hostCovers } from '../../model/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { declaredPorts } from '../../model/services.ts'
import { settings } from '../../model/values.ts'
import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'

export const mediatedHostWildcard = defineRule({
  id: 'egress/mediated-host-wildcard',
  severity: 'error',
  summary: 'A host whose TLS the proxy originates is a wildcard.',
  why: 'The proxy connects to one name, sends it as SNI and checks the certificate against it. A wildcard is no name that can be resolved, so calls fail or go to whatever address the application claims.',
  fix: 'Name the host exactly, one entry a host; or move the entry to `passthroughTls`, where the application does its own TLS and wildcards work.',
  on: {
    *'values/mediatedTls'(entry) {
      const host = settings(entry).get('externalHost')
      if (!host.text.includes('*') || isUnfilled(host.text)) return
      yield {
        node: host,
        message: `${quote(host.text)} cannot be mediated: the proxy needs one exact host to originate TLS; name the host, or move the entry to \`passthroughTls\``,
        about: host.text,
      }
    },

    *DestinationRule(rule, mesh) {
      const host = rule.spec.get('host')
      if (!host.text.includes('*') || isUnfilled(host.text)) return
      const wild = mesh.ofKind('ServiceEntry').flatMap((entry) => mediatedWildcards(rule, entry))
      // A wildcard rule over exact hosts originates TLS for exact hosts.
      if (wild.length === 0) return
      yield {
        node: host,
        message: `${quote(host.text)} gets TLS from the proxy, which needs one exact host for it; name the host, or let the application do its own TLS`,
        about: host.text,
        related: wild.map((node) => ({ node, note: 'the host that the TLS is for' })),
      }
    },
  },
})

/** The wildcard hosts of a ServiceEntry that the rule originates TLS for on a port where that cannot work. */
function mediatedWildcards(rule: Manifest, entry: Manifest): Node[] {
  const resolution = entry.spec.get('resolution').text
  // With DYNAMIC_DNS the proxy resolves the host of each request, and checks the certificate against it.
  if (resolution === 'DYNAMIC_DNS' || !isExportedTo(rule, entry.namespace)) return []
  const ports = declaredPorts(entry).filter(({ number }) => originatesTls(tlsOf(rule, number)))
  // The connection keeps the address that the application resolved, and goes to the port for TLS.
  const works = resolution === 'NONE' || resolution === ''
  if (!ports.some(({ node }) => !(works && node.get('targetPort').exists))) return []
  return entry.spec
    .items('hosts')
    .filter(({ text }) => text.includes('*') && hostCovers(ruleHost(rule), text))
}
