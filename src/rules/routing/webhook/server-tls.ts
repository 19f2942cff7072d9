import { isSet } from '../../message/empty-lists.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { quoteAll } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import { ciphersIgnored } from './ciphers.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/**
 * Reports what the webhook refuses in the `tls` of a server, and certificates and ciphers that have no effect (istio
 * validateTLSOptions); nothing for a `tls` that is no map. `advice` ends the message about missing certificates.
 */
export function* serverTlsRefused(tls: Node, advice = ''): Generator<RoutingWebhookProblem> {
  if (tls.kind !== 'map') return
  yield* ciphersIgnored(tls)
  const mode = tlsMode(tls)
  if (mode === 'ISTIO_MUTUAL') {
    yield* meshCertificates(tls)
    return
  }
  const conflicts = [...severalSources(tls)]
  yield* conflicts
  if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') {
    if (conflicts.length === 0) yield* ignoredCertificates(tls, mode)
  } else if (mode !== undefined && terminatingModes.has(mode) && !hasCredential(tls)) {
    yield* missingCertificates(tls, mode, advice)
    if (mode === 'SIMPLE') yield* unusedCrl(tls)
  }
}

/** The modes in which a server shows a certificate of its own; schema/invalid reports what is no mode. */
const terminatingModes: ReadonlySet<string> = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'])

/** Returns the mode, by default PASSTHROUGH; `undefined` for a placeholder and for what is no string. */
export function tlsMode(tls: Node): string | undefined {
  const mode = tls.get('mode')
  if (!isPresent(mode)) return 'PASSTHROUGH'
  return typeof mode.scalar === 'string' && !mode.isUnfilled ? mode.text : undefined
}

/** The fields that set certificates or a part of one. */
const certificateFields = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'tlsCertificates',
  'credentialName',
  'credentialNames',
]

function* meshCertificates(tls: Node): Generator<RoutingWebhookProblem> {
  for (const field of certificateFields.map((name) => tls.get(name)).filter(isSet)) {
    yield webhookProblem(
      'mesh-certificates',
      field,
      `mode \`ISTIO_MUTUAL\` uses the certificates of the mesh: remove \`${field.pathKeys.at(-1)}\``,
    )
  }
}

function* ignoredCertificates(tls: Node, mode: string): Generator<RoutingWebhookProblem> {
  const [crl, credential] = [tls.get('caCrl'), tls.get('credentialName')]
  if (isPresent(crl) && isPresent(credential)) {
    const message = '`caCrl` does not work with `credentialName`: put the list into that Secret'
    yield webhookProblem('crl-with-credential', crl, message, { node: credential, note: 'the Secret' })
    return
  }
  const [first] = [...certificateFields.map((name) => tls.get(name)), crl].filter(isSet)
  if (!first) return
  const message = `mode \`${mode}\` forwards TLS unchanged and uses no certificates: \`${first.pathKeys.at(-1)}\` has no effect`
  yield { code: 'certificates-ignored', node: first, message, severity: 'warning' }
}

/** Reports certificates from more than one source, in any mode but that of the mesh. */
function* severalSources(tls: Node): Generator<RoutingWebhookProblem> {
  const pair = [tls.get('serverCertificate'), tls.get('privateKey')]
  const further = ['credentialName', 'credentialNames', 'tlsCertificates'].map((name) => tls.get(name))
  const [first, second] = [...(pair.every(isSet) ? [pair[0]!] : []), ...further.filter(isSet)]
  if (!first || !second) return
  const names = quoteAll([first, second].map(({ pathKeys }) => pathKeys.at(-1)))
  const message = `certificates must come from one source, not from ${names}: remove one of the two`
  yield webhookProblem('several-certificate-sources', second, message, {
    node: first,
    note: 'another source',
  })
}

/** True if a Secret holds the certificates; then no other field is looked at. */
function hasCredential(tls: Node): boolean {
  return isSet(tls.get('credentialName')) || isSet(tls.get('credentialNames'))
}

/** Reports absent parts of certificates. The CA of clients stands in `tls`, also for `tlsCertificates`. */
function* missingCertificates(tls: Node, mode: string, advice: string): Generator<RoutingWebhookProblem> {
  const certificates = tls.get('tlsCertificates').items()
  const fieldsOf = (node: Node, names: readonly string[]): Node[] => names.map((name) => node.get(name))
  const pairs = (certificates.length > 0 ? certificates : [tls]).filter(({ kind }) => kind === 'map')
  const authorities = mode === 'SIMPLE' ? [] : fieldsOf(tls, ['caCertificates'])
  for (const [index, pair] of pairs.entries()) {
    const fields = [
      ...fieldsOf(pair, ['serverCertificate', 'privateKey']),
      ...(index === 0 ? authorities : []),
    ]
    const absent = fields.filter((field) => !isPresent(field))
    if (absent.length === 0) continue
    const names = quoteAll(absent.map(({ pathKeys }) => pathKeys.at(-1)))
    yield webhookProblem('missing-certificates', absent[0]!, `mode \`${mode}\` needs ${names}${advice}`)
  }
}

function* unusedCrl(tls: Node): Generator<RoutingWebhookProblem> {
  const crl = tls.get('caCrl')
  if (!isPresent(crl)) return
  const message = 'mode `SIMPLE` requests no client certificates: `caCrl` works only with `MUTUAL`'
  yield webhookProblem('crl-without-mutual', crl, message)
}
