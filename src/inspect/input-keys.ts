import { createHash } from 'node:crypto'
import { once, oncePer, weakOncePer } from '../core/once-per.ts'
import { renderedTextOf, type Render } from '../core/render.ts'
import { namedFiles, type HelmTarget, type RenderableTarget, type Target } from '../core/target.ts'
import { resolveLinks, type Tree } from '../core/tree.ts'
import type { KnownKind } from '../model/known-kinds.ts'
import type { MeshContext } from '../model/mesh-context.ts'
import type { Mesh } from '../model/mesh.ts'
import type { HostServices, InspectedTree } from './types.ts'

/** Hashes of inputs of one tree. */
export interface InputKeys {
  /**
   * A hash of all that decides the fields of a target: its chart, values and options. `null` for a target that a rendered
   * object states, for a release of a helmfile with templates, which may read other files with other values, and for a
   * kustomization, whose builds may read files that it does not name.
   */
  readonly ofTarget: (target: RenderableTarget) => string | null
  /**
   * A hash of all that rules may read in a mesh and around it: the inputs of all targets of its tree, those out of scope
   * included, and its context. `null` if it has rules or JSON schemas of the repository, whose meaning is not in these.
   */
  readonly ofMesh: (mesh: Mesh) => string | null
  /** The same for several meshes. */
  readonly ofMeshes: (meshes: Iterable<Mesh>) => string | null
}

/** Hashes the inputs of a tree when they are asked for. */
export function inputKeys(
  { sources: { reader, targets, allTargets }, renders }: Pick<InspectedTree, 'sources' | 'renders'>,
  { releaseKey }: Pick<HostServices, 'releaseKey'>,
): InputKeys {
  // A late render is answered as failed whatever its inputs are, so the outcome counts as well.
  const ofRelease = (target: HelmTarget): string =>
    `${releaseKey(reader.tree, target)} ${renders.get(target.id)?.status}`
  const ofFiles = (target: Target): string => sumOfFiles(target, renders.get(target.id), reader.tree)
  const ofTree = once(() => {
    // Releases out of scope are not rendered, so that they add nothing to a mesh.
    const outOfScope = allTargets.filter(({ id, kind }) => kind !== 'helm' && !targets.has(id))
    return [
      [...targets.values()].map((target) => (target.kind === 'helm' ? ofRelease(target) : ofFiles(target))),
      outOfScope.map(ofFiles),
    ]
  })
  const ofMesh = weakOncePer(({ environment, context }: Mesh): string | null => {
    const settings = settingsOf(context)
    return settings === null ? null : sumOf([environment, settings, ofTree()])
  })
  return {
    ofTarget: (target) =>
      target.kind !== 'helm' || target.renderedBy !== undefined || target.settings?.helmfile
        ? null
        : ofRelease(target),
    ofMesh,
    ofMeshes(meshes) {
      const sums = [...new Set(meshes)].map(ofMesh)
      return sums.includes(null) ? null : sumOf(sums)
    },
  }
}

/** A hash of a target, of the contents of its files, and of what a kustomization builds. */
function sumOfFiles(target: Target, render: Render | undefined, tree: Tree): string {
  const built = target.kind === 'kustomization' ? renderedTextOf(render) : undefined
  const sum = createHash('sha256')
    .update(JSON.stringify(target))
    .update(built?.manifest ?? '')
  for (const name of namedFiles(target)) {
    const data = tree.read(resolveLinks(tree, name) ?? name)
    sum.update(`\0${data?.length ?? 'none'}\0`).update(data ?? '')
  }
  return sum.digest('hex')
}

/** What a context adds to the targets of its tree, as text; `null` if functions of the repository are a part of it. */
const settingsOf = oncePer((context: MeshContext): string | null => {
  const { now, istioVersion, isIstioVersionStated, meshConfig, egressAllowlists, unread } = context
  const configured = [...context.kinds].filter(([, kind]) => isConfigured(kind))
  if (context.customRules || configured.some(([, { validate }]) => validate)) return null
  return JSON.stringify([
    // Certificates and entries of allow-lists expire.
    now === null ? null : Math.floor(now / millisecondsOfDay),
    ...[istioVersion, isIstioVersionStated, meshConfig, egressAllowlists],
    ...[[...unread.names].toSorted(), unread.isAnyNamespace, [...context.completedByFlux].toSorted()],
    configured.map(([name, { schema }]) => [name, schema]),
  ])
})

const millisecondsOfDay = 86_400_000

/** True for a kind whose schema is neither bundled nor defined by an object of the tree. */
function isConfigured({ release, definition }: KnownKind): boolean {
  return release === undefined && definition === undefined
}

/** SHA-256 of plain data, as hexadecimal digits. */
function sumOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}
