import type { Exit } from '../../../src/effect/egress/exit.ts'
import { meshEgress, type MeshEgress } from '../../../src/effect/egress/mesh-egress.ts'
import { type EgressReach, exitsTo } from '../../../src/effect/egress/reach.ts'
import { manifestsOf } from '../../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../../src/model/mesh.ts'
import { emptyContext } from '../../../src/model/mesh-context.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/** A mesh of the objects in a text, in which proxies let only declared hosts pass unless `mode` says otherwise. */
export function meshOf(text: string, mode: 'ALLOW_ANY' | 'REGISTRY_ONLY' | null = 'REGISTRY_ONLY'): Mesh {
  const context = { ...emptyContext, meshConfig: mode && { outboundTrafficPolicy: { mode } } }
  return createMesh({
    ...emptyMesh,
    context,
    manifests: manifestsOf(parseDocuments(text, 'mesh.yaml'), 'mesh', 'default'),
  })
}

/** What each client of a mesh reaches, by its name. */
export function egressOf(mesh: Mesh): Record<string, string[]> {
  const egress = meshEgress(mesh)
  return Object.fromEntries([
    ...egress.clients.map((client) => [client.name, reachText(egress.reachOf(client))]),
    ...[...egress.gateways().values()].map(({ client, reach }) => [client.name, reachText(reach)]),
  ]) as Record<string, string[]>
}

/** What one client of a mesh reaches. */
export function reachOf(egress: MeshEgress, name: string): EgressReach {
  const client = egress.clients.find((candidate) => candidate.name === name)
  return egress.reachOf(client!)
}

/** A reach in one line each: `HOST:PORT [at ADDRESS] from PROTOCOL HOST:PORT HANDLING`. */
export function reachText(reach: EgressReach): string[] {
  const { openness, missing } = reach
  return [
    ...(openness ? [`any host: ${[openness.reason, ...openness.missing].join(', ')}`] : []),
    ...allExits(reach).map(exitText).toSorted(),
    ...missing.map((input) => `depends on ${input}`),
  ]
}

export function exitText({ destination, called, handling, isInMesh, missing }: Exit): string {
  const { host, port, address } = destination
  const { tls, isVerified, timeout, retries, via, isMirror } = handling
  return [
    `${host}:${port}`,
    ...(address === '' ? [] : [`at ${address}`]),
    `from ${called.protocol} ${called.host}:${called.port}`,
    tls === 'tls' ? (isVerified ? 'verified tls' : 'unverified tls') : tls,
    ...(timeout === null ? [] : [`${timeout} ms`]),
    ...(retries ? [`${retries.attempts} retries`] : []),
    ...(via.length === 0 ? [] : [`via ${via.join(' and ')}`]),
    ...(isMirror ? ['copied'] : []),
    ...(isInMesh ? ['in the mesh'] : []),
    ...(missing.length === 0 ? [] : [`if ${missing.join(', ')}`]),
  ].join(' ')
}

/** All exits, in no particular order. */
export function allExits(reach: EgressReach): Exit[] {
  const keys = new Set([...reach.shared.byDestination.keys(), ...reach.own.byDestination.keys()])
  return [...keys].flatMap((key) => exitsTo(reach, key))
}
