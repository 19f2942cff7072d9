import { statedNamespace } from '../core/namespace.ts'
import type { Manifest } from '../model/manifest.ts'

/**
 * The constant part of the name of a ConfigMap or Secret that kustomize generates, with its kind and namespace; `null` for
 * any other object.
 */
export function generatedStem(manifest: Manifest): string | null {
  const { kind, name } = manifest
  if (kind !== 'ConfigMap' && kind !== 'Secret') return null
  const [, stem] = hashedName.exec(name) ?? []
  return stem === undefined ? null : [kind, statedNamespace(manifest), stem].join('\0')
}

/** A name with kustomize's hash (kustomize `api/hasher`, encode). */
const hashedName = /^(.+)-[2456789bcdfghkmt]{10}$/
