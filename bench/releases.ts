// The releases that are linted together, and how the objects of a shape are spread over them.
import { isStatedNamespace, standInNamespace } from '../src/core/namespace.ts'
import { manifestsOf } from '../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../src/model/mesh.ts'
import { emptyContext } from '../src/model/mesh-context.ts'
import { Node } from '../src/model/node.ts'
import { valuesEntries } from '../src/model/layouts.ts'
import type { ValuesEntry } from '../src/model/values.ts'
import { loadKnownKinds } from '../src/inspect/known-kinds.ts'
import { parseDocuments } from '../src/yaml/parse.ts'
import { NAMESPACE } from './kind-objects.ts'
import type { YamlNode } from '../src/yaml/node.ts'
import type { Target } from '../src/core/target.ts'

export interface Release {
  target: string
  /** `null` if nothing states it. */
  namespace: string | null
  objects: string
  /** The values file that renders the objects. */
  values?: string
  /** The text of a plain file that is no YAML. */
  file?: string
}

/** The releases of `count` objects with the indexes from `start` on. */
export type Shape = (count: number, start: number) => Release[]

/** The manifest of the object with an index. */
export type Maker = (index: number) => string

/** Objects of one of many releases: the largest group of `group-shapes.ts`. */
const OF_RELEASE = 6

/** All objects in one release, in one namespace. */
export function together(maker: Maker): Shape {
  return (count, start) => [{ target: 'bench', namespace: 'default', objects: texts(maker, count, start) }]
}

/** Releases of one chart, each in its own namespace, with the same names of objects. */
export function inNamespaces(maker: Maker): Shape {
  return released(maker, (number) => `shop-${number}`)
}

/** Releases of one chart whose namespaces nothing states. */
export function inUnstated(maker: Maker): Shape {
  return released(maker, (number) => standInNamespace(`release${number}`))
}

function released(maker: Maker, namespaceOf: (number: number) => string): Shape {
  return (count, start) => {
    const first = Math.floor(start / OF_RELEASE)
    return Array.from({ length: Math.ceil(count / OF_RELEASE) }, (_, index) => {
      const namespace = namespaceOf(first + index)
      const objects = texts(maker, OF_RELEASE, (first + index) * OF_RELEASE)
        .replaceAll(new RegExp(`\\b${NAMESPACE}\\b`, 'g'), namespace)
        .replaceAll(/\bapp(\d+)\b/g, (_name, number) => `app${number % OF_RELEASE}`)
      return {
        target: `release${first + index}`,
        namespace: isStatedNamespace(namespace) ? namespace : null,
        objects,
      }
    })
  }
}

function texts(maker: Maker, count: number, start: number): string {
  return Array.from({ length: count }, (_, index) => maker(start + index)).join('')
}

/**
 * The mesh of some releases. If nothing states their namespaces, their objects are around it as well, as the objects of
 * plain files are.
 */
export async function meshOf(releases: readonly Release[]): Promise<Mesh> {
  const manifests = releases.flatMap(({ target, namespace, objects }) =>
    manifestsOf(parseDocuments(objects, `${target}/manifests.yaml`), target, namespace),
  )
  const isUnstated = releases.every(({ namespace }) => namespace === null)
  return createMesh({
    ...emptyMesh,
    manifests,
    entries: releases.flatMap(entriesOf),
    documents: releases.flatMap(documentsOf),
    targets: releases.flatMap(targetsOf),
    context: { ...emptyContext, kinds: await loadKnownKinds(manifests, [], () => true) },
    ...(isUnstated && { otherObjects: manifests }),
  })
}

function entriesOf({ target, values }: Release): ValuesEntry[] {
  if (values === undefined) return []
  const [document] = parseDocuments(values, `${target}/values.yaml`)
  const root = Node.of(document?.root as YamlNode)
  return valuesEntries(root, target, root)
}

function documentsOf({ target, file }: Release): Mesh['documents'] {
  if (file === undefined) return []
  return parseDocuments(file, `${target}/broken.yaml`).map((document) => ({
    file: `${target}/broken.yaml`,
    document,
    problems: document.problems,
  }))
}

function targetsOf({ target, namespace, file }: Release): Target[] {
  const common = { id: target, path: target, environment: null, missing: [] }
  const ofFile = { ...common, id: `${target}/broken.yaml`, kind: 'manifests' as const }
  return [
    { ...common, kind: 'helm', release: target, namespace, values: [`${target}/values.yaml`] },
    ...(file === undefined ? [] : [{ ...ofFile, files: [`${target}/broken.yaml`] }]),
  ]
}
