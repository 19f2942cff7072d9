import { oncePer } from '../core/once-per.ts'
import { Node } from '../model/node.ts'
import type { Locatable } from '../rules/rule.ts'
import type { Finder } from '../secrets/finder.ts'
import type { Mask } from '../secrets/mask.ts'
import { secretsOfTree, type SecretTree } from '../secrets/nodes.ts'
import { conceal, mergeSecrets, type Secret } from '../secrets/secret.ts'
import { shapeSecrets } from '../secrets/shapes.ts'
import { isCommonWord } from '../secrets/variants.ts'
import type { YamlNode } from '../yaml/node.ts'

/** What a text may show. */
export interface Exposure {
  /** Finds secrets wherever they stand in it. */
  readonly find: Finder
  /** Short ones and words, which are secrets only where they stand alone. */
  readonly words: ReadonlySet<string>
}

/** A sentence in which secrets are masked. */
export function maskedSentence(text: string, { find, words }: Exposure, mask: Mask): string {
  const secrets = [...find(text), ...shapeSecrets(text), ...(words.size === 0 ? [] : wordsIn(text, words))]
  return conceal(text, mergeSecrets(text, secrets), mask)
}

/** Words where they stand alone; very short and common ones only in quotes: sentences are made of them. */
function wordsIn(text: string, words: ReadonlySet<string>): Secret[] {
  const alone = [...text.matchAll(/[^\s"'`,;()[\]{}<>]+/g)].flatMap(({ 0: token, index }) => {
    const value = token.replace(/[.:!?]+$/, '')
    const isQuoted = /["'`]/.test(text[index - 1] ?? '')
    const isTelling = isQuoted || (value.length >= shortestWord && !isCommonWord(value))
    return words.has(value) && isTelling ? [secretAt(index, value)] : []
  })
  const phrases = [...words].filter((word) => /[\s"'`,;()[\]{}<>]/.test(word)).slice(0, mostPhrases)
  return [...alone, ...phrases.flatMap((phrase) => placesOf(phrase, text))]
}

const shortestWord = 3
const mostPhrases = 100

function placesOf(phrase: string, text: string): Secret[] {
  const found: Secret[] = []
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length))
    found.push(secretAt(at, phrase))
  return found
}

function secretAt(start: number, value: string): Secret {
  return { start, end: start + value.length, value, isNamed: true }
}

/** The secrets that a place of a tree is, or stands within or directly above: what a message about it may quote. */
export function secretsAt(node: Locatable): string[] {
  if (!(node instanceof Node) || !node.yaml) return []
  const secrets = treeSecrets(node.root.yaml!)
  const below = node.yaml.kind === 'scalar' ? [node.yaml] : childrenOf(node.yaml)
  return below.flatMap((each) => (secrets.has(each) && each.kind === 'scalar' ? [String(each.value)] : []))
}

/** A tree has many findings and few secrets: only these are kept. */
const treeSecrets = oncePer((root: YamlNode): SecretTree['secrets'] => {
  const { secrets } = secretsOfTree(root)
  return secrets.size === 0 ? noSecrets : secrets
})

const noSecrets: SecretTree['secrets'] = new Map()

function childrenOf(node: YamlNode): YamlNode[] {
  if (node.kind === 'list') return [...node.items]
  return node.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : []
}
