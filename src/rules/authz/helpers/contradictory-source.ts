import { joinOr } from '../../../core/join-words.ts'
import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'

/** Reports a source whose principals are all of other namespaces than it asks for. */
export function* contradictorySources(source: Node): Generator<Problem<'contradictory-source'>> {
  const [principals, namespaces] = [source.items('principals'), source.items('namespaces')]
  const isPattern = ({ text, isUnfilled }: Node): boolean => isUnfilled || text.includes('*')
  if (principals.length === 0 || namespaces.length === 0 || namespaces.some(isPattern)) return
  const wanted = new Set(namespaces.map(({ text }) => text))
  const principalNamespaces = principals.map(({ text }) => namespaceOfPrincipal.exec(text)?.[1])
  if (
    principals.some(isPattern) ||
    principalNamespaces.some((name) => name === undefined || wanted.has(name))
  )
    return
  yield {
    code: 'contradictory-source',
    node: principals[0]!,
    message: `${quote(principals[0]!.text)} is of namespace ${quote(principalNamespaces[0]!)}, and \`namespaces\` asks for ${joinOr([...wanted].map(quote))}: a caller has to match both, so nobody does; write them as two sources, or correct one`,
    related: [{ node: namespaces[0]!, note: 'the namespaces of the same source' }],
  }
}

/** `TRUST-DOMAIN/ns/NAMESPACE/sa/SERVICE-ACCOUNT`. */
const namespaceOfPrincipal = /^[^/]+\/ns\/([^/]+)\/sa\/[^/]+$/
