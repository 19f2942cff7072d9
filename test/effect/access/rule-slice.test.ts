import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessDifference } from '../../../src/effect/access/access-difference.ts'
import { PatternIndex } from '../../../src/effect/access/pattern-index.ts'
import { attachedPolicies, isAttachedAt } from '../../../src/effect/request/policy/attachment.ts'
import { assumedSidecar, type MeshProxy } from '../../../src/effect/request/proxy/proxy.ts'
import { textMatch, type TextPattern } from '../../../src/effect/request/match/text-match.ts'
import { meshOfYaml } from '../request/meshes.ts'
import { accessOutline } from './outline.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '/'), maxLength: 4 })
const pattern = fc.record({
  form: fc.constantFrom('exact', 'prefix', 'suffix', 'nonempty'),
  text: letters,
}) as fc.Arbitrary<TextPattern>

describe('an index of patterns', () => {
  it('finds each pattern that matches a text which one of its patterns matches', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 5 }), pattern, letters, (patterns, wanted, text) => {
        const isCommon =
          textMatch(wanted)(text) === true &&
          patterns.some((candidate) => textMatch(candidate)(text) === true)
        expect(isCommon && !new PatternIndex(patterns).mayOverlap(wanted)).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })

  it.each<[string, TextPattern, TextPattern]>([
    ['other texts', { form: 'exact', text: '/a' }, { form: 'exact', text: '/b' }],
    ['a text outside of a prefix', { form: 'prefix', text: '/v1/' }, { form: 'exact', text: '/v2/x' }],
    ['prefixes apart', { form: 'prefix', text: '/v1/' }, { form: 'prefix', text: '/v2/' }],
    ['suffixes apart', { form: 'suffix', text: '.css' }, { form: 'suffix', text: '.js' }],
  ])('tells %s apart', (_, first, second) => {
    expect(new PatternIndex([first]).mayOverlap(second)).toBe(false)
    expect(new PatternIndex([second]).mayOverlap(first)).toBe(false)
  })
})

function policy(name: string, spec: string, namespace = 'edge'): string {
  return `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
---
`
}

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gw, namespace: edge }
spec: { selector: { istio: ingress }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.example.com'] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: all, namespace: edge }
spec: { hosts: ['*.example.com'], gateways: [gw], http: [{ route: [{ destination: { host: api } }] }] }
---
`

describe('rules that match nothing that differs', () => {
  it('are not read: a policy of thousands for hosts of one gateway is compared', () => {
    const ofHost = (index: number, methods: string): string =>
      policy(
        `h${index}`,
        `{ selector: { matchLabels: { istio: ingress } }, rules: [{ to: [{ operation: { hosts: [h${index}.example.com], methods: [${methods}] } }] }] }`,
      )
    const others = Array.from({ length: 3000 }, (_, index) => ofHost(index + 1, 'GET')).join('')
    const mesh = (methods: string): ReturnType<typeof meshOfYaml> =>
      meshOfYaml(gateway + others + ofHost(0, methods))
    const { changes, undecided } = accessDifference(mesh('GET, POST'), mesh('GET'))
    expect(undecided).toEqual([])
    expect(changes.map(({ phrases, isReplayed }) => [phrases, isReplayed])).toEqual([
      [
        [
          { axis: 'host', of: ['`h0.example.com` without a port'], except: [] },
          { axis: 'method', of: ['`POST`'], except: [] },
        ],
        true,
      ],
    ])
  })

  it('leave a DENY rule with conditions on requests among those of connections', () => {
    const deny = (path: string): string =>
      `{ action: DENY, rules: [{ to: [{ operation: { paths: [${path}] } }] }] }`
    const pods = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop, labels: {} }
spec: { template: { metadata: { labels: { app: api } }, spec: { containers: [] } } }
---
`
    const shared = pods + policy('shared', deny('/a'), 'shop')
    expect(accessOutline(shared, shared + policy('other', deny('/b'), 'shop'))).toMatchInlineSnapshot(`
      [
        "Deployment shop/api | transport: in plain text or by mTLS | path: \`/b\` | 403 by AuthorizationPolicy shop/other spec.rules[0] -> let through",
      ]
    `)
  })

  it('are those of each workload, of which the ALLOW policies are named', () => {
    const workload = (name: string): string =>
      `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [] } } }
---
` +
      policy(
        name,
        `{ selector: { matchLabels: { app: ${name} } }, rules: [{ to: [{ operation: { paths: [/${name}] } }] }] }`,
        'shop',
      )
    const mesh = workload('api') + workload('web')
    const root = policy('root', '{ rules: [{ to: [{ operation: { paths: [/health] } }] }] }', 'istio-system')
    const changed = root.replace('/health', '/healthz')
    expect(accessOutline(mesh + root, mesh + changed)).toMatchInlineSnapshot(`
      [
        "Deployment shop/api and Deployment shop/web and pods of any other namespace and pods of namespace istio-system and other pods of namespace shop | transport: in plain text or by mTLS | path: \`/health\` | 403 by AuthorizationPolicy istio-system/root spec -> let through by AuthorizationPolicy istio-system/root spec.rules[0]",
        "Deployment shop/api and Deployment shop/web and pods of any other namespace and pods of namespace istio-system and other pods of namespace shop | transport: in plain text or by mTLS | path: \`/healthz\` | let through by AuthorizationPolicy istio-system/root spec.rules[0] -> 403 by AuthorizationPolicy istio-system/root spec",
      ]
    `)
  })

  it('select no pods apart: those that only ALLOW policies without them select are refused on both sides', () => {
    const allow = (name: string): string =>
      policy(
        name,
        `{ selector: { matchLabels: { app: ${name} } }, rules: [{ to: [{ operation: { paths: [/${name}] } }] }] }`,
        'shop',
      )
    const shared = allow('api') + allow('web')
    const root = (paths: string): string =>
      policy(
        'root',
        `{ action: DENY, rules: [{ to: [{ operation: { paths: [${paths}] } }] }] }`,
        'istio-system',
      )
    expect(accessOutline(shared + root('/a'), shared + root('/a, /b'))).toMatchInlineSnapshot(`
      [
        "pods of any other namespace and pods of namespace istio-system and pods of namespace shop | transport: in plain text or by mTLS | path: \`/b\` | 403 by AuthorizationPolicy istio-system/root spec.rules[0] -> let through",
      ]
    `)
    const toApi = root('/a, /api')
    expect(accessOutline(shared + root('/a'), shared + toApi)).toMatchInlineSnapshot(`
      [
        "pods of any other namespace and pods of namespace istio-system and pods of namespace shop | transport: in plain text or by mTLS | path: \`/api\` | 403 by AuthorizationPolicy istio-system/root spec.rules[0] -> let through",
        "pods of namespace shop with app=api | transport: in plain text or by mTLS | path: \`/api\` | 403 by AuthorizationPolicy istio-system/root spec.rules[0] -> let through by AuthorizationPolicy shop/api spec.rules[0]",
      ]
    `)
  })

  it('select no pods that a changed ALLOW policy selects anew', () => {
    const shared = policy(
      'api',
      '{ selector: { matchLabels: { app: api } }, rules: [{ to: [{ operation: { paths: [/api] } }] }] }',
      'shop',
    )
    const added = policy('more', '{ rules: [{ to: [{ operation: { paths: [/more] } }] }] }', 'shop')
    expect(accessOutline(shared, shared + added)).toMatchInlineSnapshot(`
      [
        "pods of namespace shop | transport: in plain text or by mTLS | path: not \`/more\` | 403 by AuthorizationPolicy shop/more spec -> let through",
        "pods of namespace shop | transport: by TLS of the client | closed by AuthorizationPolicy shop/more spec -> let through",
        "pods of namespace shop with app=api | transport: in plain text or by mTLS | path: \`/more\` | let through by AuthorizationPolicy shop/more spec.rules[0] -> 403 by AuthorizationPolicy shop/api spec",
      ]
    `)
  })
})

describe('the policies that hold at a proxy', () => {
  const labels = fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('a', 'b'), { maxKeys: 2 })
  const object = fc.record({
    namespace: fc.constantFrom('shop', 'istio-system', 'other'),
    selector: labels,
    target: fc.constantFrom('', 'Gateway/gw', 'Service/api', 'GatewayClass/istio-waypoint'),
  })
  const proxy = fc.record({
    type: fc.constantFrom('sidecar', 'gateway', 'waypoint', 'ztunnel'),
    labels: fc.tuple(labels, fc.boolean()).map(([own, isOfGateway]) => ({
      ...own,
      ...(isOfGateway && { 'gateway.networking.k8s.io/gateway-name': 'gw' }),
    })),
    hasAllLabels: fc.boolean(),
  })

  it('are the same, asked for one by one', () => {
    fc.assert(
      fc.property(
        fc.array(object, { maxLength: 6 }),
        proxy,
        (objects, { type, labels: own, hasAllLabels }) => {
          const mesh = meshOfYaml(
            objects
              .map(({ namespace, selector, target }, index) => {
                const [kind, name] = target.split('/')
                const spec =
                  target === '' ? { selector: { matchLabels: selector } } : { targetRefs: [{ kind, name }] }
                return policy(`p${index}`, JSON.stringify(spec), namespace)
              })
              .join(''),
          )
          const pods = {
            ...assumedSidecar('pods', 'shop', new Map(Object.entries(own))),
            type,
            hasAllLabels,
          } as MeshProxy
          const attached = attachedPolicies(mesh, 'AuthorizationPolicy', pods)
          for (const candidate of mesh.ofKind('AuthorizationPolicy'))
            expect(isAttachedAt(mesh, 'AuthorizationPolicy', candidate, pods)).toEqual(
              attached.find((found) => found.policy === candidate)?.isAttached ?? false,
            )
        },
      ),
      { numRuns: 500 },
    )
  })
})
