import { hasBackendTls } from '../../istio/routing/backend-tls.ts'
import { destinationRulesFor, mayBeRuledOtherwise, tlsOf } from '../../istio/routing/destination.ts'
import { fullHost, normalHost } from '../../istio/hosts/hosts.ts'
import { jwksFetch } from '../../istio/policy/jwks-fetch.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { declarationsOf } from '../../istio/hosts/service-registry.ts'
import { rulesForEntry } from '../../istio/routing/rules-for-entry.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { parseUrl, reachOf } from '../../syntax/url.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const jwksEgress = defineRule({
  id: 'jwt/jwks-egress',
  codes: ['undeclared-host', 'several-namespaces', 'no-tls-origination'],
  severity: 'warning',
  summary: 'Proxies fetch keys themselves and have no way to their host, or one in clear text.',
  why: 'With `PILOT_JWT_ENABLE_REMOTE_JWKS` the proxies ask the `jwksUri`, over a host and port of the mesh. A host that nothing declares, or two namespaces do, is never reached: every token is refused. And only a DestinationRule makes the proxy speak TLS, whatever the scheme says.',
  fix: 'Declare the host in one ServiceEntry with the port of the `jwksUri`, and for https add a DestinationRule with `tls.mode: SIMPLE` for it.',
  fromAbsence: 'warning',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const mode = jwksFetch(mesh)
      if (mode !== 'envoy' && mode !== 'hybrid') return
      for (const rule of authentication.spec.items('jwtRules')) {
        const address = addressOf(jwksUriOf(rule))
        if (address) yield* judge(address, authentication.namespace, mode, mesh)
      }
    },
  },
})

/** Where keys are fetched. */
interface Address {
  readonly node: Node
  readonly isTls: boolean
  readonly host: string
  readonly port: number
}

function addressOf(node: Node): Address | null {
  const url = node.isUnfilled ? null : parseUrl(node.text)
  if (!url || (url.scheme !== 'https' && url.scheme !== 'http')) return null
  const isTls = url.scheme === 'https'
  return { node, isTls, host: normalHost(url.host), port: Number(url.port || (isTls ? 443 : 80)) }
}

/** Istio looks the host up as it is written, so that no wildcard helps (`pilot/pkg/model/extensionprovider.go`). */
function* judge(
  address: Address,
  client: string,
  mode: 'envoy' | 'hybrid',
  mesh: Mesh,
): Generator<Problem<'undeclared-host' | 'several-namespaces' | 'no-tls-origination'>> {
  const declarers = declarationsOf(mesh, address.host).filter((one) => hasHost(one, address.host))
  const namespaces = [...new Set(declarers.map(({ namespace }) => namespace))]
  // Where the host is not one of the mesh, istiod fetches in hybrid mode; a Service may be of another repository.
  const isMissed = mode === 'envoy' && reachOf(address.host) === 'public'
  if (isDeclaredAround(mesh, address.host, declarers)) return
  if (namespaces.length === 1) yield* insecure(address, declarers, client, mesh)
  else if (namespaces.length > 1) {
    // Two of which nothing states the namespace of one may be in one.
    if (declarers.every(hasStatedNamespace)) yield doubled(address, namespaces)
  } else if (isMissed) yield undeclared(address)
}

/** True if something around declares the host as well. */
function isDeclaredAround(mesh: Mesh, host: string, declarers: readonly Manifest[]): boolean {
  const around = meshOfAllFiles(mesh)
  if (!around) return false
  return declarationsOf(around, host).some((one) => hasHost(one, host) && !declarers.includes(one))
}

function hasHost({ kind, name, namespace, spec }: Manifest, host: string): boolean {
  if (kind === 'Service') return fullHost(name, namespace) === host
  return spec.items('hosts').some(({ text }) => normalHost(text) === host)
}

function undeclared({ node, host }: Address): Problem<'undeclared-host'> {
  const message = `proxies fetch these keys themselves, and no ServiceEntry declares ${quote(host)}: every token is refused`
  return { code: 'undeclared-host', node, message, about: node.text }
}

function doubled({ node, host }: Address, namespaces: readonly string[]): Problem<'several-namespaces'> {
  const message = `${quote(host)} is declared in the namespaces ${quoteAll(namespaces)}: a proxy that fetches keys finds it only where one declares it`
  return { code: 'several-namespaces', node, message, about: node.text }
}

/** Where the host is outside, the port is declared and nothing makes the proxy speak TLS. */
function* insecure(
  { node, isTls, host, port }: Address,
  declarers: readonly Manifest[],
  client: string,
  mesh: Mesh,
): Generator<Problem<'no-tls-origination'>> {
  const entry = declarers.find(({ kind }) => kind === 'ServiceEntry')
  if (!isTls || !entry || entry.spec.get('location').text === 'MESH_INTERNAL') return
  const declared = declaredPorts(entry).find(({ number }) => number === port)
  const modes = destinationRulesFor(mesh, host, client).map((rule) => tlsOf(rule, port).get('mode').text)
  if (!declared || modes.some((mode) => mode !== '' && mode !== 'DISABLE')) return
  if (hasBackendTls(mesh, entry, port) || mayBeRuledOtherwise(mesh, host, client)) return
  if (isSecuredAround(mesh, entry, port)) return
  yield {
    code: 'no-tls-origination',
    node,
    severity: 'error',
    message: `proxies fetch these keys themselves, and no DestinationRule originates TLS for ${quote(`${host}:${port}`)}: they ask in clear text`,
    about: node.text,
    related: [{ node: declared.node, note: 'the port they ask' }],
  }
}

function isSecuredAround(mesh: Mesh, entry: Manifest, port: number): boolean {
  const around = meshOfAllFiles(mesh)
  if (!around) return false
  if (hasBackendTls(around, entry, port)) return true
  const modes = rulesForEntry(around, entry).map((rule) => tlsOf(rule, port).get('mode').text)
  return modes.some((mode) => mode !== '' && mode !== 'DISABLE')
}
