import { hasBackendTls } from '../../istio/gateway-api/backend-tls.ts'
import { tlsOf } from '../../istio/routing/destination.ts'
import { mayHaveOtherRules } from '../../istio/routing/other-rules.ts'
import { effectivePolicy } from '../../istio/routing/traffic-policy.ts'
import { restsOnAge } from '../../istio/routing/merged-rules.ts'
import { winningRules } from '../../istio/routing/winning-rule.ts'
import { fullHost, normalHost } from '../../istio/hosts/hosts.ts'
import { jwksFetch } from '../../istio/policy/jwks-fetch.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { declarationsOf } from '../../istio/hosts/service-registry.ts'
import { rulesForEntry } from '../../istio/routing/rules-for-entry.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { hostReach } from '../../syntax/url.ts'
import { jwksAddress, type JwksAddress } from './helpers/jwks-address.ts'
import { jwksUriOf } from './helpers/jwks-uri.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const jwksEgress = defineRule({
  id: 'jwt/jwks-egress',
  codes: ['undeclared-host', 'several-namespaces', 'no-tls-origination'],
  severity: 'warning',
  summary: 'Proxies fetch keys themselves, but cannot reach the host of the keys, or reach it in clear text.',
  why: 'With `PILOT_JWT_ENABLE_REMOTE_JWKS` the proxies fetch the `jwksUri` through a host and port of the mesh. A host that nothing declares, or that two namespaces declare, is never reached: every token is refused. And only a DestinationRule makes the proxy use TLS, whatever the scheme.',
  fix: 'Declare the host in one ServiceEntry with the port of the `jwksUri`, and for https add a DestinationRule with `tls.mode: SIMPLE` for it.',
  fromAbsence: 'warning',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const mode = jwksFetch(mesh)
      if (mode !== 'envoy' && mode !== 'hybrid') return
      for (const rule of authentication.spec.items('jwtRules')) {
        const address = jwksAddress(jwksUriOf(rule))
        if (address) yield* fetchProblems(address, authentication.namespace, mode, mesh)
      }
    },
  },
})

/** Istio looks up the exact host, so a wildcard does not declare it (`pilot/pkg/model/extensionprovider.go`). */
function* fetchProblems(
  address: JwksAddress,
  client: string,
  mode: 'envoy' | 'hybrid',
  mesh: Mesh,
): Generator<Problem<'undeclared-host' | 'several-namespaces' | 'no-tls-origination'>> {
  const declarations = declarationsOf(mesh, address.host).filter((declaration) =>
    hasHost(declaration, address.host),
  )
  const namespaces = [...new Set(declarations.map(({ namespace }) => namespace))]
  // In hybrid mode istiod fetches keys of undeclared hosts; a Service may be in another repository.
  const isUnreachable = mode === 'envoy' && hostReach(address.host) === 'public'
  if (isDeclaredElsewhere(mesh, address.host, declarations)) return
  if (namespaces.length === 1) yield* clearTextProblems(address, declarations, client, mesh)
  else if (namespaces.length > 1) {
    // Without stated namespaces both may be in the same one.
    if (declarations.every(hasStatedNamespace)) yield severalNamespaces(address, namespaces)
  } else if (isUnreachable) yield undeclaredHost(address)
}

/** True if another object in all files declares the host. */
function isDeclaredElsewhere(mesh: Mesh, host: string, declarations: readonly Manifest[]): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  if (!allFiles) return false
  return declarationsOf(allFiles, host).some(
    (declaration) => hasHost(declaration, host) && !declarations.includes(declaration),
  )
}

function hasHost({ kind, name, namespace, spec }: Manifest, host: string): boolean {
  if (kind === 'Service') return fullHost(name, namespace) === host
  return spec.items('hosts').some(({ text }) => normalHost(text) === host)
}

function undeclaredHost({ node, host }: JwksAddress): Problem<'undeclared-host'> {
  const message = `proxies fetch these keys themselves, and no ServiceEntry declares ${quote(host)}: every token is refused`
  return { code: 'undeclared-host', node, message, about: node.text }
}

function severalNamespaces(
  { node, host }: JwksAddress,
  namespaces: readonly string[],
): Problem<'several-namespaces'> {
  const message = `${quote(host)} is declared in the namespaces ${quoteAll(namespaces)}: a proxy that fetches keys finds it only if one namespace declares it`
  return { code: 'several-namespaces', node, message, about: node.text }
}

/** Reports an https host outside the mesh whose port is declared, but for which nothing makes the proxy use TLS. */
function* clearTextProblems(
  { node, isTls, host, port }: JwksAddress,
  declarations: readonly Manifest[],
  client: string,
  mesh: Mesh,
): Generator<Problem<'no-tls-origination'>> {
  const entry = declarations.find(({ kind }) => kind === 'ServiceEntry')
  if (!isTls || !entry || entry.spec.get('location').text === 'MESH_INTERNAL') return
  const declared = declaredPorts(entry).find(({ number }) => number === port)
  const rules = winningRules(mesh, host, client)
  if (rules.some(restsOnAge)) return
  const modes = rules.map(
    (rule) => effectivePolicy(rule, port, '').settings.get('tls')?.get('mode').text ?? '',
  )
  if (!declared || modes.some((mode) => mode !== '' && mode !== 'DISABLE')) return
  if (hasBackendTls(mesh, entry, port) || mayHaveOtherRules(mesh, host, client)) return
  if (isSecuredElsewhere(mesh, entry, port)) return
  yield {
    code: 'no-tls-origination',
    node,
    severity: 'error',
    message: `proxies fetch these keys themselves, and no DestinationRule originates TLS for ${quote(`${host}:${port}`)}: they are fetched in clear text`,
    about: node.text,
    related: [{ node: declared.node, note: 'the port that is used' }],
  }
}

function isSecuredElsewhere(mesh: Mesh, entry: Manifest, port: number): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  if (!allFiles) return false
  if (hasBackendTls(allFiles, entry, port)) return true
  const modes = rulesForEntry(allFiles, entry).map((rule) => tlsOf(rule, port).get('mode').text)
  return modes.some((mode) => mode !== '' && mode !== 'DISABLE')
}
