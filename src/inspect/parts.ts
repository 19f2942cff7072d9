import { standInNamespace } from '../core/namespace.ts'
import type { ManifestsTarget } from '../core/target.ts'
import { anyKind } from '../discover/parts/patched-kinds.ts'
import { fileRoles, type FileRole } from '../discover/parts/file-roles.ts'
import { isYttFile } from '../discover/unreadable.ts'
import { manifestsOf, manifestWith, type Manifest, type ManifestPart } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The manifests in the files of a target, in their order. `part` is set for those that are no objects as they stand:
 * patches, bases, data, and files that no kustomization applies.
 */
export function plainManifests(target: ManifestsTarget, reader: Reader): Manifest[] {
  const { id, files, loose, namespace } = target
  const roleOf = fileRoles(reader)
  const read = files.filter((file) => !isYttFile(reader, file, target))
  return read.flatMap((file) => {
    const role = roleOf(file)
    return manifestsOf(reader.documents(file), id, namespace ?? null).map((manifest) =>
      asApplied(manifest, role, partOf(manifest, role, loose === 'alone')),
    )
  })
}

/** `isLoose` is false for files that the configuration lists as applied together. Then no file counts as unapplied. */
function partOf({ kind, root }: Manifest, fileRole: FileRole, isLoose: boolean): ManifestPart | undefined {
  const { use: as, effect } = fileRole
  if (as === 'data' || isLocalConfig(root)) return 'data'
  const isPatch = as === 'patch' || hasPatchDirective(root)
  if (isPatch && !effect.kinds.has(kind) && !effect.kinds.has(anyKind)) return 'patch'
  if (effect.kinds.has(kind) || effect.kinds.has(anyKind) || isFilledOnApply(kind, root)) return 'base'
  return as === 'unapplied' && isLoose ? 'unapplied' : undefined
}

/**
 * The manifest with its part. A kustomization with a `namespace` moves its objects there, whatever they state; several
 * kustomizations may do so, so the namespace becomes a stand-in.
 */
function asApplied(manifest: Manifest, { effect }: FileRole, part: ManifestPart | undefined): Manifest {
  return manifestWith(manifest, {
    ...(effect.setsNamespace && { namespace: standInNamespace(manifest.target) }),
    ...(part && { part }),
  })
}

/**
 * True for an object that is input of tools and never applied:
 * https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md
 */
function isLocalConfig(root: Node): boolean {
  const annotation = root.at('metadata', 'annotations', 'config.kubernetes.io/local-config')
  return annotation.exists && annotation.scalar !== 'false' && annotation.scalar !== false
}

/**
 * True for an object other than a Secret or ConfigMap with values that SOPS has encrypted: they are filled in when it is
 * applied, and the file does not show them (https://getsops.io/docs, "Encrypting only parts of a file").
 */
function isFilledOnApply(kind: string, root: Node): boolean {
  return (
    root.get('sops').kind === 'map' && kind !== 'Secret' && kind !== 'ConfigMap' && hasEncryptedValue(root)
  )
}

function hasEncryptedValue(node: Node): boolean {
  if (node.kind === 'list') return node.items().some(hasEncryptedValue)
  if (node.kind === 'map')
    return node.entries().some(([key, value]) => key !== 'sops' && hasEncryptedValue(value))
  return node.text.startsWith('ENC[')
}

/**
 * True for a strategic merge patch with a directive such as `$patch: delete`:
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch
 */
function hasPatchDirective(node: Node): boolean {
  if (node.kind === 'list') return node.items().some(hasPatchDirective)
  return node.entries().some(([key, value]) => patchDirective.test(key) || hasPatchDirective(value))
}

const patchDirective = /^\$(patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/
