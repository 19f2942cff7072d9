import type { ClientRequest } from '../../../src/effect/request/hops/hop-chain.ts'
import { manifestsOf } from '../../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../../src/model/mesh.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/** A mesh of objects without a release; those without a namespace are in `default`. */
export function meshOfYaml(...texts: readonly string[]): Mesh {
  const documents = parseDocuments(texts.join('\n---\n'), 'mesh.yaml')
  return createMesh({ ...emptyMesh, manifests: manifestsOf(documents, 'test', 'default') })
}

/** A request by GET, from the pods of `NAMESPACE/SERVICEACCOUNT` or from outside. */
export function askedFor(url: string, from?: string): ClientRequest {
  const { hostname, port, pathname, search, protocol } = new URL(url)
  const [namespace = '', serviceAccount = ''] = from?.split('/') ?? []
  const isTls = protocol === 'https:'
  return {
    request: { method: 'GET', authority: hostname, target: pathname + search, headers: new Map() },
    scheme: isTls ? 'https' : 'http',
    host: hostname,
    port: port === '' ? (isTls ? 443 : 80) : Number(port),
    caller: from === undefined ? null : { namespace, serviceAccount },
    address: undefined,
    gatewayPods: null,
    verification: { now: 0, tokens: new Map() },
  }
}
