import { hostIndex } from '../../../istio/hosts/host-index.ts'
import { fullHost, isWildcard, isWrittenAlike, normalHost } from '../../../istio/hosts/hosts.ts'
import { serverHost } from '../../../istio/hosts/server-host.ts'
import { oncePer } from '../../../core/once-per.ts'
import type { MeshKind } from '../../../model/kinds.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { manifestTitle } from './age.ts'

/**
 * Sentences about hosts that objects of meshes write in different ways, by capital letters or a dot at the end. Istio takes
 * them for different hosts (istio `pkg/config/host/name.go`); requests and egress are decided as if they were equal.
 */
export function differentSpellings(meshes: readonly Mesh[]): string[] {
  const objects = new Set(meshes.flatMap((mesh) => kindsOfHosts.flatMap((kind) => mesh.ofKind(kind))))
  const written = [...objects].flatMap((object) => writtenHosts(object).map((host) => ({ host, object })))
  const unusual = written.filter(({ host }) => normalHost(host) !== host)
  if (unusual.length === 0) return []
  const texts = hostIndex([...new Set(written.map(({ host }) => host))], (host) => [host])
  const sentences = unusual.flatMap(({ host, object }) => {
    const different = texts.overlapping(host).find((text) => !isWrittenAlike(text, host))
    return different === undefined
      ? []
      : `${manifestTitle(object)} has \`${host}\`, which Istio does not take for \`${different}\``
  })
  return [...new Set(sentences)]
}

/** The kinds of Istio that name hosts. The Gateway API refuses capital letters and a dot at the end. */
const kindsOfHosts: readonly MeshKind[] = [
  ...(['DestinationRule', 'Gateway', 'ServiceEntry', 'Sidecar', 'VirtualService'] as const),
]

/** The hosts of an object as it writes them, with the namespace of the object in the names of its Services. */
const writtenHosts = oncePer(({ spec, namespace }: Manifest): readonly string[] => {
  const hosts = new Set<string>()
  const add = (text: string): void => {
    const { host } = serverHost(text)
    if (host === '' || isUnfilled(host)) return
    const isFull = host.includes('.') || isWildcard(host)
    hosts.add(isFull ? host : host + fullHost(host, namespace).slice(host.length))
  }
  const visit = (node: NonNullable<Node['yaml']>, isHost: boolean): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item, isHost)
    else if (node.kind === 'map')
      for (const [key, { value }] of node.entries) visit(value, keysOfHosts.has(key))
    else if (isHost && typeof node.value === 'string') add(node.value)
  }
  if (spec.yaml) visit(spec.yaml, false)
  return [...hosts]
})

const keysOfHosts: ReadonlySet<string> = new Set(['host', 'hosts', 'sniHosts'])
