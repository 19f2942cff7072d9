import { standInNamespace } from '../core/namespace.ts'
import type { ManifestsTarget } from '../core/target.ts'
import { anyKind } from '../discover/parts/patched-kinds.ts'
import { fileRoles, type FileRole } from '../discover/parts/file-roles.ts'
import { manifestsOf, type Manifest, type ManifestPart } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The manifests in the files of a target, in their order, with what each of them is a part of. */
export function plainManifests({ id, files, loose }: ManifestsTarget, reader: Reader): Manifest[] {
  const roleOf = fileRoles(reader)
  return files.flatMap((file) => {
    const role = roleOf(file)
    return manifestsOf(reader.documents(file), id, null).map((manifest) =>
      placed(manifest, role, partOf(manifest, role, loose === 'alone')),
    )
  })
}

/** Whoever lists files to be applied together applies those that no kustomization names, too. */
function partOf(
  { kind, root }: Manifest,
  { use: as, effect }: FileRole,
  isLoose: boolean,
): ManifestPart | undefined {
  if (as === 'data' || isLocal(root)) return 'data'
  if (as === 'patch' || holdsDirective(root)) return 'patch'
  if (effect.kinds.has(kind) || effect.kinds.has(anyKind) || isSealed(kind, root)) return 'base'
  return as === 'unapplied' && isLoose ? 'unapplied' : undefined
}

/** A kustomization with a `namespace` puts its objects there, whatever they say; which of several does is not known. */
function placed(manifest: Manifest, { effect }: FileRole, part: ManifestPart | undefined): Manifest {
  return {
    ...manifest,
    ...(effect.setsNamespace && { namespace: standInNamespace(manifest.target) }),
    ...(part && { part }),
  }
}

/** https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md */
function isLocal(root: Node): boolean {
  const said = root.at('metadata', 'annotations', 'config.kubernetes.io/local-config')
  return said.exists && said.scalar !== 'false' && said.scalar !== false
}

/**
 * True for an object of which SOPS has encrypted more than the data of a Secret or ConfigMap: whoever applies it fills in
 * what the file does not show (https://getsops.io/docs, "Encrypting only parts of a file").
 */
function isSealed(kind: string, root: Node): boolean {
  return root.get('sops').kind === 'map' && kind !== 'Secret' && kind !== 'ConfigMap' && holdsSealed(root)
}

function holdsSealed(node: Node): boolean {
  if (node.kind === 'list') return node.items().some(holdsSealed)
  if (node.kind === 'map') return node.entries().some(([key, value]) => key !== 'sops' && holdsSealed(value))
  return node.text.startsWith('ENC[')
}

/** https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch: `$patch: delete` */
function holdsDirective(node: Node): boolean {
  if (node.kind === 'list') return node.items().some(holdsDirective)
  return node.entries().some(([key, value]) => directive.test(key) || holdsDirective(value))
}

const directive = /^\$(patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/
