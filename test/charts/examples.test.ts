import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Rendered, type Side, filesIn, renderSide, targetsOf } from './example-sides.ts'
import { type Manifest, helm } from './helm.ts'

describe('examples: the files', () => {
  it.each([
    ['pull-request', ['repository']],
    ['pull-request-fixed', ['repository', 'pull-request']],
  ])('of %s change files that are there, each of them', (overlay, under) => {
    const idle = filesIn(`examples/${overlay}`).filter((file) => {
      const below = under.map((layer) => `examples/${layer}/${file}`).findLast((path) => existsSync(path))
      return !below || readFileSync(below, 'utf8') === readFileSync(`examples/${overlay}/${file}`, 'utf8')
    })
    expect(idle).toEqual([])
  })

  it('with values are all listed in .meshgate.yaml', () => {
    const listed = targetsOf('examples/repository').flatMap((target) => target.values ?? [])
    const there = filesIn('examples/repository').filter((file) => file.includes('/values-'))
    expect(listed.toSorted()).toEqual(there.toSorted())
  })
})

describe.skipIf(!helm)('examples: what they render', () => {
  it('opens and closes hosts in the pull request', () => {
    const [base, pull, fixed] = [hostsOf('base'), hostsOf('pull'), hostsOf('fixed')]
    expect(without(pull, base)).toEqual([
      'prod *.maps.example.org',
      'prod *.pictures.example.com',
      'stage *.pictures.example.com',
      'stage tiles.maps.example.org',
    ])
    expect(without(base, pull)).toEqual(['prod ledger.example.net', 'stage ledger.example.net'])
    expect(without(fixed, pull)).toEqual(['prod tiles.maps.example.org'])
  })

  it('breaks what the repair mends', () => {
    expect(problemsOf('base')).toEqual([])
    expect(problemsOf('pull')).toEqual([
      'prod: *.maps.example.org is mediated',
      'prod: accounts.example.com is no URL',
      'prod: api.cards.example.com gives up after 10s',
      'prod: http://accounts.example.com/oauth/keys is plain http',
    ])
    expect(problemsOf('fixed')).toEqual([])
  })
})

/** External hosts by environment, as `ENVIRONMENT HOST`. */
function hostsOf(side: Side): string[] {
  return renderSide(side)
    .filter(({ object }) => object.kind === 'ServiceEntry')
    .map(({ environment, object }) => `${environment} ${object.spec['hosts']}`)
}

function without(all: readonly string[], some: readonly string[]): string[] {
  return all.filter((host) => !some.includes(host)).toSorted()
}

/** The four defects that the pull request is meant to have, looked for in what is rendered. */
function problemsOf(side: Side): string[] {
  const describeAll = ({ environment, object }: Rendered) =>
    problemsIn(object).map((problem) => `${environment}: ${problem}`)
  return renderSide(side).flatMap(describeAll).toSorted()
}

function problemsIn({ kind, spec }: Manifest): string[] {
  if (kind === 'DestinationRule')
    return String(spec['host']).includes('*') ? [`${spec['host']} is mediated`] : []
  if (kind === 'VirtualService') {
    const early = (spec['http'] as Route[]).filter(givesUpEarly)
    return early.map((route) => `${spec['hosts']} gives up after ${route.timeout}`)
  }
  return kind === 'RequestAuthentication' ? (spec['jwtRules'] as JwtRule[]).flatMap(problemsOfRule) : []
}

function problemsOfRule({ issuer, jwksUri }: JwtRule): string[] {
  return [
    ...(issuer.startsWith('https://') ? [] : [`${issuer} is no URL`]),
    ...(jwksUri.startsWith('https://') ? [] : [`${jwksUri} is plain http`]),
  ]
}

interface JwtRule {
  readonly issuer: string
  readonly jwksUri: string
}

interface Route {
  readonly timeout?: string
  readonly retries?: { readonly attempts: number; readonly perTryTimeout: string }
}

function givesUpEarly({ timeout, retries }: Route): boolean {
  if (!timeout || !retries) return false
  return milliseconds(timeout) < (1 + retries.attempts) * milliseconds(retries.perTryTimeout)
}

function milliseconds(duration: string): number {
  return Number.parseFloat(duration) * (duration.endsWith('ms') ? 1 : 1000)
}
