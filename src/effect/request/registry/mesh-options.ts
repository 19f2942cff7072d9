import { normalTarget, type PathNormalization } from '../match/request-path.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'

/**
 * A field of the MeshConfig that the model does not read, if the sources in the repository agree; absent fields have Istio's
 * default.
 */
function meshField({ configSources }: Mesh, ...path: readonly string[]): Node | undefined {
  const fields = configSources.map(({ config }) => config.at(...path)).filter(({ exists }) => exists)
  return fields[0]
}

/** How proxies normalize paths; BASE by default. */
export function pathNormalization(mesh: Mesh): PathNormalization {
  const text = meshField(mesh, 'pathNormalization', 'normalization')?.text
  return normalizations.find((name) => name === text) ?? 'BASE'
}

/** A request with the target that filters, routes and the upstream see. */
export function normalRequest<Request extends { readonly target: string }>(
  mesh: Mesh,
  request: Request,
): Request {
  return { ...request, target: normalTarget(request.target, pathNormalization(mesh)) }
}

const normalizations = ['NONE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES'] as const

/** How many proxies in front of gateways are trusted to state the address of the client. */
export function trustedProxies(mesh: Mesh): number {
  return meshField(mesh, 'defaultConfig', 'gatewayTopology', 'numTrustedProxies')?.number ?? 0
}

/** True if proxies use mTLS to pods with a proxy where no DestinationRule sets TLS, which is the default. */
export function hasAutoMtls({ configSources }: Mesh): boolean {
  return !configSources.some(({ config }) => config.get('enableAutoMtls').scalar === false)
}

/** The TLS that sidecars add to requests whose hosts they look up themselves; `undefined` for none. */
export function outboundTlsSettings(mesh: Mesh): Node | undefined {
  return meshField(mesh, 'outboundTrafficPolicy', 'tls')
}

/**
 * How a proxy handles requests to hosts that it does not import, by the MeshConfig; ALLOW_ANY, Istio's default, if no file
 * states it, or files contradict each other.
 */
export function outboundMode(mesh: Mesh): 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS' | 'REGISTRY_ONLY' {
  return mesh.config.outboundTrafficPolicy?.mode ?? 'ALLOW_ANY'
}

/** The protocol of a CUSTOM provider; `undefined` if no file states it, or files contradict each other. */
export function authorizerProtocol({ configSources }: Mesh, name: string): 'http' | 'grpc' | undefined {
  const providers = configSources
    .flatMap(({ config }) => config.items('extensionProviders'))
    .filter((provider) => provider.get('name').text === name)
  const speaks = (field: string): boolean =>
    providers.length > 0 && providers.every((provider) => provider.get(field).exists)
  if (speaks('envoyExtAuthzHttp')) return 'http'
  return speaks('envoyExtAuthzGrpc') ? 'grpc' : undefined
}

/** The names of providers that CUSTOM policies may name; `undefined` if no file has the MeshConfig. */
export function authorizerNames(mesh: Mesh): readonly string[] | undefined {
  return mesh.config.extensionProviders?.map(({ name }) => name)
}
