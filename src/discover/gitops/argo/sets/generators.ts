import { TemplateError } from './template-error.ts'
import { Node } from '../../../../model/node.ts'
import { parseDocuments } from '../../../../yaml/parse.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import type { RepositoryIdentity } from '../../repository-identity.ts'
import { clusterParameters } from './cluster-generator.ts'
import { gitParameters } from './git-generator.ts'
import { flatParameters, mergedParameters } from './parameters.ts'
import { matchesSelector } from './selector.ts'
import { filledNode, type FillText, type Parameters } from './template.ts'

/** What generators of an ApplicationSet are evaluated with. */
export interface GeneratorContext {
  readonly reader: Reader
  readonly identity: RepositoryIdentity
  readonly fill: FillText
  /** True for Go templates, whose parameters are nested. */
  readonly isNested: boolean
}

/**
 * The sets of parameters of a generator (argo-cd `applicationset/generators`). Throws `TemplateError` where the tree does
 * not show them.
 */
export function generatedParameters(generator: Node, context: GeneratorContext): readonly Parameters[] {
  const kinds = generator.entries().filter(([name, { kind }]) => name !== 'selector' && kind !== 'scalar')
  const [kind] = kinds
  if (!kind || kinds.length > 1) throw new TemplateError('one of its generators states no kind or several')
  const [name, node] = kind
  const read = Object.hasOwn(generators, name) ? generators[name] : undefined
  if (!read) throw new TemplateError(`its generator \`${name}\` asks a server`)
  const sets = read(node, context).map((set) => withValues(set, node, context))
  const selector = generator.get('selector')
  return selector.exists ? sets.filter((set) => matchesSelector(selector, flatParameters(set))) : sets
}

const generators: Readonly<Record<string, (node: Node, context: GeneratorContext) => readonly Parameters[]>> =
  {
    list: listParameters,
    git: (git, { reader, identity, isNested }) => {
      const [url, revision] = [git.get('repoURL').text, git.get('revision').text]
      if (!identity.isThis(url) || !identity.shows(revision))
        throw new TemplateError('its generator `git` reads another repository or revision')
      return gitParameters(git, reader, isNested)
    },
    clusters: clusterParameters,
    matrix: matrixParameters,
    merge: mergeParameters,
  }

/** Without Go templates the values of elements have to be texts. */
function listParameters(list: Node, { isNested }: GeneratorContext): Parameters[] {
  const [written] = parseDocuments(list.get('elementsYaml').text, list.file)
  const elements = [...list.items('elements'), ...(written?.root ? Node.of(written.root).items() : [])]
  return elements.map((element) => {
    const data = element.data as Parameters
    if (isNested) return data
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
  })
}

/** Each set of the first generator with each of the second, whose templates the first fills in. */
function matrixParameters(matrix: Node, context: GeneratorContext): Parameters[] {
  const [first, second, ...rest] = matrix.items('generators')
  if (!first || !second || rest.length > 0)
    throw new TemplateError('its matrix has other than two generators')
  const sets: Parameters[] = []
  for (const outer of generatedParameters(first, context)) {
    const filled = Node.of(filledNode(second.yaml!, outer, context.fill))
    for (const inner of generatedParameters(filled, context)) sets.push(combined(outer, inner, context))
    if (sets.length > maxSets) throw new TemplateError(`its matrix has more than ${maxSets} combinations`)
  }
  return sets
}

/** More than Argo CD handles; nested matrices multiply. */
const maxSets = 10_000

function combined(outer: Parameters, inner: Parameters, { isNested }: GeneratorContext): Parameters {
  if (isNested) return mergedParameters(inner, outer)
  const clash = Object.keys(inner).find((key) => Object.hasOwn(outer, key) && outer[key] !== inner[key])
  if (clash !== undefined) throw new TemplateError(`both generators of its matrix set \`${clash}\``)
  return { ...outer, ...inner }
}

/** The sets of the first generator, each with those of the others that agree with it in the merge keys. */
function mergeParameters(merge: Node, context: GeneratorContext): Parameters[] {
  const [first, ...others] = merge.items('generators')
  const keys = merge.items('mergeKeys').map(({ text }) => text)
  if (!first || others.length === 0 || keys.length === 0)
    throw new TemplateError('its generator `merge` needs keys and two generators')
  const keyOf = (set: Parameters): string => JSON.stringify(keys.map((key) => set[key] ?? null))
  const merged = new Map(generatedParameters(first, context).map((set) => [keyOf(set), set]))
  for (const generator of others) {
    for (const set of generatedParameters(generator, context)) {
      const base = merged.get(keyOf(set))
      if (base) merged.set(keyOf(set), context.isNested ? mergedParameters(base, set) : { ...base, ...set })
    }
  }
  return [...merged.values()]
}

/** Adds the `values` of a generator, filled in with its parameters. */
function withValues(set: Parameters, generator: Node, { fill, isNested }: GeneratorContext): Parameters {
  const values = generator
    .entries('values')
    .map(([key, { scalar }]) => [key, fill(String(scalar ?? ''), set)] as const)
  if (values.length === 0) return set
  if (isNested) return { ...set, values: Object.fromEntries(values) }
  return { ...set, ...Object.fromEntries(values.map(([key, value]) => [`values.${key}`, value])) }
}
