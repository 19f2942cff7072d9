import { oncePer } from '../../core/once-per.ts'
import { groupBy } from '../../core/group.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { deprecatedAnnotations } from './helpers/deprecated-annotations.ts'
import { deprecatedFields, type Deprecation } from './helpers/deprecated-fields.ts'
import { istioShape } from './helpers/istio-object.ts'

export const deprecated = defineRule({
  id: 'schema/deprecated',
  codes: ['replaced-field', 'replaced-value', 'replaced-annotation'],
  severity: 'info',
  istio: ['IST0002', 'IST0133', 'IST0135'],
  summary: 'A field, a value or an annotation that Istio has replaced by another one.',
  why: 'It still works, but a later release may drop it; nothing warns when it is applied.',
  fix: 'Write the replacement that the message names.',
  parts: ['patch', 'base', 'unapplied'],
  across: {
    *manifest(manifest, mesh) {
      for (const { deprecation, node } of deprecatedNodes(manifest))
        if (isReplaced(deprecation, mesh)) yield problemOf(deprecation, node, manifest)
      yield* annotationProblems(manifest.root)
    },
  },
})

/** The deprecated fields and values of an object, whatever the release of the mesh. */
const deprecatedNodes = oncePer((manifest: Manifest) => {
  const deprecations = istioShape(manifest) ? (byKind.get(manifest.kind) ?? []) : []
  return deprecations.flatMap((deprecation) =>
    deprecation.paths
      .flatMap((steps) => nodesAt(manifest.root, steps))
      .filter((node) => deprecation.value === undefined || node.text === deprecation.value)
      .map((node) => ({ deprecation, node })),
  )
})

/** A deprecation with its paths from the root: keys, and `[]` for every item of a list. */
interface DeprecationAtPaths extends Deprecation {
  readonly paths: readonly (readonly string[])[]
}

/** The paths of the traffic policies of a DestinationRule. */
const policies = ['spec.trafficPolicy', 'spec.subsets[].trafficPolicy'].flatMap((path) => [
  path,
  `${path}.portLevelSettings[]`,
])

const byKind = groupBy(
  deprecatedFields.map((deprecation): DeprecationAtPaths => ({
    ...deprecation,
    paths: pathsTo(deprecation.path),
  })),
  ({ kind }) => kind,
)

/** Splits a path such as `spec.http[].mirrorPercent`; a path that begins with a dot applies to every traffic policy. */
function pathsTo(path: string): string[][] {
  const paths = path.startsWith('.') ? policies.map((policy) => policy + path) : [path]
  return paths.map((fullPath) => fullPath.split(/\.|(?=\[\])/))
}

/** The present nodes at the end of a path. */
function nodesAt(root: Node, steps: readonly string[]): Node[] {
  let nodes = [root]
  for (const step of steps) {
    nodes = step === '[]' ? nodes.flatMap((node) => node.items()) : nodes.map((node) => node.get(step))
    nodes = nodes.filter(({ exists }) => exists)
    if (nodes.length === 0) break
  }
  return nodes
}

/** True if the release of the mesh has the replacement: `targetRefs` came with Istio 1.22. */
function isReplaced({ path }: Deprecation, mesh: Mesh): boolean {
  return path !== 'spec.targetRef' || atLeast(mesh, 1, 22)
}

/** Reports deprecated annotations of the object and of its pod template. */
function* annotationProblems(root: Node): Generator<Problem<'replaced-annotation'>> {
  const annotatedObjects = [
    root,
    root.at('spec', 'template'),
    root.at('spec', 'jobTemplate', 'spec', 'template'),
  ]
  for (const { metadata, name, node } of annotatedObjects.flatMap(annotationsOf)) {
    const instead = Object.hasOwn(deprecatedAnnotations, name) ? deprecatedAnnotations[name] : undefined
    // With the label beside it, the annotation is there for older releases, which read only the annotation.
    const hasLabel = metadata.at('labels', name).exists
    if (!instead || hasLabel) continue
    const message = `the annotation ${quote(name)} is deprecated: ${instead}`
    yield { code: 'replaced-annotation', node, at: 'key', message }
  }
}

function annotationsOf(object: Node): { metadata: Node; name: string; node: Node }[] {
  const metadata = object.get('metadata')
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
      fix: {
        safety: 'safe',
        title: `set ${String(node.pathKeys.at(-1))} to ${becomes}`,
        set: [{ node, value: becomes }],
      },
    }),
  }
}
