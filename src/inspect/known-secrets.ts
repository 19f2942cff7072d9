import { sourceText } from '../yaml/source-text.ts'
import { once, oncePer, oncePerName } from '../core/once-per.ts'
import { renderedTextOf, type Render, type RenderedText } from '../core/render.ts'
import { namedFiles, type Target } from '../core/target.ts'
import { joinPath } from '../core/path.ts'
import { resolveFiles, resolveLinks } from '../core/tree.ts'
import { filesWithMaps, layerFiles } from '../discover/layers.ts'
import { createFinder, type Finder } from '../secrets/finder.ts'
import type { Secret } from '../secrets/secret.ts'
import { mayContainSecret, secretsBelow } from '../secrets/text.ts'
import { isRareWord, unpaddedBase64, variantsOf } from '../secrets/variants.ts'
import type { Reader } from '../yaml/reader.ts'
import { fileSecrets } from './excerpt.ts'
import { renderedManifests } from './rendered-manifests.ts'

/** Where the secrets of one tree are found: its files, and what its targets render. */
export interface SecretSources {
  readonly reader: Reader
  readonly targets: ReadonlyMap<string, Target>
  readonly renders: ReadonlyMap<string, Render>
}

/**
 * Returns a finder of the secrets of the given targets and files in texts about them, such as messages of rules, Helm
 * and parsers.
 *
 * @param targets ids of targets
 * @param files paths of further files
 */
export function secretFinder(
  sources: readonly SecretSources[],
  targets: Iterable<string>,
  files: Iterable<string> = [],
): Finder {
  const [ids, fileNames] = [[...new Set(targets)], [...new Set(files)]]
  // The secrets are read on the first call: most runs have no text to search.
  const find = once(() => {
    const secrets = sources.flatMap((source) => ids.map((id) => targetSecrets(source, id)))
    const fileTexts = sources.flatMap((source) =>
      fileNames.flatMap((file) => textsOf(fileSecrets(source.reader, file))),
    )
    return createFinder(
      [...secrets.flatMap(({ texts }) => [...texts]), ...fileTexts],
      secrets.flatMap(({ rare }) => [...rare]),
    )
  })
  return (text) => find()(text)
}

/**
 * The secrets of a target that are short or common words. They occur for other reasons, too, so only a whole word in a
 * message is masked.
 */
export function secretWords(sources: SecretSources, target: string): ReadonlySet<string> {
  return targetSecrets(sources, target).words
}

interface TargetSecrets {
  readonly texts: ReadonlySet<string>
  /** Words that occur nowhere else in the files of the target. */
  readonly rare: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

const targetSecrets = oncePerName((sources: SecretSources, id: string): TargetSecrets => {
  const target = sources.targets.get(id)
  const render = sources.renders.get(id)
  if (!target) return { texts: new Set(), rare: new Set(), words: new Set() }
  const rendered = render && renderedTextOf(render)
  const files = filesOf(target, sources.reader, render?.status === 'failed')
  const secrets = [
    ...files.flatMap((file) => fileSecrets(sources.reader, file)),
    ...(rendered ? renderedSecrets(rendered) : []),
  ]
  const words = new Set(wordsOf(secrets))
  const rare = rareWords(words, [...files, id, target.path], files, sources.reader)
  return { texts: new Set([...textsOf(secrets), ...rare.map(unpaddedBase64)]), rare: new Set(rare), words }
})

/** Kept by render, since base and head share the render of a target that no change touches. */
const renderedSecrets = oncePer((render: RenderedText): readonly Secret[] =>
  mayHoldSecrets(render.manifest)
    ? renderedManifests(render).flatMap(({ root: { yaml } }) =>
        yaml && mayHoldSecrets(sourceText(yaml)) ? secretsBelow(yaml) : [],
      )
    : [],
)

/** A quick check that is false for most texts. True for a text with an escape, which may hide the name of a secret. */
function mayHoldSecrets(text: string): boolean {
  return text.includes('\\') || mayContainSecret(text)
}

/** The words that occur in no name, and in the files only where they are a secret. */
function rareWords(
  words: ReadonlySet<string>,
  names: readonly string[],
  files: readonly string[],
  reader: Reader,
): string[] {
  const rare = [...words].filter((word) => isRareWord(word) && !names.some((name) => name.includes(word)))
  return rare
    .slice(0, maxRareWords)
    .filter((word) => !files.some((file) => isOutsideSecrets(word, file, reader)))
}

/** Limit for one target: each of these words is searched in all its files. */
const maxRareWords = 50

/** True if a word occurs in a line that has no secret. In a line that has one, it may be a comment about the secret. */
function isOutsideSecrets(word: string, file: string, reader: Reader): boolean {
  const text = reader.text(file) ?? ''
  const secrets = fileSecrets(reader, file)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const [start, stop] = [text.lastIndexOf('\n', at), text.indexOf('\n', at)]
    if (!secrets.some((secret) => secret.end > start && (stop < 0 || secret.start < stop))) return true
  }
  return false
}

/** The files that a target is made from. A failed release adds the files of its chart, which its error may quote. */
function filesOf(target: Target, reader: Reader, isFailed: boolean): string[] {
  if (target.kind !== 'helm') return [...namedFiles(target)]
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  const files = isFailed ? resolveFiles(reader.tree, chart).map(({ path }) => path) : []
  return [
    ...new Set([
      joinPath(chart, 'values.yaml'),
      ...filesWithMaps(layerFiles(reader, target)),
      ...namedFiles(target),
      ...files.filter((file) => /\.(?:ya?ml|json|tpl|txt)$/.test(file)).slice(0, maxChartFiles),
    ]),
  ]
}

/** Limit for one chart whose files are searched for secrets that an error may quote. */
const maxChartFiles = 500

function textsOf(secrets: readonly Secret[]): string[] {
  const isNamedByValue = new Map(secrets.map(({ value, isNamed }) => [value, isNamed]))
  for (const { value, isNamed } of secrets) if (isNamed) isNamedByValue.set(value, true)
  return [...isNamedByValue].flatMap(([value, isNamed]) => variantsOf(value, isNamed))
}

function wordsOf(secrets: readonly Secret[]): string[] {
  return secrets
    .filter(({ isNamed }) => isNamed)
    .map(({ value }) => value.trim())
    .filter((value) => value.length >= minWordLength && !/\s/.test(value))
}

/** Shorter words occur in every sentence. */
const minWordLength = 3
