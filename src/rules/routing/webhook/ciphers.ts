import type { Node } from '../../../model/node.ts'
import { isCipherSuite } from '../../../syntax/cipher-suite.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { quote } from '../../message/quote.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/**
 * Reports cipher suites of a server that Istio leaves out, unknown and repeated ones, and a `minProtocolVersion` below TLS 1.2
 * without cipher suites (istio validateTLSOptions).
 *
 * @param tls the `tls` of a server of a Gateway
 */
export function* ciphersIgnored(tls: Node): Generator<RoutingWebhookProblem> {
  const [version, suites] = [tls.get('minProtocolVersion'), tls.get('cipherSuites')]
  if (['TLSV1_0', 'TLSV1_1'].includes(version.text) && suites.items().length === 0) {
    const message = `minProtocolVersion ${quote(version.text)} has no effect: the ciphers that Envoy offers need TLS 1.2; list older ones in \`cipherSuites\``
    yield { code: 'old-tls-without-ciphers', node: version, message, severity: 'warning' }
  }
  const seen = new Set<string>()
  for (const suite of suites.items().filter(isText)) {
    if (!isCipherSuite(suite.text)) {
      const message = `Istio does not know the cipher suite ${quote(suite.text)} and leaves it out`
      yield { code: 'unknown-cipher-suite', node: suite, message, severity: 'warning' }
    } else if (seen.has(suite.text)) {
      const message = `the cipher suite ${quote(suite.text)} stands here twice: remove one of the two`
      yield { code: 'duplicate-cipher-suite', node: suite, message, severity: 'warning' }
    }
    seen.add(suite.text)
  }
}
