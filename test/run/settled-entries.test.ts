import { expect, it } from 'vitest'
import type { KeptLists } from '../../src/core/kept-lists.ts'
import type { HelmTarget } from '../../src/core/target.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { openKeptLists } from '../../src/inspect/kept-lists.ts'
import { releaseEntries } from '../../src/inspect/merged-values.ts'
import { settledEntries } from '../../src/inspect/settled-entries.ts'
import type { ValuesEntry } from '../../src/model/values.ts'
import { readerKeepingKeys, readerSharingFiles, type Reader } from '../../src/yaml/reader.ts'

const files = {
  'web/Chart.yaml':
    'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: sub, version: 1.0.0}]\n',
  'web/values.yaml': 'mediatedTls:\n  api: {externalHost: api.example.com, timeout: 5s}\n',
  'web/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
  'web/charts/sub/values.yaml': 'passthroughTls:\n  ext: {externalHost: ext.example.net}\n',
  'web/values-prod.yaml': 'mediatedTls:\n  api: {timeout: 9s}\n  pay: {externalHost: pay.example.com}\n',
}

const target: HelmTarget = {
  kind: 'helm',
  id: 'web@prod',
  path: 'web',
  environment: 'prod',
  release: 'web',
  namespace: null,
  values: ['web/values-prod.yaml'],
  missing: [],
}

function readerWith(lists: KeptLists, contents: Readonly<Record<string, string>> = files): Reader {
  return readerKeepingKeys(memoryTree(contents), lists)
}

/** What rules see of entries. */
function shown(entries: readonly ValuesEntry[]): unknown[] {
  return entries.map(({ layout, name, target: id, node, block, merged }) => [
    ...[layout, name, id, node.path, block.path, node.location],
    ...[merged?.get('timeout').text, merged?.get('externalHost').text],
  ])
}

/** Lists that keep one text for later runs. */
function keptIn(store: { text: string | null }): KeptLists {
  return openKeptLists({ read: () => store.text, add: (_, text) => void (store.text = text) })
}

it('are the entries of the release, also in a later run, which reads no values file for their names', () => {
  const store: { text: string | null } = { text: null }
  const lists = keptIn(store)
  const expected = shown(releaseEntries(target, readerWith(openKeptLists(null))))
  expect(expected).toHaveLength(3)
  expect(shown(settledEntries(target, readerWith(lists)))).toEqual(expected)
  lists.save()
  const later = readerWith(keptIn(store))
  expect(shown(settledEntries(target, later))).toEqual(expected)
  const renamed = readerWith(keptIn({ text: store.text!.replace('mediatedTls pay', 'mediatedTls kept') }))
  expect(settledEntries(target, renamed).map(({ name }) => name)).toContain('kept')
})

it('are other entries where a subchart, a default or a values file differs', () => {
  const lists = openKeptLists(null)
  settledEntries(target, readerWith(lists))
  for (const file of Object.keys(files).filter((path) => path.includes('values'))) {
    const edited = {
      ...files,
      [file]: `${files[file as keyof typeof files]}  more: {externalHost: x.example.com}\n`,
    }
    const expected = shown(releaseEntries(target, readerWith(openKeptLists(null), edited)))
    expect(expected).toHaveLength(4)
    expect(shown(settledEntries(target, readerWith(lists, edited)))).toEqual(expected)
  }
})

it('are shared by head and base', () => {
  const lists = openKeptLists(null)
  const head = readerWith(lists)
  const base = readerSharingFiles(memoryTree({ ...files }), head)
  expect(settledEntries(target, base)).toBe(settledEntries(target, head))
})

it('are read where an object states values', () => {
  const stated: HelmTarget = {
    ...target,
    settings: {
      values: [{ text: 'mediatedTls: {}', at: null, madeFrom: { file: 'x', lines: [1] } }],
    } as never,
  }
  const reader = readerWith(openKeptLists(null))
  expect(settledEntries(stated, reader)).toBe(releaseEntries(stated, reader))
})
