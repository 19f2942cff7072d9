import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import type { Target } from '../core/target.ts'
import { groups, type MeshKind } from './kinds.ts'
import { groupOf, type Manifest } from './manifest.ts'
import type { DeadKey, RenderFailure, SourceDocument, UndefinedRead } from './sources.ts'
import type { ValuesEntry } from './values.ts'

/** What is applied together, as it was read and rendered: the same environment, the same cluster. */
export interface MeshInput {
  /** `null` where nothing says which environment this is. */
  readonly environment: string | null
  readonly manifests: readonly Manifest[]
  readonly entries: readonly ValuesEntry[]
  readonly documents: readonly SourceDocument[]
  readonly targets: readonly Target[]
  readonly failures: readonly RenderFailure[]
  /** Absent where nothing is known of what reads the values. */
  readonly deadKeys?: readonly DeadKey[]
  readonly undefinedReads?: readonly UndefinedRead[]
  /**
   * For a plain file of which nothing says what it is applied with: the objects of all such files, its own among
   * them. A rule may be silent because of them and must find nothing in them. One array for all of these meshes.
   */
  readonly around?: readonly Manifest[]
  /** When this is looked at, in milliseconds since 1970; absent: no rule can say that something has expired. */
  readonly now?: number
}

/**
 * All that is applied together, with the questions every rule asks. More special ones are functions that take a
 * mesh: `policiesFor`, `destinationRulesFor`, `portsOf`.
 */
export interface Mesh extends MeshInput {
  /** Where a policy holds for the whole mesh (`MeshConfig.rootNamespace`). */
  readonly rootNamespace: string
  /** The objects of a kind, in the order of the manifests. */
  ofKind(kind: MeshKind): readonly Manifest[]
  /** The object of that kind and name; `undefined` means: not in this repository. */
  find(kind: MeshKind, namespace: string, name: string): Manifest | undefined
  /** False where the objects of a namespace may live elsewhere: the repository applies none to it. */
  holdsNamespace(namespace: string): boolean
}

/** Makes the mesh of what is applied together. */
export function createMesh(input: MeshInput): Mesh {
  const byKind = groupBy(input.manifests.filter(isKnown), ({ kind }) => kind)
  const namespaces = new Set(input.manifests.map(({ namespace }) => namespace))
  const byName = groupBy([...byKind.values()].flat(), ({ kind, namespace, name }) =>
    [kind, namespace, name].join('\0'),
  )
  return {
    ...input,
    rootNamespace: 'istio-system',
    ofKind: (kind) => byKind.get(kind) ?? [],
    find: (kind, namespace, name) => byName.get([kind, namespace, name].join('\0'))?.[0],
    holdsNamespace: (namespace) => namespaces.has(namespace),
  }
}

/** The mesh that there would be if everything around were applied together; `undefined` where nothing is. */
export function meshAround({ around }: Mesh): Mesh | undefined {
  return around && ofEverything(around)
}

const ofEverything = oncePer((manifests: readonly Manifest[]) =>
  createMesh({ environment: null, manifests, entries: [], documents: [], targets: [], failures: [] }),
)

/** True for an object of a kind that the model knows, of the right group. */
function isKnown(manifest: Manifest): boolean {
  return Object.hasOwn(groups, manifest.kind) && groups[manifest.kind as MeshKind] === groupOf(manifest)
}
