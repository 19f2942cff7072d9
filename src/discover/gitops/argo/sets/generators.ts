import { table } from '../../../../core/table.ts'
import { filledOrThrow, RefusedTemplate, TemplateError } from './template-error.ts'
import { Node } from '../../../../model/node.ts'
import { placeInTree } from '../../places.ts'
import type { SourceContext } from '../../repository-identity.ts'
import { clusterParameters, clusterParameterSets } from './cluster-generator.ts'
import { gitParameters } from './git-generator.ts'
import { listParameters } from './list-generator.ts'
import { parameterFiller } from './parameter-filler.ts'
import { parameterPlaces } from './parameter-places.ts'
import { flatParameters, mergedSets, type ParameterSet } from './parameters.ts'
import { itemsBelow, nodeBelow, type TemplatedNode } from './templated-node.ts'
import { matchesSelector } from '../../../../model/label-selector.ts'
import type { Filler } from './template.ts'

/** The inputs for evaluating generators of an ApplicationSet. */
export interface GeneratorContext extends SourceContext {
  readonly filler: Filler
}

/**
 * The sets of parameters of a generator (argo-cd `applicationset/generators`). Throws `TemplateError` if the tree does not
 * contain them.
 */
export async function generatedParameters(
  generator: TemplatedNode,
  context: GeneratorContext,
): Promise<readonly ParameterSet[]> {
  const { filled } = generator
  const kinds = filled.entries().filter(([name, { kind }]) => name !== 'selector' && kind !== 'scalar')
  const [[name] = [], ...others] = kinds
  if (name === undefined || others.length > 0)
    throw new TemplateError('one of its generators has no kind or several kinds')
  const read = Object.hasOwn(generators, name) ? generators[name] : undefined
  if (!read) throw new TemplateError(`its generator \`${name}\` needs a server`)
  const node = nodeBelow(generator, name)
  const withTexts = await withValues(await read(node, context), node, context)
  const sets = name === 'clusters' ? clusterParameterSets(node.filled, withTexts) : withTexts
  const selector = filled.get('selector')
  return selector.exists
    ? sets.filter(({ values }) => matchesSelector(selector, flatParameters(values)))
    : sets
}

type GeneratorReader = (
  node: TemplatedNode,
  context: GeneratorContext,
) => readonly ParameterSet[] | Promise<readonly ParameterSet[]>

const generators = table<GeneratorReader>({
  list: (list, { reader, filler }) => listParameters(list, reader, filler.isNested),
  git: ({ filled: git }, { reader, identity, filler }) => {
    const [url, revision] = [git.get('repoURL').text, git.get('revision').text]
    if (!identity.isThis(url) || !identity.shows(revision))
      throw new TemplateError('its generator `git` reads another repository or revision')
    return gitParameters(git, reader, filler.isNested)
  },
  clusters: ({ filled }, { reader, identity, filler }) =>
    clusterParameters(filled, { reader, identity, isNested: filler.isNested }),
  matrix: matrixParameters,
  merge: mergeParameters,
})

/** Combines each set of the first generator with each set of the second generator, whose templates the first set fills. */
async function matrixParameters(matrix: TemplatedNode, context: GeneratorContext): Promise<ParameterSet[]> {
  const [first, second, ...rest] = itemsBelow(matrix, 'generators')
  if (!first || !second || rest.length > 0)
    throw new RefusedTemplate('its matrix generator does not have exactly two generators')
  const sets: ParameterSet[] = []
  const outerSets = await generatedParameters(first, context)
  const filled = await context.filler.fill(second.filled.yaml!, outerSets)
  for (const [index, outer] of outerSets.entries()) {
    const filler = parameterFiller(outer, context.filler.isNested, second.filler)
    const node = { written: second.written, filled: Node.of(filledOrThrow(filled[index]!)), filler }
    const inner = await generatedParameters(node, context)
    for (const set of inner) sets.push(combined(outer, set, context))
    if (sets.length > maxSets) throw new TemplateError(`its matrix has more than ${maxSets} combinations`)
  }
  return sets
}

/** Limit on combinations, more than Argo CD handles, since nested matrices multiply. */
const maxSets = 10_000

function combined(outer: ParameterSet, inner: ParameterSet, { filler }: GeneratorContext): ParameterSet {
  if (filler.isNested) return mergedSets(inner, outer, true)
  const clash = Object.keys(inner.values).find(
    (key) => Object.hasOwn(outer.values, key) && outer.values[key] !== inner.values[key],
  )
  if (clash !== undefined) throw new RefusedTemplate(`both generators of its matrix set \`${clash}\``)
  return mergedSets(outer, inner, false)
}

/**
 * The sets of the first generator, each merged with the sets of the others that agree with it in the merge keys. No generator
 * may have two sets with the same keys.
 */
async function mergeParameters(merge: TemplatedNode, context: GeneratorContext): Promise<ParameterSet[]> {
  const [first, ...others] = itemsBelow(merge, 'generators')
  const keys = merge.filled.items('mergeKeys').map(({ text }) => text)
  if (!first || others.length === 0 || keys.length === 0)
    throw new RefusedTemplate('its generator `merge` needs keys and two generators')
  const merged = setsByKeys(await generatedParameters(first, context), keys)
  for (const generator of others) {
    for (const [key, set] of setsByKeys(await generatedParameters(generator, context), keys)) {
      const base = merged.get(key)
      if (base) merged.set(key, mergedSets(base, set, context.filler.isNested))
    }
  }
  return [...merged.values()]
}

function setsByKeys(sets: readonly ParameterSet[], keys: readonly string[]): Map<string, ParameterSet> {
  const byKeys = new Map<string, ParameterSet>()
  for (const set of sets) {
    const key = JSON.stringify(keys.map((name) => set.values[name] ?? null))
    if (byKeys.has(key))
      throw new RefusedTemplate(`a generator of its merge has several elements with the keys ${key}`)
    byKeys.set(key, set)
  }
  return byKeys
}

/** Adds the `values` of a generator, filled in with its parameters. */
async function withValues(
  sets: readonly ParameterSet[],
  generator: TemplatedNode,
  { filler, reader }: GeneratorContext,
): Promise<readonly ParameterSet[]> {
  const values = nodeBelow(generator, 'values')
  if (values.filled.kind !== 'map' || values.filled.entries().length === 0) return sets
  const filled = await filler.fill(values.filled.yaml!, sets)
  return sets.map((set, index) => {
    const node = {
      written: values.written,
      filled: Node.of(filledOrThrow(filled[index]!)),
      filler: parameterFiller(set, filler.isNested, values.filler),
    }
    const texts = textsByName(node.filled)
    const added = filler.isNested
      ? { values: texts }
      : Object.fromEntries(Object.entries(texts).map(([key, text]) => [`values.${key}`, text]))
    const places = parameterPlaces(node, (written) => placeInTree(written, reader), 'values')
    return { values: { ...set.values, ...added }, places: new Map([...set.places, ...places]) }
  })
}

function textsByName(values: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(values.entries().map(([key, { scalar }]) => [key, String(scalar ?? '')]))
}
