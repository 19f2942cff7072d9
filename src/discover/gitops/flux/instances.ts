import { groupOf, manifestWith, type Manifest } from '../../../model/manifest.ts'
import { Node } from '../../../model/node.ts'
import { mapAt, scalarAt, writtenValue } from '../../../model/placed-yaml.ts'
import { oncePer } from '../../../core/once-per.ts'
import { rootInText } from '../../../yaml/embedded.ts'
import type { YamlNode } from '../../../yaml/node.ts'

/** The objects that the Flux operator creates from `spec.sync` of a FluxInstance. */
export interface SyncObjects {
  readonly source: Manifest
  readonly kustomization: Manifest
  /** True if patches of the instance may change one of them. */
  readonly isPatched: boolean
}

/**
 * The source and the Flux Kustomization that a FluxInstance states, located at its fields; `null` for any other object
 * (flux-operator `docs/api/v1/fluxinstance.md`, Sync configuration).
 */
export function syncObjects(manifest: Manifest): SyncObjects | null {
  if (manifest.kind !== 'FluxInstance' || groupOf(manifest) !== 'fluxcd.controlplane.io') return null
  const sync = manifest.spec.get('sync')
  if (sync.kind !== 'map') return null
  const { source, kustomization } = syncRoots(manifest.root.yaml!)
  const objectOf = (yaml: YamlNode): Manifest => {
    const root = Node.of(yaml)
    const [name, kind] = [root.at('metadata', 'name').text, root.get('kind').text]
    const { text: apiVersion } = root.get('apiVersion')
    return manifestWith(manifest, { apiVersion, kind, name, root, spec: root.get('spec') })
  }
  return {
    source: objectOf(source),
    kustomization: objectOf(kustomization),
    isPatched: manifest.spec
      .get('kustomize')
      .items('patches')
      .some((patch) => mayChange(patch, sync)),
  }
}

/** The Flux Kustomization that a FluxInstance states by `spec.sync` (`syncObjects`); for any other object the object itself. */
export function applyingObject(manifest: Manifest): Manifest {
  return syncObjects(manifest)?.kustomization ?? manifest
}

/** True for an object of `syncObjects`: its `kind` and `apiVersion` have the location of the FluxInstance. */
export function isFromFluxInstance({ root }: Manifest): boolean {
  const { start } = root.yaml!
  return root.get('kind').yaml?.start === start && root.get('apiVersion').yaml?.start === start
}

/** Each root is created once, since outcomes are looked up by root. */
const syncRoots = oncePer((yaml: YamlNode): Record<'source' | 'kustomization', YamlNode> => {
  const instance = Node.of(yaml)
  const sync = instance.at('spec', 'sync')
  const namespace = instance.at('metadata', 'namespace')
  const kind = sync.get('kind').text
  const name = scalarAt(instance, sync.get('name').text || namespace.text || usualName)
  const metadata = mapAt(instance, { name, namespace: writtenValue(namespace) })
  const objectAt = (group: string, ofKind: string, spec: YamlNode): YamlNode =>
    mapAt(instance, {
      apiVersion: scalarAt(instance, `${group}.toolkit.fluxcd.io/v1`),
      kind: scalarAt(instance, ofKind),
      metadata,
      spec,
    })
  const sourceRef = mapAt(sync, { kind: scalarAt(sync, kind), name })
  const prune = scalarAt(sync, true)
  const path = writtenValue(sync.get('path'))
  return {
    source: objectAt('source', kind, mapAt(sync, sourceFields[kind]?.(sync) ?? {})),
    kustomization: objectAt('kustomize', 'Kustomization', mapAt(sync, { path, prune, sourceRef })),
  }
})

/** The usual namespace of Flux. */
const usualName = 'flux-system'

/** The fields of a source by its kind, from `url` and `ref`. */
const sourceFields: Readonly<Record<string, (sync: Node) => Readonly<Record<string, YamlNode | undefined>>>> =
  {
    GitRepository: (sync) => ({ url: writtenValue(sync.get('url')), ref: refAt(sync, 'name') }),
    OCIRepository: (sync) => ({ url: writtenValue(sync.get('url')), ref: refAt(sync, 'tag') }),
    Bucket: (sync) => ({
      endpoint: writtenValue(sync.get('url')),
      bucketName: writtenValue(sync.get('ref')),
    }),
  }

function refAt(sync: Node, field: string): YamlNode {
  return mapAt(sync, { [field]: writtenValue(sync.get('ref')) })
}

/**
 * True for a patch without a selector by kind, or for the kind of the Kustomization or the source, unless it only changes
 * fields that decide when and with which account Flux applies.
 */
function mayChange(patch: Node, sync: Node): boolean {
  const kind = patch.at('target', 'kind').text
  const isForSync = kind === '' || kind === 'Kustomization' || kind === sync.get('kind').text
  return isForSync && !changedFields(patch.get('patch')).every((field) => harmlessFields.has(field))
}

/** The fields of `spec` that a JSON patch or a strategic merge patch changes; `''` for any other field. */
function changedFields({ yaml }: Node): readonly string[] {
  const root = yaml?.kind === 'scalar' ? rootInText(yaml) : undefined
  if (root?.kind === 'list')
    return Node.of(root)
      .items()
      .map((operation) => /^\/spec\/([^/]+)/.exec(operation.get('path').text)?.[1] ?? '')
  return root?.kind === 'map'
    ? Node.of(root)
        .entries('spec')
        .map(([field]) => field)
    : ['']
}

const harmlessFields: ReadonlySet<string> = new Set([
  ...['interval', 'retryInterval', 'timeout', 'serviceAccountName', 'wait', 'healthChecks', 'force'],
  ...['decryption', 'dependsOn', 'secretRef', 'certSecretRef', 'proxySecretRef', 'provider', 'verify'],
])
