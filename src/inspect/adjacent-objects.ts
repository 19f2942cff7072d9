import { commonName } from '../core/environment-matrix.ts'
import { groupBy } from '../core/group.ts'
import type { Target } from '../core/target.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { MeshContents } from '../model/mesh.ts'
import { mayShareServices, placeKey, type MeshPlace } from './mesh-places.ts'
import type { TargetContents } from './target-contents.ts'

/** Returns the objects that may be applied beside the targets of an environment, or for `null` beside those without one. */
export type OtherObjectsFor = (environment: string | null) => readonly Manifest[]

/** The targets of a tree by place. */
export interface PlacedContents {
  readonly contents: readonly TargetContents[]
  readonly placeOf: (target: Target) => MeshPlace
  /**
   * The ids of targets that form a mesh by themselves, since another target of their place creates the same objects.
   */
  readonly clashing: ReadonlySet<string>
}

/**
 * Returns the objects that may be applied beside the meshes of a place: those of other files, unless they are certainly
 * applied elsewhere, and those of the environment that are in no mesh with them. Without an environment the place gets
 * those of other files alone. All meshes of a place share one array.
 * @param otherObjectsFor the result of `objectsOfOtherFiles`
 */
export function adjacentObjects(
  placed: PlacedContents,
  otherObjectsFor: OtherObjectsFor,
): (place: MeshPlace) => readonly Manifest[] {
  const byEnvironment = groupBy(placed.contents, ({ target }) => target.environment)
  const overlays = overlaysByName(placed.contents)
  const arrays = new Map<string, readonly Manifest[]>()
  const objectsBeside = (place: MeshPlace): readonly Manifest[] => {
    const ofEnvironment = byEnvironment.get(place.environment) ?? []
    const excluded = new Set([
      ...otherOverlays(ofEnvironment, overlays),
      ...ofEnvironment.flatMap(({ target }) => (isIn(place, placed.placeOf(target)) ? [] : target.id)),
    ])
    const others = otherObjectsFor(place.environment)
    const kept = excluded.size === 0 ? others : others.filter(({ target }) => !excluded.has(target))
    const added = objectsOfEnvironment(ofEnvironment, place, placed)
    return added.length === 0 ? kept : [...kept, ...added]
  }
  return (place) => {
    if (place.environment === null) return otherObjectsFor(null)
    const key = placeKey(place)
    const objects = arrays.get(key) ?? objectsBeside(place)
    arrays.set(key, objects)
    return objects
  }
}

/** The objects that a cluster may have in this or another form: all manifests, bases, and files that are not applied. */
export function objectsThatMayExist({
  manifests,
  parts = [],
}: Pick<MeshContents, 'manifests' | 'parts'>): Manifest[] {
  return [...manifests, ...parts.filter(({ part }) => part === 'base' || part === 'unapplied')]
}

function isIn(place: MeshPlace, compared: MeshPlace): boolean {
  return placeKey(place) === placeKey(compared)
}

/**
 * The objects of an environment that may be applied beside a mesh of a place: all of the place if it has alternatives;
 * those without a stated cluster, and all beside these; and the Services of other clusters that may belong to the same
 * mesh.
 */
function objectsOfEnvironment(
  contents: readonly TargetContents[],
  place: MeshPlace,
  { placeOf, clashing }: PlacedContents,
): readonly Manifest[] {
  const inPlace = contents.filter(({ target }) => isIn(place, placeOf(target)))
  const alternatives = inPlace.some(({ target }) => clashing.has(target.id)) ? inPlace : []
  const others = contents.flatMap((content) => {
    const otherPlace = placeOf(content.target)
    if (isIn(place, otherPlace)) return []
    const objects = objectsThatMayExist(content)
    if (place.cluster === null || otherPlace.cluster === null) return objects
    return mayShareServices(place, otherPlace) ? objects.filter(isService) : []
  })
  return [...alternatives.flatMap(objectsThatMayExist), ...others]
}

function isService(manifest: Manifest): boolean {
  return manifest.kind === 'Service' && groupOf(manifest) === ''
}

/** The ids of overlays of an application in other environments: `web/prod` beside `web/stage`. */
function otherOverlays(
  contents: readonly TargetContents[],
  overlays: ReadonlyMap<string, readonly Target[]>,
): string[] {
  const names = new Set(contents.flatMap(({ target }) => overlayName(target) ?? []))
  const environment = contents[0]?.target.environment
  return [...names].flatMap((name) =>
    (overlays.get(name) ?? []).flatMap((target) => (target.environment === environment ? [] : target.id)),
  )
}

function overlaysByName(contents: readonly TargetContents[]): ReadonlyMap<string, readonly Target[]> {
  const named = contents.flatMap(({ target }) => {
    const name = overlayName(target)
    return name === null ? [] : [{ name, target }]
  })
  const groups = groupBy(named, ({ name }) => name)
  return new Map([...groups].map(([name, group]) => [name, group.map(({ target }) => target)]))
}

/** The folder of a kustomization with `*` for its environment; `null` if it is no overlay of an environment. */
function overlayName({ kind, path, environment }: Target): string | null {
  if (kind !== 'kustomization' || environment === null) return null
  const name = commonName({ name: path, environment })
  return name === path ? null : name
}
