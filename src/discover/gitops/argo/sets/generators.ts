import { orThrow, TemplateError } from './template-error.ts'
import { Node } from '../../../../model/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { SourceContext } from '../../repository-identity.ts'
import { clusterParameters } from './cluster-generator.ts'
import { gitParameters } from './git-generator.ts'
import { flatParameters, mergedSets, placesIn, type Parameters, type ParameterSet } from './parameters.ts'
import { matchesSelector } from '../../../../model/label-selector.ts'
import type { Filler } from './template.ts'

/** What generators of an ApplicationSet are evaluated with. */
export interface GeneratorContext extends SourceContext {
  readonly filler: Filler
}

/**
 * The sets of parameters of a generator (argo-cd `applicationset/generators`). Throws `TemplateError` where the tree does
 * not show them.
 */
export async function generatedParameters(
  generator: Node,
  context: GeneratorContext,
): Promise<readonly ParameterSet[]> {
  const kinds = generator.entries().filter(([name, { kind }]) => name !== 'selector' && kind !== 'scalar')
  const [kind] = kinds
  if (!kind || kinds.length > 1) throw new TemplateError('one of its generators states no kind or several')
  const [name, node] = kind
  const read = Object.hasOwn(generators, name) ? generators[name] : undefined
  if (!read) throw new TemplateError(`its generator \`${name}\` asks a server`)
  const sets = await withValues(await read(node, context), node, context)
  const selector = generator.get('selector')
  return selector.exists
    ? sets.filter(({ values }) => matchesSelector(selector, flatParameters(values)))
    : sets
}

type GeneratorReader = (
  node: Node,
  context: GeneratorContext,
) => readonly ParameterSet[] | Promise<readonly ParameterSet[]>

const generators: Readonly<Record<string, GeneratorReader>> = {
  list: listParameters,
  git: (git, { reader, identity, filler }) => {
    const [url, revision] = [git.get('repoURL').text, git.get('revision').text]
    if (!identity.isThis(url) || !identity.shows(revision))
      throw new TemplateError('its generator `git` reads another repository or revision')
    return gitParameters(git, reader, filler.isNested)
  },
  clusters: (clusters, { reader, identity, filler }) =>
    clusterParameters(clusters, { reader, identity, isNested: filler.isNested }),
  matrix: matrixParameters,
  merge: mergeParameters,
}

/** Without Go templates the values of elements have to be texts. */
function listParameters(list: Node, { filler }: GeneratorContext): ParameterSet[] {
  const [written] = parseDocuments(list.get('elementsYaml').text, list.file)
  const ofText = written?.root ? Node.of(written.root).items() : []
  return [
    ...list.items('elements').map((element) => ({ element, places: placesIn(element) })),
    // The lines of a text are not those of its file.
    ...ofText.map((element) => ({ element, places: new Map() })),
  ].map(({ element, places }) => ({
    values: filler.isNested ? (element.data as Parameters) : textsOf(element),
    places,
  }))
}

function textsOf(element: Node): Parameters {
  const flat = element
    .entries()
    .flatMap(([key, value]) =>
      key === 'values'
        ? value.entries().map(([name, below]) => [`values.${name}`, below] as const)
        : [[key, value] as const],
    )
  if (flat.some(([, { scalar }]) => typeof scalar !== 'string'))
    throw new TemplateError('an element of its list has a value that is no text, which needs `goTemplate`')
  return Object.fromEntries(flat.map(([key, { text }]) => [key, text]))
}

/** Each set of the first generator with each of the second, whose templates the first fills in. */
async function matrixParameters(matrix: Node, context: GeneratorContext): Promise<ParameterSet[]> {
  const [first, second, ...rest] = matrix.items('generators')
  if (!first || !second || rest.length > 0)
    throw new TemplateError('its matrix has other than two generators')
  const sets: ParameterSet[] = []
  const outerSets = await generatedParameters(first, context)
  const filled = await context.filler.fill(second.yaml!, outerSets)
  for (const [index, outer] of outerSets.entries()) {
    const inner = await generatedParameters(Node.of(orThrow(filled[index]!)), context)
    for (const set of inner) sets.push(combined(outer, set, context))
    if (sets.length > maxSets) throw new TemplateError(`its matrix has more than ${maxSets} combinations`)
  }
  return sets
}

/** More than Argo CD handles; nested matrices multiply. */
const maxSets = 10_000

function combined(outer: ParameterSet, inner: ParameterSet, { filler }: GeneratorContext): ParameterSet {
  if (filler.isNested) return mergedSets(inner, outer, true)
  const clash = Object.keys(inner.values).find(
    (key) => Object.hasOwn(outer.values, key) && outer.values[key] !== inner.values[key],
  )
  if (clash !== undefined) throw new TemplateError(`both generators of its matrix set \`${clash}\``)
  return mergedSets(outer, inner, false)
}

/** The sets of the first generator, each with those of the others that agree with it in the merge keys. */
async function mergeParameters(merge: Node, context: GeneratorContext): Promise<ParameterSet[]> {
  const [first, ...others] = merge.items('generators')
  const keys = merge.items('mergeKeys').map(({ text }) => text)
  if (!first || others.length === 0 || keys.length === 0)
    throw new TemplateError('its generator `merge` needs keys and two generators')
  const keyOf = ({ values }: ParameterSet): string => JSON.stringify(keys.map((key) => values[key] ?? null))
  const merged = new Map((await generatedParameters(first, context)).map((set) => [keyOf(set), set]))
  for (const generator of others) {
    for (const set of await generatedParameters(generator, context)) {
      const base = merged.get(keyOf(set))
      if (base) merged.set(keyOf(set), mergedSets(base, set, context.filler.isNested))
    }
  }
  return [...merged.values()]
}

/** Adds the `values` of a generator, filled in with its parameters. */
async function withValues(
  sets: readonly ParameterSet[],
  generator: Node,
  { filler }: GeneratorContext,
): Promise<readonly ParameterSet[]> {
  const values = generator.get('values')
  if (values.kind !== 'map' || values.entries().length === 0) return sets
  const filled = await filler.fill(values.yaml!, sets)
  return sets.map((set, index) => {
    const texts = textsByName(Node.of(orThrow(filled[index]!)))
    const added = filler.isNested
      ? { values: texts }
      : Object.fromEntries(Object.entries(texts).map(([key, text]) => [`values.${key}`, text]))
    return { ...set, values: { ...set.values, ...added } }
  })
}

function textsByName(values: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(values.entries().map(([key, { scalar }]) => [key, String(scalar ?? '')]))
}
