import { createHash } from 'node:crypto'
import { isUnfilled } from '../syntax/unfilled.ts'
import { managingKind, writtenNamespace } from './deletion-policy.ts'
import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/** The identity of the release of a HelmRelease or Application; `''` for a field that the object does not state. */
export interface ReleaseIdentity {
  readonly release: string
  readonly namespace: string
  /** The namespace with Helm's own record of the release. */
  readonly storage: string
  /** The name of its chart in a registry. */
  readonly chart: string
}

/**
 * The identity of the release that a HelmRelease or Application states; a field with a placeholder is `''`. `null` for any
 * other object, and for an Application without a chart in `spec.source`, such as one with `spec.sources`.
 */
export function releaseIdentity(manifest: Manifest): ReleaseIdentity | null {
  const kind = managingKind(manifest)
  const identity =
    kind === 'HelmRelease' ? ofHelmRelease(manifest) : kind === 'Application' ? ofApplication(manifest) : null
  return (
    identity && (Object.fromEntries(Object.entries(identity).map(knownText)) as unknown as ReleaseIdentity)
  )
}

function knownText([field, text]: [string, string]): [string, string] {
  return [field, isUnfilled(text) ? '' : text]
}

function ofHelmRelease({ root, spec, name }: Manifest): ReleaseIdentity {
  const chart = spec.at('chart', 'spec')
  const isInRegistry = chart.at('sourceRef', 'kind').text === 'HelmRepository'
  const ownNamespace = writtenNamespace(root)
  return {
    release: releaseNameOf(spec, name),
    namespace: spec.get('targetNamespace').text || ownNamespace,
    storage: storageNamespaceOf(spec, ownNamespace),
    chart: isInRegistry ? chart.get('chart').text : '',
  }
}

function ofApplication({ spec, name }: Manifest): ReleaseIdentity | null {
  const source = spec.get('source')
  const chart = source.get('chart').text
  if (chart === '') return null
  const namespace = source.at('helm', 'namespace').text || spec.at('destination', 'namespace').text
  return { release: source.at('helm', 'releaseName').text || name, namespace, storage: '', chart }
}

/**
 * The name of the release of a HelmRelease (helm-controller `api/v2`, GetReleaseName; `internal/release/name.go`,
 * ShortenName).
 */
export function releaseNameOf(spec: Node, name: string): string {
  const namespace = spec.get('targetNamespace').text
  return shortened(spec.get('releaseName').text || (namespace === '' ? name : `${namespace}-${name}`))
}

/**
 * The namespace in which Helm keeps its record of the release of a HelmRelease (helm-controller `api/v2`,
 * GetStorageNamespace).
 *
 * @param namespace that of the object; `''` if nothing states it
 */
export function storageNamespaceOf(spec: Node, namespace: string): string {
  return spec.get('storageNamespace').text || namespace
}

/** Limit of Helm on the length of a release name. */
const maxLength = 53
const hashLength = 12

function shortened(name: string): string {
  if (name.length <= maxLength) return name
  const hash = createHash('sha256').update(name).digest('hex')
  return `${name.slice(0, maxLength - hashLength - 1)}-${hash.slice(0, hashLength)}`
}
