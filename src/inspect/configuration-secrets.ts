import { Node } from '../model/node.ts'
import type { Secret } from '../secrets/secret.ts'
import type { YamlDocument } from '../yaml/node.ts'

/**
 * Removes from the secrets of a configuration what only the key `token` of an invariant suggests: it describes the tokens of
 * requests by a word, such as `none` or a mistyped `nobody`. What is not a short word remains, since it may be a token.
 */
export function configurationSecrets(
  secrets: readonly Secret[],
  documents: readonly YamlDocument[],
): readonly Secret[] {
  const roots = documents.flatMap(({ root }) => (root ? [Node.of(root)] : []))
  const words = roots.flatMap((root) => root.items('invariants')).map((item) => item.at('never', 'token'))
  const starts = new Set(
    words.filter(({ text }) => /^[A-Za-z]{1,12}$/.test(text)).flatMap(({ yaml }) => yaml?.start ?? []),
  )
  return starts.size === 0 ? secrets : secrets.filter(({ start }) => !starts.has(start))
}
