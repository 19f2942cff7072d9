import { gatewayNames, meshGateway, type GatewayName } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { mayAuthenticate } from './helpers/gateway-authentication.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const claimRoute = defineRule({
  id: 'jwt/claim-route',
  codes: ['on-mesh-gateway', 'unauthenticated-gateway'],
  severity: 'error',
  istio: ['IST0106', 'IST0149'],
  summary: 'A route matches claims of a token where no token is read.',
  why: 'What `@request.auth.claims` names is no header: the gateway compares what a RequestAuthentication on its own pods has read. Without one nothing matches, and sidecars never route by claims.',
  fix: 'Name a gateway in `gateways`, and add a RequestAuthentication that selects the pods of that gateway.',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const match of virtualService.spec.items('http').flatMap((route) => route.items('match'))) {
        const [claim] = [...match.entries('headers'), ...match.entries('withoutHeaders')].filter(([key]) =>
          isClaim(key),
        )
        if (claim) yield* judge(claim[1], claim[0], { virtualService, match }, mesh)
      }
    },
  },
})

type Code = 'on-mesh-gateway' | 'unauthenticated-gateway'

interface Place {
  readonly virtualService: Manifest
  readonly match: Node
}

/** As istio `pkg/jwt/routing.go` reads it: `.NAME`, or `[NAME]`, behind the prefix. */
function isClaim(key: string): boolean {
  return /^@request\.auth\.claims(\..+|\[.+\])$/is.test(key)
}

function* judge(node: Node, key: string, place: Place, mesh: Mesh): Generator<Problem<Code>> {
  const gateways = gatewaysAt(place)
  const isOnMesh = gateways.length === 0 || gateways.some(({ key: name }) => name === meshGateway)
  const named = gateways.filter(({ key: name }) => name !== meshGateway)
  if (isOnMesh) yield onMesh(node, key, place, named.length > 0)
  for (const { namespace, name } of named) {
    const gateway = mesh.find('Gateway', namespace, name)
    if (gateway) yield* atGateway(node, key, gateway, mesh)
  }
}

/** The gateways of the match, else those of the whole. */
function gatewaysAt({ virtualService, match }: Place): GatewayName[] {
  const own = gatewayNames(match, virtualService)
  return own.length > 0 ? own : gatewayNames(virtualService.spec, virtualService)
}

function onMesh(
  node: Node,
  key: string,
  { virtualService }: Place,
  isElsewhereToo: boolean,
): Problem<'on-mesh-gateway'> {
  const isRefused = gatewayNames(virtualService.spec, virtualService).every(
    ({ key: name }) => name === meshGateway,
  )
  return {
    code: 'on-mesh-gateway',
    node,
    at: 'key',
    severity: isElsewhereToo ? 'warning' : 'error',
    message: `${quote(key)} matches nothing on ${quote(meshGateway)}: only gateways route by claims`,
    about: `${node.path} ${meshGateway}`,
    ...(isRefused && { refusedBy: 'webhook' as const }),
  }
}

function* atGateway(
  node: Node,
  key: string,
  gateway: Manifest,
  mesh: Mesh,
): Generator<Problem<'unauthenticated-gateway'>> {
  if ([mesh, meshOfAllFiles(mesh) ?? mesh].some((world) => mayAuthenticate(world, gateway))) return
  const name = `${gateway.namespace}/${gateway.name}`
  const { note, ...doubt } = doubtAboutPolicies(mesh, gateway)
  yield {
    code: 'unauthenticated-gateway',
    node,
    at: 'key',
    ...doubt,
    message: `${quote(key)} matches nothing: no RequestAuthentication holds for the pods of gateway ${quote(name)}${note}`,
    about: `${node.path} ${name}`,
    related: [{ node: gateway.spec.get('selector'), note: 'the pods of the gateway' }],
  }
}
