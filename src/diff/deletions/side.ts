import { oncePer, oncePerName } from '../../core/once-per.ts'
import { originOf } from '../../core/render.ts'
import type { GitopsTarget, Manager, Target } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import { managingKind, writtenNamespace } from '../../model/deletion-policy.ts'
import { isHook } from '../../model/kept-objects.ts'
import type { RenderedTarget } from '../objects.ts'

/** One tree, as far as deletions are decided by it. */
export interface DeletionSide {
  /** Without targets that failed to render on one of the two sides. */
  readonly rendered: readonly RenderedTarget[]
  /** All targets, those that failed as well. */
  readonly targets: readonly Target[]
  readonly gitops: readonly GitopsTarget[]
}

/** A target with its objects that are applied as they are. */
export interface AppliedTarget {
  readonly target: Target
  readonly manifests: readonly Manifest[]
  readonly isPartial: boolean
}

/** The targets whose objects are known. Parts, and hooks, which no controller prunes, are left out. */
export const appliedTargets = oncePer(({ rendered, targets }: DeletionSide): readonly AppliedTarget[] => {
  const byId = new Map(targets.map((target) => [target.id, target]))
  return rendered.flatMap(({ id, manifests, isPartial }) => {
    const target = byId.get(id)
    const applied = withoutHooks(manifests, target?.manager?.kind ?? 'none')
    return target ? [{ target, manifests: applied, isPartial }] : []
  })
})

/**
 * The objects that are applied as they are and that a controller of a kind prunes. Cached by list, which both trees share
 * for a target that does not differ.
 */
const withoutHooks = oncePerName(
  (manifests: readonly Manifest[], manager: Manager['kind'] | 'none'): readonly Manifest[] => {
    const applied = manifests.filter(
      (manifest) =>
        manifest.part === undefined && !isHook(manifest, manager === 'none' ? undefined : manager),
    )
    return applied.length === manifests.length ? manifests : applied
  },
)

/** A target that an object of a GitOps controller states. */
export type ManagedTarget = Target & Required<Pick<Target, 'manager' | 'statedBy'>>

/** True if an object of a GitOps controller states a target. */
export function isManaged(target: Target): target is ManagedTarget {
  return target.manager !== undefined && target.statedBy !== undefined
}

/** Identifies an object of Argo CD or Flux: clusters may have objects of one name, in different files. */
function objectKeyInFile(file: string, kind: string, name: string): string {
  return [file, kind, name].join('\0')
}

/** The key of the object by which a target is applied: for a generated Application its own, and not that of the set. */
export function managerKeyOf({ manager, statedBy: { file } }: ManagedTarget): string {
  const { kind, namespace, name, generatedBy } = manager
  return objectKeyInFile(file, kind, generatedBy ? `${namespace}/${name} of ${generatedBy.name}` : name)
}

/** The key of the object in a file or template that makes a controller apply a target: of an ApplicationSet the set. */
export function writtenManagerKey({
  manager: { kind, name, generatedBy },
  statedBy: { file },
}: ManagedTarget): string {
  return generatedBy
    ? objectKeyInFile(file, 'ApplicationSet', generatedBy.name)
    : objectKeyInFile(file, kind, name)
}

/**
 * The key of an Application, ApplicationSet, Kustomization of Flux or HelmRelease, with the file or template that it came
 * from: equals `writtenManagerKey` of the targets that it applies. `null` for an object of another kind.
 */
export function managingKey(manifest: Manifest): string | null {
  const kind = managingKind(manifest)
  return kind === null ? null : objectKeyInFile(fileOf(manifest), kind, manifest.name)
}

/** The file or template that an object came from. */
function fileOf({ root, origins }: Manifest): string {
  const { file, line } = root.location
  return (origins && originOf(origins, line)?.file) ?? file
}

/** `NAMESPACE/NAME`, or the name alone if nothing states the namespace. */
export function qualifiedName(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`
}

/** The name of an object in messages: "Application `argocd/pay`". */
export function titleOf({ kind, root, name }: Manifest): string {
  return `${kind} \`${qualifiedName(writtenNamespace(root), name)}\``
}
