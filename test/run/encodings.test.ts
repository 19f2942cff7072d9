import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { decodeText } from '../../src/yaml/decode-text.ts'
import { chart, configMap, outline, report } from './scene.ts'

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
const encodings = {
  'UTF-8': (text: string) => new Uint8Array(Buffer.from(text)),
  'UTF-8 with a byte order mark': (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`)),
  'UTF-16, little end first': (text: string) => utf16(`\ufeff${text}`),
  'UTF-16, big end first': (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
} as const

const broken = {
  'UTF-16 without a byte order mark': utf16,
  'Latin-1': (text: string) => new Uint8Array(Buffer.from(text, 'latin1')),
  NULs: (text: string) => new Uint8Array(Buffer.from(text.replaceAll('é', '\0'))),
} as const

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, annotations: {by: é}}
spec:
  hosts: [a.example.org]
  http: [{timeout: 10, route: [{destination: {host: a}}]}]
`

const web = (files: Record<string, string | Uint8Array>): Tree =>
  memoryTree({ ...chart('web', configMap, { 'values.yaml': 'level: low\n' }), ...files })

const errors = async (tree: Tree, paths: string[] = []): Promise<string[]> =>
  outline((await report(tree, null, { options: { paths } })).findings).filter((line) =>
    line.includes(' error '),
  )

describe('a manifest', () => {
  it.each(Object.entries(encodings))('in %s is read', async (_, encode) => {
    expect(await errors(memoryTree({ 'a.yaml': encode(route) }))).toContain(
      'new error a.yaml:6 routing/duration',
    )
  })

  it.each(Object.entries(broken))('in %s is a finding, also when it is named', async (_, encode) => {
    const tree = memoryTree({ 'a.yaml': encode(route) })
    for (const paths of [[], ['a.yaml']]) {
      expect(await errors(tree, paths)).toEqual([expect.stringMatching(/a\.yaml:\d schema\/yaml-invalid$/)])
    }
  })

  it('of which one document cannot be decoded has the others checked', async () => {
    const bytes = Buffer.concat([Buffer.from(`${route}---\n`), Buffer.from('a: é\n', 'latin1')])
    expect(await errors(memoryTree({ 'a.yaml': new Uint8Array(bytes) }))).toEqual([
      'new error a.yaml:6 routing/duration',
      'new error a.yaml:8 schema/yaml-invalid',
    ])
  })
})

describe('a YAML file of which nothing shows what it is for', () => {
  it.each([
    ['not UTF-8 text', Buffer.from([0x61, 0xe9, 0x0a])],
    ['encrypted by git-crypt', Buffer.from('\0GITCRYPT\0abc\xff', 'latin1')],
  ])('is said not to be checked: %s', async (reason, bytes) => {
    const tree = memoryTree({ 'a.yaml': new Uint8Array(bytes) })
    for (const paths of [[], ['a.yaml']]) {
      const { skipped, findings, summary } = await report(tree, null, { options: { paths } })
      expect([findings, skipped, summary.complete]).toEqual([[], [{ file: 'a.yaml', reason }], false])
    }
  })
})

describe('a file of a chart', () => {
  it.each(['values.yaml', 'Chart.yaml', 'templates/more.yaml', 'values-prod.yaml'])(
    'that cannot be decoded is an error at it: %s',
    async (name) => {
      const texts = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\ndescription: é\n' }
      for (const encode of Object.values(broken)) {
        const text = encode(name === 'Chart.yaml' ? texts['Chart.yaml'] : 'level: é\n')
        const [first, ...further] = await errors(web({ [`web/${name}`]: text }))
        expect(first).toMatch(new RegExp(`web/${name}:\\d helm/render-failed$`))
        expect(further).toEqual([])
      }
    },
  )

  it('in UTF-16 with a byte order mark is read where Helm reads it: values that are given', async () => {
    const tree = web({ 'web/values-prod.yaml': encodings['UTF-16, big end first']('level: high\n') })
    expect((await report(tree)).targets).toMatchObject([{ id: 'web@prod', status: 'rendered' }])
  })

  it('in UTF-16 with a byte order mark is an error where it is a template, which Helm passes on as it is', async () => {
    const template = encodings['UTF-16, little end first']('apiVersion: v1\nkind: A\nmetadata: {name: a}\n')
    const tree = web({ 'web/templates/more.yaml': template })
    const { findings, targets } = await report(tree)
    expect(outline(findings)).toEqual(['new error web/templates/more.yaml:1 helm/render-failed'])
    expect(targets).toMatchObject([{ status: 'failed' }])
  })
})

it('bytes are decoded to what was encoded, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...Object.values(encodings)),
      (text, encode) => {
        fc.pre(!text.startsWith('\ufeff'))
        expect(decodeText(encode(text))).toEqual({ text, isBroken: false })
      },
    ),
  )
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).text === 'string'))
})
