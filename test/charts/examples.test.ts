import { describe, expect, it } from 'vitest'
import { type Rendered, type Side, renderSide, targetsOf, treeOf } from './example-sides.ts'
import { type Manifest, folderTexts } from './render.ts'

describe('examples: the files', () => {
  it.each([
    ['pull-request', 'base'],
    ['pull-request-fixed', 'pull'],
  ] as const)('of %s change files that are there, each of them', (overlay, side) => {
    const below = treeOf(side)
    const idle = Object.entries(folderTexts(`examples/${overlay}`, '')).filter(([file, text]) => {
      const before = below.read(file)
      return !before || new TextDecoder().decode(before) === text
    })
    expect(idle).toEqual([])
  })

  it('with values are all listed in .meshgate.yaml', () => {
    const base = treeOf('base')
    const listed = targetsOf(base).flatMap((target) => target.values ?? [])
    expect(listed.toSorted()).toEqual(base.files.filter((file) => file.includes('/values-')))
  })
})

describe('examples: what they render', () => {
  it('opens and closes hosts in the pull request', async () => {
    const [base, pull, fixed] = [await hostsOf('base'), await hostsOf('pull'), await hostsOf('fixed')]
    expect(without(pull, base)).toEqual([
      'prod *.maps.example.org',
      'prod *.pictures.example.com',
      'stage *.pictures.example.com',
      'stage tiles.maps.example.org',
    ])
    expect(without(base, pull)).toEqual(['prod ledger.example.net', 'stage ledger.example.net'])
    expect(without(fixed, pull)).toEqual(['prod tiles.maps.example.org'])
  })

  it('breaks what the repair mends', async () => {
    expect(await problemsOf('base')).toEqual([])
    expect(await problemsOf('pull')).toEqual([
      'prod: *.maps.example.org is mediated',
      'prod: accounts.example.com is no URL',
      'prod: api.cards.example.com gives up after 10s',
      'prod: http://accounts.example.com/oauth/keys is plain http',
    ])
    expect(await problemsOf('fixed')).toEqual([])
  })
})

/** External hosts by environment, as `ENVIRONMENT HOST`. */
async function hostsOf(side: Side): Promise<string[]> {
  const rendered = await renderSide(side)
  return rendered
    .filter(({ object }) => object.kind === 'ServiceEntry')
    .map(({ environment, object }) => `${environment} ${object.spec['hosts']}`)
}

function without(all: readonly string[], some: readonly string[]): string[] {
  return all.filter((host) => !some.includes(host)).toSorted()
}

/** The four defects of the pull request, searched for in the rendered objects. */
async function problemsOf(side: Side): Promise<string[]> {
  const rendered = await renderSide(side)
  return rendered.flatMap(namedProblems).toSorted()
}

function namedProblems({ environment, object }: Rendered): string[] {
  return problemsIn(object).map((problem) => `${environment}: ${problem}`)
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
