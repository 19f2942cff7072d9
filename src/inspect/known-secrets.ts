import { once, oncePer, oncePerName } from '../core/once-per.ts'
import { renderedTextOf, type Render, type RenderedText } from '../core/render.ts'
import type { Target } from '../core/target.ts'
import { joinPath, resolveFiles, resolveLinks } from '../core/tree.ts'
import { valuesLayers } from '../discover/layers.ts'
import { createFinder, type Finder } from '../secrets/finder.ts'
import type { Secret } from '../secrets/secret.ts'
import { mayContainSecret, secretsBelow } from '../secrets/text.ts'
import { isRareWord, base64Word, variantsOf } from '../secrets/variants.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { fileSecrets } from './excerpt.ts'
import { renderedManifests } from './target-contents.ts'

/** What the secrets of one side stand in. */
export interface SecretSources {
  readonly reader: Reader
  readonly targets: ReadonlyMap<string, Target>
  readonly renders: ReadonlyMap<string, Render>
}

/** Finds the secrets of some targets and files in texts about them: messages of rules, of Helm, of parsers. */
export function finderOf(
  sources: readonly SecretSources[],
  targets: Iterable<string>,
  files: Iterable<string> = [],
): Finder {
  const [ids, names] = [[...new Set(targets)], [...new Set(files)]]
  // Most runs have nothing to look through.
  const find = once(() => {
    const known = sources.flatMap((side) => ids.map((id) => targetSecrets(side, id)))
    const inFiles = sources.flatMap((side) =>
      names.flatMap((file) => textsOf(fileSecrets(side.reader, file))),
    )
    return createFinder(
      [...known.flatMap(({ texts }) => [...texts]), ...inFiles],
      known.flatMap(({ rare }) => [...rare]),
    )
  })
  return (text) => find()(text)
}

/** The short secrets of a target, and those that are words: nothing can be concluded from where they stand. */
export function secretWords(sources: SecretSources, target: string): ReadonlySet<string> {
  return targetSecrets(sources, target).words
}

interface TargetSecrets {
  readonly texts: ReadonlySet<string>
  /** Words that stand nowhere else in the files of the target. */
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
  return { texts: new Set([...textsOf(secrets), ...rare.map(base64Word)]), rare: new Set(rare), words }
})

/** Of what base renders as head does, once. */
const renderedSecrets = oncePer((render: RenderedText): readonly Secret[] =>
  renderedManifests(render).flatMap(({ root: { yaml } }) =>
    yaml && mayHoldSecrets(yaml) ? secretsBelow(yaml) : [],
  ),
)

/** False for most objects, found out quickly; an escape may hide a name. */
function mayHoldSecrets({ source, start, end }: YamlNode): boolean {
  const text = source.text.slice(start, end)
  return text.includes('\\') || mayContainSecret(text)
}

/** Words that name nothing: neither in names nor in the files, but for their own place. */
function rareWords(
  words: ReadonlySet<string>,
  names: readonly string[],
  files: readonly string[],
  reader: Reader,
): string[] {
  const rare = [...words].filter((word) => isRareWord(word) && !names.some((name) => name.includes(word)))
  return rare.slice(0, mostRare).filter((word) => !files.some((file) => isElsewhere(word, file, reader)))
}

/** Each of them is looked for in all files of a target. */
const mostRare = 50

/** True if a word stands in a line without a secret: beside one, a comment may say what it was. */
function isElsewhere(word: string, file: string, reader: Reader): boolean {
  const text = reader.text(file) ?? ''
  const secrets = fileSecrets(reader, file)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const [start, stop] = [text.lastIndexOf('\n', at), text.indexOf('\n', at)]
    if (!secrets.some((secret) => secret.end > start && (stop < 0 || secret.start < stop))) return true
  }
  return false
}

/** The files that go into a target; of a release that fails those of its chart, too, which its error may quote. */
function filesOf(target: Target, reader: Reader, isFailed: boolean): string[] {
  if (target.kind === 'manifests') return [...target.files]
  if (target.kind === 'values') return [...target.values]
  const chart = resolveLinks(reader.tree, target.path) ?? target.path
  const files = isFailed ? resolveFiles(reader.tree, chart).map(({ path }) => path) : []
  return [
    ...new Set([
      joinPath(chart, 'values.yaml'),
      ...valuesLayers(reader, target).files,
      ...files.filter((file) => /\.(?:ya?ml|json|tpl|txt)$/.test(file)).slice(0, mostFiles),
    ]),
  ]
}

/** Files of one chart that are looked through for what an error may quote. */
const mostFiles = 500

function textsOf(secrets: readonly Secret[]): string[] {
  const named = new Map(secrets.map(({ value, isNamed }) => [value, isNamed]))
  for (const { value, isNamed } of secrets) if (isNamed) named.set(value, true)
  return [...named].flatMap(([value, isNamed]) => variantsOf(value, isNamed))
}

function wordsOf(secrets: readonly Secret[]): string[] {
  return secrets
    .filter(({ isNamed }) => isNamed)
    .map(({ value }) => value.trim())
    .filter((value) => value.length >= shortestWord && !/\s/.test(value))
}

/** Shorter ones stand in every sentence. */
const shortestWord = 3
