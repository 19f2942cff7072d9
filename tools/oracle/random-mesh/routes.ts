// Random VirtualServices.
import type { Json, JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import {
  exportTo,
  fields,
  namespaceIn,
  networking,
  object,
  outsideHosts,
  serviceHosts,
} from './object-parts.ts'

/** Whether routes may lead to subsets. */
interface RouteOptions {
  readonly hasSubsets: boolean
}

export function virtualService(random: Random): JsonMap {
  return randomVirtualService(random, { hasSubsets: true })
}

export function randomVirtualService(random: Random, options: RouteOptions): JsonMap {
  return object(networking, 'VirtualService', 'routes', namespaceIn(random), {
    hosts: [random.pick([...serviceHosts, ...outsideHosts])],
    http: Array.from({ length: 1 + random.below(3) }, () => rootRoute(random, options)),
    ...fields(random, { exportTo: [0.3, () => exportTo(random)] }),
  })
}

function rootRoute(random: Random, options: RouteOptions): JsonMap {
  if (random.isLikely(0.5)) return { ...limits(random), ...matches(random), ...route(random, options) }
  const delegateTo: JsonMap = {
    name: random.pick(['part-a', 'part-b', 'part-c']),
    ...fields(random, { namespace: [0.7, () => random.pick(['a', 'b'])] }),
  }
  return { ...limits(random), ...matches(random), delegate: delegateTo }
}

export function delegate(random: Random, name: string): JsonMap {
  return randomDelegate(random, name, { hasSubsets: true })
}

/** A VirtualService without hosts. Two with one name are one object, so their names differ by namespace. */
export function randomDelegate(random: Random, name: string, options: RouteOptions): JsonMap {
  const number = Number(name.slice(1))
  return object(networking, 'VirtualService', `part-${'abc'[number]}`, random.pick(['a', 'b']), {
    http: Array.from({ length: 1 + random.below(2) }, () => ({
      ...limits(random),
      ...matches(random),
      ...route(random, options),
    })),
    ...fields(random, { exportTo: [0.3, () => exportTo(random)] }),
  })
}

function route(random: Random, { hasSubsets }: RouteOptions): JsonMap {
  if (random.isLikely(0.1)) return { redirect: { uri: '/moved' } }
  const destination: JsonMap = {
    host: random.pick(['web', 'api', ...serviceHosts, 'ext.example.com']),
    ...fields(random, {
      subset: [hasSubsets ? 0.4 : 0, () => random.pick(['v1', 'v2'])],
      port: [0.5, () => ({ number: random.pick([80, 9000]) })],
    }),
  }
  return { route: [{ destination }] }
}

function limits(random: Random): JsonMap {
  if (random.isLikely(0.1)) return { retries: { attempts: 0 } }
  return fields(random, {
    timeout: [0.4, () => `${1 + random.below(9)}s`],
    retries: [
      0.4,
      () => ({
        attempts: 1 + random.below(3),
        ...fields(random, {
          perTryTimeout: [0.4, () => `${1 + random.below(3)}s`],
          retryOn: [0.4, () => '5xx,503'],
        }),
      }),
    ],
  })
}

function matches(random: Random): JsonMap {
  return fields(random, {
    match: [0.7, () => Array.from({ length: 1 + random.below(2) }, () => match(random))],
  })
}

function match(random: Random): JsonMap {
  return fields(random, {
    uri: [
      0.7,
      () =>
        random.pick<JsonMap>([
          { prefix: '/' },
          { prefix: '/a' },
          { prefix: '/a/b' },
          { exact: '/a' },
          { regex: '/a.*' },
        ]),
    ],
    headers: [0.2, () => ({ 'x-a': random.pick<JsonMap>([{ exact: 'one' }, { prefix: 'o' }, {}]) })],
    port: [0.2, () => random.pick([80, 9000])],
    sourceNamespace: [0.15, () => random.pick(['a', 'b'])],
    sourceLabels: [0.15, () => random.pick<JsonMap>([{ app: 'web' }, { app: 'api' }])],
    gateways: [0.15, () => random.pick<Json>([['mesh'], ['edge'], ['mesh', 'edge']])],
  })
}
