import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { quoteAll } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { isEmpty, isSet } from './items.ts'

/**
 * Reports what the webhook refuses in the `tls` of a server, and certificates that have no effect (istio
 * validateTLSOptions). `advice` ends the message about missing certificates.
 */
export function* serverTlsRefused(tls: Node, advice = ''): Generator<RoutingWebhookProblem> {
  if (tls.kind !== 'map') return
  const mode = tlsMode(tls)
  if (mode === 'ISTIO_MUTUAL') yield* meshCertificates(tls)
  else if (mode === 'SIMPLE') yield* certificatesRefused(tls, ['serverCertificate', 'privateKey'], advice)
  else if (mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL') {
    yield* certificatesRefused(tls, ['serverCertificate', 'privateKey', 'caCertificates'], advice)
  } else if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') yield* ignoredCertificates(tls, mode)
}

/** Returns the mode, by default PASSTHROUGH; `undefined` for a placeholder and for what is no string. */
export function tlsMode(tls: Node): string | undefined {
  const mode = tls.get('mode')
  if (!isPresent(mode)) return 'PASSTHROUGH'
  return typeof mode.scalar === 'string' && !mode.isUnfilled ? mode.text : undefined
}

/** The fields that set a certificate or a part of one. */
const certificateFields = ['serverCertificate', 'privateKey', 'caCertificates', 'credentialName']

function* meshCertificates(tls: Node): Generator<RoutingWebhookProblem> {
  for (const field of certificateFields.map((name) => tls.get(name)).filter(isPresent)) {
    yield refused(
      'mesh-certificates',
      field,
      `mode \`ISTIO_MUTUAL\` uses the certificates of the mesh: remove \`${field.pathKeys.at(-1)}\``,
    )
  }
}

function* ignoredCertificates(tls: Node, mode: string): Generator<RoutingWebhookProblem> {
  const [first] = [...certificateFields, 'caCrl'].map((name) => tls.get(name)).filter(isPresent)
  if (!first) return
  const message = `mode \`${mode}\` forwards TLS unchanged and uses no certificates: \`${first.pathKeys.at(-1)}\` has no effect`
  yield { code: 'certificates-ignored', node: first, message, severity: 'warning' }
}

/** Reports several sources of certificates, and an incomplete source. */
function* certificatesRefused(
  tls: Node,
  fields: readonly string[],
  advice: string,
): Generator<RoutingWebhookProblem> {
  const sources = sourcesOf(tls)
  const [first, second] = sources
  if (first && second) {
    const names = quoteAll([first, second].map(({ pathKeys }) => pathKeys.at(-1)))
    const message = `certificates must come from one source, not from ${names}: remove one of the two`
    const related = { node: first, note: 'another source' }
    yield refused('several-certificate-sources', second, message, related)
  }
  if (tlsMode(tls) === 'SIMPLE' && isPresent(tls.get('caCrl')) && !isPresent(tls.get('credentialName'))) {
    yield refused(
      'crl-without-mutual',
      tls.get('caCrl'),
      'mode `SIMPLE` requests no client certificates: `caCrl` works only with `MUTUAL`',
    )
  }
  if (isSet(tls.get('credentialName')) || isSet(tls.get('credentialNames'))) return
  const certificates = tls.get('tlsCertificates')
  if (isEmpty(certificates)) yield* missingCertificates(tls, fields, tls, advice)
  for (const certificate of certificates.items()) yield* missingCertificates(certificate, fields, tls)
}

function sourcesOf(tls: Node): Node[] {
  const pair = [tls.get('serverCertificate'), tls.get('privateKey')]
  const otherSources = ['credentialName', 'credentialNames', 'tlsCertificates'].map((name) => tls.get(name))
  return [...(pair.every(isSet) ? [pair[0]!] : []), ...otherSources.filter(isSet)]
}

/** Reports missing fields of a certificate; `caCertificates` may also be set in `tls` or come from its own Secret. */
function* missingCertificates(
  certificate: Node,
  fields: readonly string[],
  tls: Node,
  advice = '',
): Generator<RoutingWebhookProblem> {
  const absent = fields.filter((field) => !isPresent(certificate.get(field)) && !isSetElsewhere(field, tls))
  if (absent.length === 0 || certificate.kind !== 'map') return
  const message = `mode \`${tlsMode(tls)}\` needs ${quoteAll(absent)}${advice}`
  yield refused('missing-certificates', certificate.get(absent[0]!), message)
}

function isSetElsewhere(field: string, tls: Node): boolean {
  return (
    field === 'caCertificates' && (isPresent(tls.get(field)) || isPresent(tls.get('caCertCredentialName')))
  )
}
