import { expect, it } from 'vitest'
import { application, object, settings, url } from './deletions/deletion-scene.ts'
import { report, type Files } from './scene.ts'

const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

/** The changes, and the codes of findings about deletions. */
async function differencesOf(base: Files, head: Files): Promise<string[]> {
  const { changes, findings } = await report(head, base, { options })
  return [
    ...changes.map(({ type, object: { kind, name } }) => `${type} ${kind} ${name}`),
    ...findings.filter(({ rule }) => rule === 'gitops/deletes').map(({ code }) => code),
  ]
}

const files = { 'web/namespace.yaml': object('Namespace', 'shop'), 'web/settings.yaml': settings }
const applied = { ...files, 'apps/web.yaml': application('web', 'web', { finalizer: true }) }
const root = { 'root.yaml': application('root', 'apps'), 'apps/other.yaml': application('other', 'other') }

it('files that stay when their Application goes use no Namespace, and are not new', async () => {
  expect(await differencesOf({ ...root, ...applied }, { ...root, ...files })).toEqual([
    'removed Application web',
    'removed Namespace shop',
    'removed ConfigMap settings',
    'cascade',
  ])
})

it('files that an Application begins to apply are not removed', async () => {
  expect(await differencesOf({ ...root, ...files }, { ...root, ...applied })).toEqual([
    'added Application web',
    'added Namespace shop',
    'added ConfigMap settings',
  ])
})
