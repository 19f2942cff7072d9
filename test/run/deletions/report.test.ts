import { describe, expect, it } from 'vitest'
import { chart, report } from '../scene.ts'
import {
  options,
  application,
  object,
  deletions,
  findings,
  volume,
  settings,
  without,
  crd,
  widget,
} from './deletion-scene.ts'

describe('an object that another target renders', () => {
  const files = {
    'a.yaml': application('a', 'a'),
    'b.yaml': application('b', 'b'),
    'a/settings.yaml': settings,
    'a/data.yaml': volume,
    'b/settings.yaml': object('ConfigMap', 'b'),
  }
  const moved = { ...without(files, 'a/data.yaml'), 'b/data.yaml': volume }

  it('is moved, and deleted by the old owner if that comes first', async () => {
    expect([...(await deletions(files, moved)), ...(await findings(files, moved))]).toEqual([
      'moved PersistentVolumeClaim shop/data',
      'warning moved a/data.yaml:3',
    ])
  })

  it('is moved without a risk if the old owner does not prune', async () => {
    const byHand = application('a', 'a', { policy: '{}' })
    const base = { ...files, 'a.yaml': byHand }
    const head = { ...moved, 'a.yaml': byHand }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual([
      'moved PersistentVolumeClaim shop/data',
    ])
  })

  it('is deleted if that is in another cluster', async () => {
    const [local, remote] = [
      application('a', 'a', { cluster: 'east' }),
      application('b', 'b', { cluster: 'west' }),
    ]
    const clusters = { 'a.yaml': local, 'b.yaml': remote }
    expect(await deletions({ ...files, ...clusters }, { ...moved, ...clusters })).toEqual([
      'deleted PersistentVolumeClaim shop/data',
    ])
  })

  it('is deleted if nothing applies that', async () => {
    expect(await deletions(files, { ...without(files, 'a/data.yaml'), 'old/data.yaml': volume })).toEqual([
      'deleted PersistentVolumeClaim shop/data',
    ])
  })
})

describe('without a controller', () => {
  it('nothing is known of an object that is gone', async () => {
    expect(await deletions({ 'a.yaml': volume, 'b.yaml': settings }, { 'b.yaml': settings })).toEqual([
      'unknown PersistentVolumeClaim data',
    ])
  })

  it('an object in another file is no deletion', async () => {
    expect(await deletions({ 'a.yaml': volume }, { 'b.yaml': volume })).toEqual([])
  })
})

describe('what head cannot render', () => {
  const files = { 'root.yaml': application('web', 'web'), ...chart('web', `${settings}---\n${volume}`) }

  it('is not deleted', async () => {
    expect(await deletions(files, { ...files, 'web/templates/all.yaml': '{{ fail "no" }}' })).toEqual([])
  })

  it('does not delete the Applications in it', async () => {
    const nested = {
      ...chart('root', application('web', 'web', { finalizer: true })),
      'web/data.yaml': volume,
    }
    const head = { ...nested, 'root/templates/all.yaml': '{{ fail "no" }}' }
    expect(await deletions(nested, head)).toEqual([])
  })
})

describe('what head still needs', () => {
  const files = {
    'root.yaml': application('web', 'web'),
    'web/crd.yaml': crd(['v1', 'v1beta1']),
    'web/space.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
    'web/widget.yaml': widget('v1beta1'),
  }

  it.each([
    ['a CRD', without(files, 'web/crd.yaml'), 'error crd-in-use web/crd.yaml:3'],
    [
      'a version of a CRD',
      { ...files, 'web/crd.yaml': crd(['v1']) },
      'error crd-version-in-use web/crd.yaml:10',
    ],
    ['a Namespace', without(files, 'web/space.yaml'), 'error namespace-in-use web/space.yaml:3'],
  ])('is %s', async (_, head, expected) => {
    expect(await findings(files, head)).toEqual([expected])
  })

  it('may be deleted where nothing says what applies it', async () => {
    const base = without(files, 'root.yaml')
    expect(await findings(base, without(base, 'web/crd.yaml'))).toEqual([
      'warning likely crd-in-use web/crd.yaml:3',
    ])
  })

  it('is nothing of another version', async () => {
    const base = { ...files, 'web/widget.yaml': widget('v1') }
    expect(await findings(base, { ...base, 'web/crd.yaml': crd(['v1']) })).toEqual([])
  })
})

describe('names that change', () => {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: { name: "{{ .Release.Name }}-settings" }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: "{{ .Release.Name }}-data" }
`
  const files = { 'root.yaml': application('web', 'web'), ...chart('web', template) }

  it.each([
    ['the release', files['root.yaml'].replace('path: web', 'path: web, helm: { releaseName: shop }')],
    ['the namespace', files['root.yaml'].replace('namespace: shop', 'namespace: mall')],
  ])('recreate everything: %s', async (_, root) => {
    expect(await findings(files, { ...files, 'root.yaml': root })).toEqual([
      'warning recreated web/templates/all.yaml:7',
    ])
  })
})

describe('the report', () => {
  const files = {
    'root.yaml': application('web', 'web'),
    'web/data.yaml': volume,
    'web/settings.yaml': settings,
  }
  const head = without(files, 'web/data.yaml')

  it('says where base has it, and counts', async () => {
    const result = await report(head, files, { options })
    expect(result.deletions.map(({ at, target }) => `${at.file}:${at.line} ${target}`)).toEqual([
      'web/data.yaml:3 directory:web:web',
    ])
    expect(result.summary.deletions).toEqual({
      deleted: 1,
      orphaned: 0,
      kept: 0,
      moved: 0,
      unknown: 0,
      unseen: 0,
    })
    const [finding] = result.findings.filter(({ rule }) => rule === 'gitops/deletes')
    expect(finding).toMatchObject({ side: 'base', status: 'new', targets: ['directory:web:web'] })
  })

  it('has the severities of the configuration of head', async () => {
    const config = 'rules: { gitops/deletes/stateful: error }\n'
    expect(await findings(files, { ...head, '.meshgate.yaml': config })).toEqual([
      'error stateful web/data.yaml:3',
    ])
  })
})

it.each([
  ['NetworkPolicy', 'NetworkPolicies'],
  ['Ingress', 'Ingresses'],
  ['ConfigMap', 'ConfigMaps'],
])('several objects of kind %s are %s', async (kind, plural) => {
  const head = { 'a.yaml': application('a', 'a'), 'a/settings.yaml': settings }
  const base = { ...head, 'a/b.yaml': object(kind, 'b'), 'a/c.yaml': object(kind, 'c') }
  const { findings: found } = await report(head, base, { options })
  const message = found.find(({ rule }) => rule === 'gitops/deletes')?.message
  expect(message).toContain(`merging deletes ${plural} \`b\`, \`c\`: `)
})
