// Random requests to the proxies of a random mesh.
import type { LocatedToken, MeshRequest } from '../mesh-case.ts'
import type { Random } from '../random.ts'
import type { Token } from '../tokens.ts'
import { paths } from './routes.ts'

/** The proxy that the requests of a mesh reach, and whether it is a gateway with TLS. */
export interface Focus {
  readonly type: 'gateway' | 'client' | 'server' | 'egress' | 'waypoint'
  readonly proxy: string
  readonly hasTls: boolean
}

/** A request to a proxy in focus. */
export function randomRequest(random: Random, focus: Focus, name: string): MeshRequest {
  const request = {
    name,
    path: random.pick(paths),
    method: random.pick(['GET', 'GET', 'POST', 'DELETE', 'OPTIONS']),
  }
  return makers[focus.type](random, request, focus)
}

type Beginning = Pick<MeshRequest, 'name' | 'path'> & { readonly method: string }

const makers: Readonly<
  Record<Focus['type'], (random: Random, request: Beginning, focus: Focus) => MeshRequest>
> = {
  gateway(random, request, { proxy, hasTls }) {
    const host = random.pick([
      'shop.example.com',
      'api.example.com',
      'x.example.com',
      'pay.example.net',
      'other.example.org',
      'shop.example.com:8080',
      'SHOP.example.com',
    ])
    const isSecure = hasTls && random.isLikely(0.15)
    return {
      ...request,
      proxy,
      listener: isSecure ? 8443 : 8080,
      from: address(random),
      headers: { host, ...headers(random), ...failure(random) },
      ...(isSecure && {
        sni: random.pick(['shop.example.com', 'api.example.com', 'pass.example.com', 'x.example.com']),
      }),
      ...tokens(random),
    }
  },
  client(random, request, { proxy }) {
    const host = random.pick([
      ...[
        'api',
        'web',
        'empty',
        'alias',
        'api.shop',
        'api.shop.svc',
        'api.shop.svc.cluster.local',
        'robot.ops',
        'robot',
      ],
      ...[
        'pay.example.net',
        'static.example.net',
        'a.wild.example.net',
        'unknown.example.com',
        'shop.example.com',
      ],
    ])
    const kind = random.next()
    const called = {
      ...request,
      proxy,
      listener: 'outbound',
      headers: { host, ...headers(random), ...failure(random) },
    } as const
    if (kind < 0.75) return called
    if (kind < 0.9)
      return {
        ...called,
        to: random.pick([
          '10.255.77.1:81',
          '10.255.77.1:82',
          '10.255.77.1:80',
          '198.51.100.7:8000',
          '192.0.2.10:80',
        ]),
      }
    return {
      ...called,
      to: random.pick(['198.51.100.7:443', '192.0.2.10:443']),
      sni: random.pick([
        'pay.example.net',
        'static.example.net',
        'a.wild.example.net',
        'unknown.example.com',
      ]),
    }
  },
  egress(random, request, { proxy }) {
    const host = random.pick(['pay.example.net', 'pay.example.net', 'PAY.example.net', 'other.example.org'])
    const called = {
      ...request,
      proxy,
      from: address(random),
      headers: { host, ...headers(random), ...failure(random) },
      ...tokens(random),
    }
    const kind = random.next()
    if (kind < 0.4) return { ...called, listener: 8080 }
    const sni = random.pick(['pay.example.net', 'pay.example.net', 'other.example.org'])
    return { ...called, listener: 8443, sni, ...(kind < 0.8 && { as: random.pick(identities) }) }
  },
  server(random, request, { proxy }) {
    const kind = random.next()
    const port = random.pick([8080, 8080, 8080, 8080, 8081, 8082, 9999])
    const called = {
      ...request,
      proxy,
      listener: 'inbound',
      from: address(random),
      to: `${serverAddress}:${port}`,
      headers: { host: random.pick(['api', 'shop.example.com', 'api.example.com:80']), ...headers(random) },
      ...tokens(random),
    } as const
    if (kind < 0.55) return { ...called, as: random.pick(identities) }
    return kind < 0.93 ? called : { ...called, sni: 'shop.example.com' }
  },
  waypoint(random, request, { proxy }) {
    const host = random.pick([
      'api',
      'api.shop',
      'api.shop.svc.cluster.local',
      'web.shop:80',
      'other.example',
    ])
    return {
      ...request,
      proxy,
      listener: 'waypoint',
      from: address(random),
      to: random.pick(servedAddresses),
      as: random.pick(identities),
      headers: { host, ...headers(random), ...failure(random) },
      ...tokens(random),
    }
  },
}

/** Ports of the Services that the waypoint serves; most are of HTTP. */
const servedAddresses = [
  ...['10.255.77.1:80', '10.255.77.1:80', '10.255.77.2:80', '10.255.77.3:80'],
  ...['10.255.77.1:81', '10.255.77.1:82'],
]

/** The second pod of the stream (`proxies/defaults.go`). */
const serverAddress = '10.44.0.3'

const identities = [
  ...['spiffe://cluster.local/ns/shop/sa/client', 'spiffe://cluster.local/ns/ops/sa/robot'],
  ...['spiffe://cluster.local/ns/ops/sa/client', 'spiffe://old.example/ns/shop/sa/client'],
] as const

function address(random: Random): string {
  return random.pick(['10.1.2.3:40000', '10.2.0.1:40000', '192.0.2.7:40000'])
}

function headers(random: Random): Record<string, string> {
  const chosen: Record<string, string> = {}
  if (random.isLikely(0.3)) chosen['x-a'] = random.pick(['one', 'two', 'other', ''])
  if (random.isLikely(0.05)) chosen[random.pick(['x-role', 'x-payload'])] = 'forged'
  if (random.isLikely(0.2)) chosen['x-b'] = random.pick(['one', 'two'])
  if (random.isLikely(0.15))
    chosen['x-forwarded-for'] = random.pick(['10.1.9.9', '198.51.100.7, 10.1.9.9', '192.0.2.9'])
  return chosen
}

/** Upstreams that fail are tried again. */
function failure(random: Random): Record<string, string> {
  return random.isLikely(0.06) ? { 'x-upstream': random.pick(['503', '500', '409', 'reset']) } : {}
}

function tokens(random: Random): Partial<MeshRequest> {
  const count = random.pick([0, 0, 1, 1, 1, 2])
  if (count === 0) return {}
  const located = Array.from({ length: count }, () => ({ token: token(random), ...place(random) }))
  // Two tokens in one place would be one.
  const places = new Map(located.map((item) => [item.header ?? item.parameter ?? item.cookie ?? '', item]))
  return { tokens: [...places.values()] }
}

function place(random: Random): Omit<LocatedToken, 'token'> {
  return random.pick<Omit<LocatedToken, 'token'>>([
    ...[{}, {}, {}, {}, { header: 'x-jwt' }, { header: 'x-jwt', prefix: 'JWT ' }],
    ...[{ parameter: 'token' }, { parameter: 'access_token' }, { cookie: 'session' }],
  ])
}

function token(random: Random): Token {
  const issuer = random.pick(['one', 'one', 'two', 'three'])
  const claims = {
    iss: `https://${issuer}.example`,
    sub: random.pick(['ann', 'bob', null]),
    aud: random.pick<unknown>(['shop', 'other', ['other', 'shop'], null, 'http://shop']),
    ...random.pick<Record<string, unknown>>([
      ...[
        {},
        { role: 'buyer' },
        { role: 'seller' },
        { roles: ['buyer', 'x'] },
        { realm: { roles: ['admin'] } },
      ],
      ...[{ scope: 'read write' }, { scope: 'read' }, { level: 5 }, { azp: 'app', role: 'buyer' }],
    ]),
    ...random.pick<Record<string, unknown>>([
      ...[{}, {}, {}, {}, {}, { iat: 'now-7200', exp: 'now-30' }, { iat: 'now-7200', exp: 'now-3600' }],
      ...[{ exp: null }, { nbf: 'now+30' }, { nbf: 'now+3600' }],
    ]),
  }
  const kind = random.next()
  if (kind < 0.05) return random.pick(['not-a-jwt', 'a.b.c'])
  if (kind < 0.08) return { key: issuer, claims, algorithm: 'none' }
  return { key: kind < 0.14 ? 'evil' : issuer, claims }
}
