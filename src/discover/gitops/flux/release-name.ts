import { createHash } from 'node:crypto'
import type { Node } from '../../../model/node.ts'

/**
 * The name of the release of a HelmRelease (helm-controller `api/v2`, GetReleaseName; `internal/release/name.go`,
 * ShortenName).
 */
export function releaseNameOf(spec: Node, name: string): string {
  const namespace = spec.get('targetNamespace').text
  return shortened(spec.get('releaseName').text || (namespace === '' ? name : `${namespace}-${name}`))
}

/** Limit of Helm on the length of a release name. */
const maxLength = 53
const hashLength = 12

function shortened(name: string): string {
  if (name.length <= maxLength) return name
  const hash = createHash('sha256').update(name).digest('hex')
  return `${name.slice(0, maxLength - hashLength - 1)}-${hash.slice(0, hashLength)}`
}
