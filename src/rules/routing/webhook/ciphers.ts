import type { Node } from '../../../model/node.ts'
import { isText } from '../../egress/webhook/refused.ts'
import { quote } from '../../message/quote.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/** Reports cipher suites of a server that Istio leaves out, and an old version of TLS without any (istio validateTLSOptions). */
export function* ciphersIgnored(tls: Node): Generator<RoutingWebhookProblem> {
  const [version, suites] = [tls.get('minProtocolVersion'), tls.get('cipherSuites')]
  if (['TLSV1_0', 'TLSV1_1'].includes(version.text) && suites.items().length === 0) {
    const message = `minProtocolVersion ${quote(version.text)} has no effect: the ciphers that Envoy offers need TLS 1.2; list older ones in \`cipherSuites\``
    yield { code: 'old-tls-without-ciphers', node: version, message, severity: 'warning' }
  }
  const seen = new Set<string>()
  for (const suite of suites.items().filter(isText)) {
    if (!isCipher(suite.text)) {
      const message = `Istio does not know the cipher suite ${quote(suite.text)} and leaves it out`
      yield { code: 'unknown-cipher-suite', node: suite, message, severity: 'warning' }
    } else if (seen.has(suite.text)) {
      const message = `the cipher suite ${quote(suite.text)} stands here twice: remove one of the two`
      yield { code: 'duplicate-cipher-suite', node: suite, message, severity: 'warning' }
    }
    seen.add(suite.text)
  }
}

/** True for a suite of the list, and for what begins with an operator, which Istio does not look into. */
function isCipher(suite: string): boolean {
  return suite === '' || suite === 'ALL' || !/^[\p{L}\p{N}]/u.test(suite) || cipherSuites.has(suite)
}

/** Istio `pkg/config/security/security.go`, ValidCipherSuites. */
const cipherSuites = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
])
