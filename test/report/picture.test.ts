import { describe, expect, it } from 'vitest'
import type { EgressGraph, GraphArrow, WitnessPath } from '../../src/core/report.ts'
import { egressPicture } from '../../src/report/picture/egress-picture.ts'
import { textLines } from '../../src/report/picture/labels.ts'
import { witnessPicture } from '../../src/report/picture/witness-picture.ts'

/** The texts of a picture in their order, without those of assistive technology. */
function textsIn(html: string): string[] {
  return [...html.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)
}

function described(html: string): string {
  return /<desc [^>]*>([^<]*)<\/desc>/.exec(html)![1]!
}

describe('a text of a picture', () => {
  it.each<[string, string, string[]]>([
    ['is broken at spaces', 'gateway of edge/ingress', ['gateway of', 'edge/ingress']],
    ['loses the middle of a long word', 'a.very.long.host.example', ['a.ver…xample']],
    ['ends where there is no more room', 'one two three four five six', ['one two', 'three four…']],
    ['shows what nobody sees', 'a\u202eb', ['a\\u{202e}b']],
  ])('%s', (_, text, lines) => {
    expect(textLines(text, 12, 2)).toEqual(lines)
  })
})

describe('the way of a request', () => {
  const refused: WitnessPath = {
    hops: ['gateway of Deployment edge/ingress'],
    end: 'answered 403',
    by: 'AuthorizationPolicy edge/shop',
    isLetThrough: false,
  }
  const arrived: WitnessPath = {
    hops: [...refused.hops, 'sidecar of Deployment shop/shop'],
    end: 'let through to Deployment shop/shop',
    isLetThrough: true,
  }
  const { html } = witnessPicture(
    { request: 'GET https://shop.example.com/', base: refused, head: arrived },
    'w',
  )

  it('shows each proxy, who decides, and the end on both sides', () => {
    expect(textsIn(html)).toEqual([
      ...['Before', 'client', 'gateway of Deployment', 'edge/ingress'],
      ...['✕ answered 403 by', 'AuthorizationPolicy edge/shop'],
      ...['After merging', 'client', 'gateway of Deployment', 'edge/ingress'],
      ...['sidecar of Deployment shop/shop', '✓ let through to Deployment', 'shop/shop'],
    ])
  })

  it('fits on the page, with narrower boxes the more proxies there are, and long names in whole where they can be', () => {
    const pictureWith = (...hops: string[]): string => {
      const path = { ...arrived, hops }
      return witnessPicture({ request: 'GET /', base: path, head: path }, 'w').html
    }
    const widthOf = (picture: string): number => Number(/ width="(\d+)"/.exec(picture)![1])
    const gateway = 'gateway of Deployment istio-ingress/public-gateway'
    const [short, usual, long] = [
      pictureWith(),
      pictureWith(gateway, 'sidecar of Deployment shop/shop'),
      pictureWith(gateway, 'waypoint of Gateway shop/waypoint', 'ztunnel of Deployment shop/shop'),
    ]
    expect([short, usual, long].map(widthOf).filter((width) => width > 1080)).toEqual([])
    expect(textsIn(short)).toContain('✓ let through to Deployment shop/shop')
    expect(textsIn(usual)).toContain('istio-ingress/public-gateway')
    expect(described(long)).toContain(gateway)
  })

  it('says the same to who cannot see it', () => {
    expect(html).toMatch(/^<svg [^>]*role="img" [^>]*aria-labelledby="w-title w-description"/)
    expect(described(html)).toBe(
      'Before: client, gateway of Deployment edge/ingress, answered 403 by AuthorizationPolicy edge/shop. After merging: client, gateway of Deployment edge/ingress, sidecar of Deployment shop/shop, let through to Deployment shop/shop.',
    )
  })

  it('is drawn where nothing serves a request', () => {
    const unserved: WitnessPath = { hops: [], end: 'served by nothing', isLetThrough: false }
    const picture = witnessPicture({ request: 'GET /', base: unserved, head: unserved }, 'w').html
    expect(textsIn(picture)).toContain('✕ served by nothing')
  })
})

describe('what pods reach', () => {
  const arrow = (fields: Partial<GraphArrow>): GraphArrow => ({
    ...{ from: 0, via: [], host: 'pay.example', port: 443, address: '', mode: 'mediated', change: 'none' },
    ...fields,
  })
  const graph = (arrows: GraphArrow[], more: Partial<EgressGraph> = {}): EgressGraph => ({
    environment: 'prod',
    targets: [],
    clients: [
      { names: ['namespace shop'], more: 0 },
      { names: ['namespace a', 'namespace b', 'namespace c'], more: 4 },
    ],
    arrows,
    hidden: 0,
    isWhole: true,
    ...more,
  })
  const draw = (shown: EgressGraph): string => egressPicture(shown, 'e').html

  it('marks what is new and what is gone, for all who reach it or for some', () => {
    const html = draw(
      graph([
        arrow({ host: 'new.example', change: 'opened' }),
        arrow({ change: 'opened' }),
        arrow({ from: 1 }),
        arrow({ host: 'gone.example', change: 'closed', mode: 'passthrough' }),
      ]),
    )
    expect(textsIn(html)).toEqual([
      ...['namespace shop', 'namespace a, namespace b, namespace c and 4', 'more'],
      ...['new.example:443', 'new', 'gone.example:443', 'no longer reached'],
      ...['pay.example:443', 'new for some'],
      ...['new', 'no longer', 'proxies see requests', 'proxies see connections'],
    ])
    expect(described(html)).toBe(
      'namespace shop: newly reaches new.example:443. namespace shop: newly reaches pay.example:443. namespace shop: no longer reaches gone.example:443. 1 arrow is as in base.',
    )
  })

  it('goes through the gateways on the way', () => {
    const html = draw(
      graph([
        arrow({ via: ['Deployment egress/gateway'] }),
        arrow({ from: 1, via: ['Deployment egress/gateway'] }),
      ]),
    )
    expect(textsIn(html)).toContain('Deployment egress/gateway')
    expect(html.match(/class="arrow /g)).toHaveLength(4)
  })

  it('says what is left out', () => {
    const html = draw(graph([arrow({ host: '*', port: null, mode: 'any' })], { hidden: 7, isWhole: false }))
    expect(textsIn(html)).toEqual(
      expect.arrayContaining([
        'any host',
        '7 more arrows are not drawn',
        'hosts that the change cannot affect are not drawn',
      ]),
    )
  })

  it('is the same each time, and nothing but numbers and texts', () => {
    const shown = graph(
      Array.from({ length: 120 }, (_, index) => arrow({ from: index % 2, host: `h${index}.example` })),
    )
    expect(draw(shown)).toBe(draw(shown))
    expect(draw(shown)).not.toMatch(/NaN|undefined|Infinity|style=|href/)
  })
})
