import { table } from '../../core/table.ts'
import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { gitopsObjects, plainObjects } from './gitops-objects.ts'
import { misspellingsOf } from './similar.ts'

/**
 * The names of objects in a Flux object that are probably misspelled: the tree has no object of the name, but one with
 * nearly the same name. No other reference has the name, or more references have the similar one. Any other object may exist
 * in the cluster.
 */
export function fluxNameReferences(manifest: Manifest, reader: Reader): UnresolvedReference[] {
  return namesIn(manifest).flatMap((reference) => {
    const similar = isUnfilled(reference.name) ? null : misspelled(reference, reader)
    if (similar === null) return []
    const { node, kind, name } = reference
    return [
      {
        ...{ code: 'misspelled-object' as const, node, manifest, noun: kind, name, path: null, similar },
        ...{ mayExist: null, related: [] },
      },
    ]
  })
}

/** An object that a Flux object names. */
interface NamedObject {
  readonly kind: string
  readonly name: string
  readonly node: Node
}

/** The objects that the Flux objects name by kind and name (fluxcd kustomize-controller and helm-controller `api/`). */
function namesIn({ kind, spec }: Manifest): NamedObject[] {
  const references = referenceFields[kind]?.(spec) ?? []
  return references
    .filter(({ reference }) => reference.get('optional').scalar !== true)
    .map(({ reference, kind: fixed }) => ({
      kind: fixed ?? reference.get('kind').text,
      name: reference.get('name').text,
      node: reference.get('name'),
    }))
    .filter((named) => named.kind !== '' && named.name !== '')
}

interface ReferenceField {
  readonly reference: Node
  /** Absent if the reference states it. */
  readonly kind?: string
}

const referenceFields = table<(spec: Node) => ReferenceField[]>({
  Kustomization: (spec) => [
    { reference: spec.get('sourceRef') },
    ...spec.items('dependsOn').map((reference) => ({ reference, kind: 'Kustomization' })),
    ...spec
      .get('postBuild')
      .items('substituteFrom')
      .map((reference) => ({ reference })),
  ],
  HelmRelease: (spec) => [
    { reference: spec.at('chart', 'spec', 'sourceRef') },
    { reference: spec.get('chartRef') },
    ...spec.items('dependsOn').map((reference) => ({ reference, kind: 'HelmRelease' })),
    ...spec.items('valuesFrom').map((reference) => ({ reference })),
  ],
  HelmChart: (spec) => [{ reference: spec.get('sourceRef') }],
})

/** The probably correct name; `null` if the name may be correct. */
function misspelled({ kind, name }: NamedObject, reader: Reader): string | null {
  const isData = kind === 'ConfigMap' || kind === 'Secret'
  const { byKind, all } = isData ? dataObjects(reader) : fluxObjects(reader)
  const names = byKind.get(kind)
  // An ExternalSecret or SealedSecret creates a Secret of its own name.
  if (!names || names.has(name) || (isData && all.has(name))) return null
  const similar = names.misspelling(name)
  if (similar === null) return null
  const uses = usesOf(reader)
  const [own, ofSimilar] = [name, similar].map((text) => uses.get(keyOf(kind, text)) ?? 0) as [number, number]
  // A name that several references share is probably an object of the cluster.
  return own === 1 || own < ofSimilar ? similar : null
}

/** The names of objects, by kind and of all kinds together. */
interface ObjectNames {
  readonly byKind: ReadonlyMap<string, NamesOfKind>
  readonly all: ReadonlySet<string>
}

interface NamesOfKind {
  has(name: string): boolean
  /** The name of which a text is a misspelling; `null` if there is none. */
  misspelling(name: string): string | null
}

const fluxObjects = oncePer((reader: Reader) => namesOf(gitopsObjects(reader).filter(isOfFlux)))

/** ConfigMaps and Secrets, also those that kustomizations generate. */
const dataObjects = oncePer((reader: Reader): ObjectNames => {
  const generated = kustomizationFiles(reader.tree)
    .flatMap((file) => reader.documents(file))
    .flatMap(({ root }) => (root ? generatedNames(Node.of(root)) : []))
  return namesOf([...plainObjects(reader), ...generated])
})

function generatedNames(root: Node): { kind: string; name: string }[] {
  return [
    ...root.items('configMapGenerator').map((item) => ({ kind: 'ConfigMap', name: item.get('name').text })),
    ...root.items('secretGenerator').map((item) => ({ kind: 'Secret', name: item.get('name').text })),
  ]
}

function namesOf(objects: readonly { readonly kind: string; readonly name: string }[]): ObjectNames {
  const byKind = groupBy(objects, ({ kind }) => kind)
  return {
    byKind: new Map([...byKind].map(([kind, ofKind]) => [kind, namesOfKind(ofKind)])),
    all: new Set(objects.map(({ name }) => name)),
  }
}

function namesOfKind(objects: readonly { readonly name: string }[]): NamesOfKind {
  const names = new Set(objects.map(({ name }) => name))
  const misspellings = once(() => misspellingsOf(names))
  return { has: (name) => names.has(name), misspelling: (name) => misspellings()(name) }
}

/** The number of references to each name. */
const usesOf = oncePer((reader: Reader): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>()
  for (const { kind, name } of gitopsObjects(reader).filter(isOfFlux).flatMap(namesIn))
    uses.set(keyOf(kind, name), (uses.get(keyOf(kind, name)) ?? 0) + 1)
  return uses
})

function keyOf(kind: string, name: string): string {
  return `${kind}/${name}`
}

/** True for an object of Flux: kustomize has a kind Kustomization as well. */
export function isOfFlux(manifest: Manifest): boolean {
  return groupOf(manifest).endsWith('.toolkit.fluxcd.io')
}
