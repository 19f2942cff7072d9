import { oncePer } from '../../core/once-per.ts'
import { groupBy } from '../../core/group.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { deprecatedAnnotations } from './helpers/deprecated-annotations.ts'
import { deprecatedFields, type Deprecation } from './helpers/deprecated-fields.ts'
import { istioShape } from './helpers/istio-object.ts'

export const deprecated = defineRule({
  id: 'schema/deprecated',
  codes: ['replaced-field', 'replaced-value', 'replaced-annotation'],
  severity: 'info',
  istio: ['IST0002', 'IST0133', 'IST0135'],
  summary: 'A field, a value or an annotation that Istio has replaced by another one.',
  why: 'It still works, and a later release may drop it; nothing warns when it is applied.',
  fix: 'Write what took its place.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      for (const { each, node } of foundIn(manifest))
        if (isReplaced(each, mesh)) yield problemOf(each, node, manifest)
      yield* ofAnnotations(manifest.root)
    },
  },
})

/** What an object has of the list, whatever the release of the mesh. */
const foundIn = oncePer((manifest: Manifest) => {
  const known = istioShape(manifest) ? (byKind.get(manifest.kind) ?? []) : []
  return known.flatMap((each) =>
    each.ways
      .flatMap((way) => nodesAt(manifest.root, way))
      .filter((node) => each.value === undefined || node.text === each.value)
      .map((node) => ({ each, node })),
  )
})

/** A field or value with the ways to it from the root: keys, and `[]` for every item of a list. */
interface Sought extends Deprecation {
  readonly ways: readonly (readonly string[])[]
}

/** Where a DestinationRule has a traffic policy. */
const policies = ['spec.trafficPolicy', 'spec.subsets[].trafficPolicy'].flatMap((path) => [
  path,
  `${path}.portLevelSettings[]`,
])

const byKind = groupBy(
  deprecatedFields.map((one): Sought => ({ ...one, ways: waysTo(one.path) })),
  ({ kind }) => kind,
)

/** A path such as `spec.http[].mirrorPercent`; one that begins with a dot is that of any traffic policy. */
function waysTo(path: string): string[][] {
  const paths = path.startsWith('.') ? policies.map((policy) => policy + path) : [path]
  return paths.map((one) => one.split(/\.|(?=\[\])/))
}

/** The nodes that are written at the end of a way. */
function nodesAt(root: Node, way: readonly string[]): Node[] {
  let nodes = [root]
  for (const step of way) {
    nodes = step === '[]' ? nodes.flatMap((node) => node.items()) : nodes.map((node) => node.get(step))
    nodes = nodes.filter(({ exists }) => exists)
    if (nodes.length === 0) break
  }
  return nodes
}

/** The list came with Istio 1.22. */
function isReplaced({ path }: Deprecation, mesh: Mesh): boolean {
  return path !== 'spec.targetRef' || atLeast(mesh, 1, 22)
}

/** Those of the object, and of the pods that it makes. */
function* ofAnnotations(root: Node): Generator<Problem<'replaced-annotation'>> {
  const makers = [root, root.at('spec', 'template'), root.at('spec', 'jobTemplate', 'spec', 'template')]
  for (const { metadata, name, node } of makers.flatMap(annotated)) {
    const instead = Object.hasOwn(deprecatedAnnotations, name) ? deprecatedAnnotations[name] : undefined
    // Who writes the label as well keeps the annotation for releases that know nothing else.
    const isKept = metadata.at('labels', name).exists
    if (!instead || isKept) continue
    const message = `the annotation ${quote(name)} is deprecated: ${instead}`
    yield { code: 'replaced-annotation', node, at: 'key', message }
  }
}

function annotated(maker: Node): { metadata: Node; name: string; node: Node }[] {
  const metadata = maker.get('metadata')
  return metadata.entries('annotations').map(([name, node]) => ({ metadata, name, node }))
}

function problemOf(
  { value, instead, becomes }: Deprecation,
  node: Node,
  { kind }: Manifest,
): Problem<'replaced-field' | 'replaced-value'> {
  const name = value === undefined ? quote(node.path) : `${quote(value)} of ${quote(node.path)}`
  return {
    code: value === undefined ? 'replaced-field' : 'replaced-value',
    node,
    message: `${name} is deprecated in ${kind}: ${instead}`,
    ...(value === undefined && { at: 'key' as const }),
    ...(becomes !== undefined && {
      fix: { title: `set ${String(node.pathKeys.at(-1))} to ${becomes}`, set: [{ node, value: becomes }] },
    }),
  }
}
