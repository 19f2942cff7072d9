import { shortNameList } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { ConsequenceIn } from '../../model/consequence.ts'
import { knownKind } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { shownVersion, type ManifestChange } from './changed-objects.ts'

/** The fields of the TLS of a server that decide about certificates and ciphers, and not where requests go. */
const certificateFields: ReadonlySet<string> = new Set([
  ...['credentialName', 'credentialNames', 'caCertCredentialName', 'serverCertificate', 'privateKey'],
  ...['caCertificates', 'caCrl', 'tlsCertificates', 'subjectAltNames'],
  ...['verifyCertificateSpki', 'verifyCertificateHash'],
  ...['minProtocolVersion', 'maxProtocolVersion', 'cipherSuites'],
])

/** Equal for servers of a Gateway that route alike: they differ in nothing, or in certificates and ciphers. */
export function routingText(server: Node): string {
  const entries = server.entries().flatMap(([name, node]) => {
    if (name !== 'tls') return [`${name} ${canonicalJson(node)}`]
    return node
      .entries()
      .filter(([field]) => !certificateFields.has(field))
      .map(([field, value]) => `tls.${field} ${canonicalJson(value)}`)
  })
  return JSON.stringify(entries.toSorted())
}

/**
 * The consequences for servers of a changed Gateway of Istio that differ only in certificates, subject names, TLS versions
 * or ciphers, one for each; empty for another kind, and for an added or removed Gateway.
 */
export function serverTlsChanges({ base, head }: ManifestChange): ConsequenceIn<'traffic'>[] {
  if (!base || !head || knownKind(shownVersion({ base, head })) !== 'Gateway') return []
  const inBase = groupBy(base.spec.items('servers'), routingText)
  return head.spec.items('servers').flatMap((server) => {
    const [before] = inBase.get(routingText(server)) ?? []
    const fields = before ? changedFields(before, server) : []
    if (!before || fields.length === 0) return []
    const hosts = server.items('hosts').map(({ text }) => `\`${text}\``)
    const words = fields.map((field) => fieldWords(field, before, server))
    return [
      {
        area: 'traffic',
        code: 'tls-changed',
        sentence: `changes TLS of ${shortNameList(hosts)} at port ${server.at('port', 'number').number ?? ''}: ${words.join(', ')}`,
        place: { object: head, node: server.at('tls', fields[0]!), side: 'head' },
        about: JSON.stringify(['tls', hosts, fields]),
        missing: [],
      },
    ]
  })
}

function changedFields(before: Node, after: Node): string[] {
  return [...certificateFields].filter(
    (field) => canonicalJson(before.at('tls', field)) !== canonicalJson(after.at('tls', field)),
  )
}

/** `` `credentialName` `new` instead of `old` ``. Keys and certificates are not written out. */
function fieldWords(field: string, before: Node, after: Node): string {
  const [earlier, later] = [before, after].map((server) => server.at('tls', field).text)
  return field === 'credentialName' && earlier !== '' && later !== ''
    ? `\`credentialName\` \`${later}\` instead of \`${earlier}\``
    : `another \`${field}\``
}
