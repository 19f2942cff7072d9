import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './authorization.ts'
import { gateway, orders, pods, release, token } from './jwt-release.ts'

describe('istio-jwt: which pattern decides', () => {
  const patterns = ['/*', '/a', '/a/*', '/a/b', '/a/b/*', '/a*', '/c/*', '/c/d']
  const paths = ['/', '/a', '/a/', '/a/b', '/a/b/', '/a/b/x', '/ab', '/c', '/c/d', '/c/d/e', '/x']

  it('is the most specific one; a path without a pattern is refused', async () => {
    const lists = fc.record({ publicPaths: fc.subarray(patterns), protectedPaths: fc.subarray(patterns) })
    const property = fc.asyncProperty(
      lists,
      fc.constantFrom('gateway', 'workload'),
      async (service, enforceAt) => {
        const objects = await release(
          { orders: { ...orders, ...service, workloadSelector: pods.labels } },
          { enforceAt },
        )
        const place = enforceAt === 'gateway' ? gateway : pods
        for (const path of paths) {
          const ask = (values: object) =>
            decide(objects, place, { host: 'orders.example.com', path, ...values })
          expect([path, ask({}), ask({ token })]).toEqual([path, ...expected(service, path)])
        }
      },
    )
    await fc.assert(property, { numRuns: 40 })
  })
})

/** Answers without and with a token, from the README's words alone. */
function expected({ publicPaths, protectedPaths }: Paths, path: string): [number, number] {
  const open = Math.max(...publicPaths.map((pattern) => specificity(pattern, path)))
  const closed = Math.max(
    ...protectedPaths.map((pattern) =>
      Math.max(specificity(pattern, path), below(pattern, path, publicPaths)),
    ),
  )
  if (open < 0 && closed < 0) return [403, 403]
  return open > closed ? [200, 200] : [403, 200]
}

interface Paths {
  readonly publicPaths: readonly string[]
  readonly protectedPaths: readonly string[]
}

/** Infinity for an exact match, the prefix's length for a prefix, -1 for no match. */
function specificity(pattern: string, path: string): number {
  if (pattern === path) return Infinity
  return pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1)) ? pattern.length : -1
}

/** An exact protected path within a public prefix also covers the paths below it, slightly fewer than a pattern. */
function below(pattern: string, path: string, publicPaths: readonly string[]): number {
  const inside =
    !pattern.endsWith('*') &&
    publicPaths.some((open) => open.endsWith('*') && specificity(open, pattern) >= 0)
  return inside && path.startsWith(`${pattern}/`) ? pattern.length + 1.5 : -1
}
