import { oncePer } from '../core/once-per.ts'
import { Node } from '../model/node.ts'
import type { Locatable } from '../rules/problem.ts'
import type { Finder } from '../secrets/finder.ts'
import type { Mask } from '../secrets/mask.ts'
import { secretsOfTree, type SecretTree } from '../secrets/nodes.ts'
import { conceal, mergeSecrets, type Secret } from '../secrets/secret.ts'
import { shapeSecrets } from '../secrets/shapes.ts'
import { isCommonWord } from '../secrets/variants.ts'
import type { YamlNode } from '../yaml/node.ts'

/** The secrets that must not be shown in a text. */
export interface HiddenSecrets {
  /** Finds secrets anywhere in the text. */
  readonly find: Finder
  /** Short secrets and common words, which are masked only as whole words. */
  readonly words: ReadonlySet<string>
}

/** Masks the secrets in a sentence. */
export function maskedSentence(text: string, { find, words }: HiddenSecrets, mask: Mask): string {
  const secrets = [...find(text), ...shapeSecrets(text), ...(words.size === 0 ? [] : wordsIn(text, words))]
  return conceal(text, mergeSecrets(text, secrets), mask)
}

/** Whole words of the text that are secrets. Very short and common ones count only in quotes: every sentence has some. */
function wordsIn(text: string, words: ReadonlySet<string>): Secret[] {
  const tokens = [...text.matchAll(/[^\s"'`,;()[\]{}<>]+/g)].flatMap(({ 0: token, index }) => {
    const value = token.replace(/[.:!?]+$/, '')
    const isQuoted = /["'`]/.test(text[index - 1] ?? '')
    const isDistinctive = isQuoted || (value.length >= minWordLength && !isCommonWord(value))
    return words.has(value) && isDistinctive ? [secretAt(index, value)] : []
  })
  const phrases = [...words].filter((word) => /[\s"'`,;()[\]{}<>]/.test(word)).slice(0, maxPhrases)
  return [...tokens, ...phrases.flatMap((phrase) => occurrencesOf(phrase, text))]
}

const minWordLength = 3
const maxPhrases = 100

function occurrencesOf(phrase: string, text: string): Secret[] {
  const occurrences: Secret[] = []
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length))
    occurrences.push(secretAt(at, phrase))
  return occurrences
}

function secretAt(start: number, value: string): Secret {
  return { start, end: start + value.length, value, isNamed: true }
}

/** The secrets that a message about a node may quote: the scalar itself, or the scalars directly below a map or list. */
export function secretsAt(node: Locatable): string[] {
  if (!(node instanceof Node) || !node.yaml) return []
  const secrets = treeSecrets(node.root.yaml!)
  const candidates = node.yaml.kind === 'scalar' ? [node.yaml] : childrenOf(node.yaml)
  return candidates.flatMap((child) =>
    secrets.has(child) && child.kind === 'scalar' ? [String(child.value)] : [],
  )
}

/** Kept by root without the rest of the analysis: a document may have many findings, and has few secrets. */
const treeSecrets = oncePer((root: YamlNode): SecretTree['secrets'] => {
  const { secrets } = secretsOfTree(root)
  return secrets.size === 0 ? noSecrets : secrets
})

const noSecrets: SecretTree['secrets'] = new Map()

function childrenOf(node: YamlNode): YamlNode[] {
  if (node.kind === 'list') return [...node.items]
  return node.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : []
}
