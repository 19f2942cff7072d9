import type { Manifest } from '../../../../model/manifest.ts'
import type { Node } from '../../../../model/node.ts'
import type { UnresolvedReference } from '../../../../model/unresolved-reference.ts'
import type { YamlNode } from '../../../../yaml/node.ts'
import { RefusedTemplate, type TemplateError } from './template-error.ts'

/**
 * The mistakes for which Argo CD generates no Application from a set, each once and at its text. Empty if a generator of
 * clusters takes part, since files need not state all labels and annotations of a cluster.
 */
export function refusedSets(set: Manifest, errors: readonly TemplateError[]): UnresolvedReference[] {
  const refused = errors.filter((error) => error instanceof RefusedTemplate)
  if (refused.length === 0 || set.spec.items('generators').some(usesClusters)) return []
  const byMessage = new Map(refused.toReversed().map((error) => [error.message, error]))
  return [...byMessage.values()].toReversed().map((error) => refusal(set, error))
}

function usesClusters(generator: Node): boolean {
  const nested = ['matrix', 'merge'].flatMap((kind) => generator.get(kind).items('generators'))
  return generator.get('clusters').exists || nested.some(usesClusters)
}

function refusal(set: Manifest, { message, node }: RefusedTemplate): UnresolvedReference {
  return {
    code: 'refused-set',
    node: (node && nodeOf(node, set.root)) ?? set.root.at('metadata', 'name'),
    manifest: set,
    noun: set.kind,
    name: set.name,
    path: null,
    similar: null,
    mayExist: message,
    related: [],
  }
}

/** The node of an object that is a given part of its text; `undefined` if the object has none. */
function nodeOf(yaml: YamlNode, node: Node): Node | undefined {
  if (node.yaml === yaml) return node
  for (const below of [...node.entries().map(([, value]) => value), ...node.items()]) {
    const found = nodeOf(yaml, below)
    if (found) return found
  }
  return undefined
}
