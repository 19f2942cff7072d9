import { gatewayAt } from '../../istio/gateway-api/proxy-objects.ts'
import { gatewayNames, meshGateway, type GatewayName } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { mayAuthenticate } from './helpers/gateway-authentication.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const claimRoute = defineRule({
  id: 'jwt/claim-route',
  codes: ['on-mesh-gateway', 'unauthenticated-gateway'],
  severity: 'error',
  istio: ['IST0106', 'IST0149'],
  summary: 'A route matches claims of a token where no token is read.',
  why: 'A match on `@request.auth.claims` is no match on a header: the gateway compares claims that a RequestAuthentication on its own pods has read. Without one nothing matches, and sidecars never route by claims.',
  fix: 'Name a gateway in `gateways`, and add a RequestAuthentication that selects the pods of that gateway.',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const match of virtualService.spec.items('http').flatMap((route) => route.items('match'))) {
        const [claimMatch] = [...match.entries('headers'), ...match.entries('withoutHeaders')].filter(
          ([key]) => isClaim(key),
        )
        if (claimMatch) yield* claimProblems(claimMatch[1], claimMatch[0], { virtualService, match }, mesh)
      }
    },
  },
})

type Code = 'on-mesh-gateway' | 'unauthenticated-gateway'

interface RouteMatch {
  readonly virtualService: Manifest
  readonly match: Node
}

/** True for a header name that istio `pkg/jwt/routing.go` reads as a claim: `.NAME` or `[NAME]` after the prefix. */
function isClaim(key: string): boolean {
  return /^@request\.auth\.claims(\..+|\[.+\])$/is.test(key)
}

function* claimProblems(
  node: Node,
  key: string,
  routeMatch: RouteMatch,
  mesh: Mesh,
): Generator<Problem<Code>> {
  const gateways = gatewaysOfMatch(routeMatch)
  const isMatchOnMesh = gateways.length === 0 || gateways.some(({ key: name }) => name === meshGateway)
  const ingressGateways = gateways.filter(({ key: name }) => name !== meshGateway)
  const isRefused = isOnMesh(routeMatch.virtualService)
  if (isMatchOnMesh || isRefused) yield meshProblem(node, key, isRefused, ingressGateways.length > 0)
  if (isRefused && !isMatchOnMesh) return
  for (const { namespace, name } of ingressGateways) {
    const gateway = gatewayAt(mesh, `${namespace}/${name}`) ?? mesh.find('KubernetesGateway', namespace, name)
    if (gateway) yield* gatewayProblems(node, key, gateway, mesh)
  }
}

/** The gateways of the match, else those of the VirtualService. */
function gatewaysOfMatch({ virtualService, match }: RouteMatch): GatewayName[] {
  const matchGateways = gatewayNames(match, virtualService)
  return matchGateways.length > 0 ? matchGateways : gatewayNames(virtualService.spec, virtualService)
}

/** True if the webhook refuses claims in a VirtualService: it names no gateway, or `mesh` among them (istio isGateway). */
function isOnMesh(virtualService: Manifest): boolean {
  const gateways = gatewayNames(virtualService.spec, virtualService)
  return gateways.length === 0 || gateways.some(({ key }) => key === meshGateway)
}

function meshProblem(
  node: Node,
  key: string,
  isRefused: boolean,
  hasGateway: boolean,
): Problem<'on-mesh-gateway'> {
  return {
    code: 'on-mesh-gateway',
    node,
    at: 'key',
    severity: hasGateway && !isRefused ? 'warning' : 'error',
    message: `${quote(key)} matches nothing on ${quote(meshGateway)}: only gateways route by claims`,
    about: `${node.path} ${meshGateway}`,
    ...(isRefused && { refusedBy: 'webhook' as const }),
  }
}

function* gatewayProblems(
  node: Node,
  key: string,
  named: Manifest,
  mesh: Mesh,
): Generator<Problem<'unauthenticated-gateway'>> {
  // A listener of the Gateway API becomes a Gateway of its own, with the pods of the one that a person wrote.
  const gateway = named.originals?.at(-1) ?? named
  if ([mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => mayAuthenticate(candidate, gateway)))
    return
  const name = `${gateway.namespace}/${gateway.name}`
  const { note, ...doubt } = doubtAboutPolicies(mesh, gateway)
  yield {
    code: 'unauthenticated-gateway',
    node,
    at: 'key',
    ...doubt,
    message: `${quote(key)} matches nothing: no RequestAuthentication applies to the pods of gateway ${quote(name)}${note}`,
    about: `${node.path} ${name}`,
    related: [
      knownKind(gateway) === 'Gateway'
        ? { node: gateway.spec.get('selector'), note: 'the pods of the gateway' }
        : { node: gateway.root.at('metadata', 'name'), note: 'the Gateway' },
    ],
  }
}
