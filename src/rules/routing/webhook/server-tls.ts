import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { quoteAll } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { isEmpty, isSet } from './items.ts'

/**
 * What the webhook refuses of the `tls` of a server, and the certificates that it only says are ignored (istio
 * validateTLSOptions). `advice` ends a sentence that says which certificates are missing.
 */
export function* serverTlsRefused(tls: Node, advice = ''): Generator<ShapeProblem> {
  if (tls.kind !== 'map') return
  const mode = tlsMode(tls)
  if (mode === 'ISTIO_MUTUAL') yield* meshCertificates(tls)
  else if (mode === 'SIMPLE') yield* ownCertificates(tls, ['serverCertificate', 'privateKey'], advice)
  else if (mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL') {
    yield* ownCertificates(tls, ['serverCertificate', 'privateKey', 'caCertificates'], advice)
  } else if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') yield* ignored(tls, mode)
}

/** The mode, PASSTHROUGH where nothing is said; `undefined` where it is not known. */
export function tlsMode(tls: Node): string | undefined {
  const mode = tls.get('mode')
  if (!isPresent(mode)) return 'PASSTHROUGH'
  return typeof mode.scalar === 'string' && !mode.isUnfilled ? mode.text : undefined
}

/** Fields that each say a certificate, or a part of one. */
const certificateFields = ['serverCertificate', 'privateKey', 'caCertificates', 'credentialName']

function* meshCertificates(tls: Node): Generator<ShapeProblem> {
  for (const field of certificateFields.map((name) => tls.get(name)).filter(isPresent)) {
    yield refused(
      'mesh-certificates',
      field,
      `mode \`ISTIO_MUTUAL\` takes the certificates of the mesh: leave \`${field.pathKeys.at(-1)}\` out`,
    )
  }
}

function* ignored(tls: Node, mode: string): Generator<ShapeProblem> {
  const [first] = [...certificateFields, 'caCrl'].map((name) => tls.get(name)).filter(isPresent)
  if (!first) return
  const message = `mode \`${mode}\` passes TLS on as it comes and uses no certificates: \`${first.pathKeys.at(-1)}\` has no effect`
  yield { code: 'certificates-ignored', node: first, message, severity: 'warning' }
}

/** One source of certificates, and one that is whole. */
function* ownCertificates(tls: Node, parts: readonly string[], advice: string): Generator<ShapeProblem> {
  const sources = sourcesOf(tls)
  const [first, second] = sources
  if (first && second) {
    const names = quoteAll([first, second].map(({ pathKeys }) => pathKeys.at(-1)))
    const message = `certificates come from one source, not from ${names}: leave one of the two out`
    const related = { node: first, note: 'another source' }
    yield refused('several-certificate-sources', second, message, related)
  }
  if (tlsMode(tls) === 'SIMPLE' && isPresent(tls.get('caCrl')) && !isPresent(tls.get('credentialName'))) {
    yield refused(
      'crl-without-mutual',
      tls.get('caCrl'),
      'mode `SIMPLE` asks clients for no certificate: `caCrl` goes with `MUTUAL`',
    )
  }
  if (isSet(tls.get('credentialName')) || isSet(tls.get('credentialNames'))) return
  const certificates = tls.get('tlsCertificates')
  if (isEmpty(certificates)) yield* missing(tls, parts, tls, advice)
  for (const one of certificates.items()) yield* missing(one, parts, tls)
}

function sourcesOf(tls: Node): Node[] {
  const pair = [tls.get('serverCertificate'), tls.get('privateKey')]
  const others = ['credentialName', 'credentialNames', 'tlsCertificates'].map((name) => tls.get(name))
  return [...(pair.every(isSet) ? [pair[0]!] : []), ...others.filter(isSet)]
}

/** The authorities of clients may stand beside the certificates, or in a secret of their own. */
function* missing(
  certificate: Node,
  parts: readonly string[],
  tls: Node,
  advice = '',
): Generator<ShapeProblem> {
  const absent = parts.filter((part) => !isPresent(certificate.get(part)) && !isElsewhere(part, tls))
  if (absent.length === 0 || certificate.kind !== 'map') return
  const message = `mode \`${tlsMode(tls)}\` needs ${quoteAll(absent)}${advice}`
  yield refused('missing-certificates', certificate.get(absent[0]!), message)
}

function isElsewhere(part: string, tls: Node): boolean {
  return part === 'caCertificates' && (isPresent(tls.get(part)) || isPresent(tls.get('caCertCredentialName')))
}
