import { describe, expect, it } from 'vitest'
import { report, type Files } from './scene.ts'
import { guardedMesh, guardedShop } from './guarded-mesh.ts'

const list = (...files: readonly string[]): string => `resources: [${files.join(', ')}]\n`
const entry = guardedMesh['mesh/files.yaml']

/** A shop and a list of hosts, each built by a kustomization of the environment prod. */
const base: Files = {
  'prod/shop/kustomization.yaml': list('shop.yaml'),
  'prod/shop/shop.yaml': guardedShop,
  'prod/hosts/kustomization.yaml': list('hosts.yaml'),
  'prod/hosts/hosts.yaml': entry,
}

/** A kustomization that also makes the list, so that both are alternatives. */
const alternative: Files = {
  'prod/a-hosts/kustomization.yaml': list('hosts.yaml'),
  'prod/a-hosts/hosts.yaml': entry,
}

async function consequencesOf(head: Files, before: Files): Promise<string[]> {
  const { consequences } = await report(head, before)
  return consequences.map(({ rule, code, at }) => `${rule}/${code} ${at.file}:${at.line}`)
}

describe('a mesh is compared with the same targets of base', () => {
  const closed = {
    'prod/shop/shop.yaml': guardedShop.replace(
      'hosts: [shop.example.com]\n  gateways',
      'hosts: [other.example.com]\n  gateways',
    ),
  }

  it.each<[string, Files, Files, string[]]>([
    [
      'where a new target divides its environment',
      alternative,
      {},
      ['change/egress/opened prod/a-hosts/hosts.yaml:5'],
    ],
    ['where a removed target did', {}, alternative, ['change/egress/closed prod/a-hosts/hosts.yaml:5']],
  ])('%s', async (_, inHead, inBase, ofTarget) => {
    const [head, before] = [
      { ...base, ...inHead },
      { ...base, ...inBase },
    ]
    expect(await consequencesOf(head, before)).toEqual(ofTarget)
    expect(await consequencesOf({ ...head, ...closed }, before)).toEqual([
      'change/traffic/lost prod/shop/shop.yaml:12',
      ...ofTarget,
    ])
  })
})

it('of moved files is the same', async () => {
  const policies = `${guardedMesh['mesh/token.yaml']}---\n${guardedMesh['mesh/mtls.yaml']}`
  const files = (folder: string, shop: string): Files => ({
    [`${folder}/shop.yaml`]: shop,
    [`${folder}/policies.yaml`]: policies,
  })
  const before = files('mesh', guardedShop)
  expect(await consequencesOf(files('apps/mesh', guardedShop), before)).toEqual([])
  const rerouted = guardedShop.replace('hosts: [shop.example.com] }]', 'hosts: [other.example.com] }]')
  const found = await consequencesOf(files('apps/mesh', rerouted), before)
  expect(found).toEqual(['change/traffic/lost apps/mesh/shop.yaml:6'])
})

it('of moved files is one for each of several with the same objects', async () => {
  const files = (folder: string): Files => ({
    [`${folder}/a.yaml`]: guardedShop,
    [`${folder}/b.yaml`]: guardedShop,
  })
  expect(await consequencesOf(files('apps/mesh'), files('mesh'))).toEqual([])
})

it('knows the namespaces of other files where one side has no such mesh', async () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n'
  const before = { 'namespaces.yaml': namespace }
  expect(await consequencesOf({ ...before, 'mesh/hosts.yaml': entry }, before)).toEqual([
    'change/egress/opened mesh/hosts.yaml:5',
  ])
})
