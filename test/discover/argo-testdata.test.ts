import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import type { Target } from '../../src/core/target.ts'
import { foundIn } from './trees.ts'

/*
 * The test data of Argo CD as an oracle, from the cache of Go's modules: `go mod download
 * github.com/argoproj/argo-cd/v3@v3.5.7`. What Argo CD's tests expect is read from their source.
 */

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const folder = join(cache, 'github.com/argoproj/argo-cd/v3@v3.5.7/reposerver/repository')
const url = 'https://git.example/argo'
const repository = () => ({ urls: [url], branches: [], mainBranch: null })

/** The test data with one Application. */
function treeWith(source: object): Tree {
  const data = join(folder, 'testdata')
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => existsSync(join(data, name)) && statSync(join(data, name)).isFile())
  return memoryTree({
    ...Object.fromEntries(files.map((name) => [name, readFileSync(join(data, name))])),
    'app.yaml': JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'testapp' },
      spec: { destination: { namespace: 'a' }, source: { repoURL: url, ...source } },
    }),
  })
}

async function targetOf(source: object): Promise<Target | undefined> {
  const { targets } = await foundIn(treeWith(source), { repository })
  return targets.find(({ statedBy }) => statedBy)
}

/** The Go test of a name. */
function goTest(name: string): string {
  const text = readFileSync(join(folder, 'repository_test.go'), 'utf8')
  const start = text.indexOf(`func ${name}(`)
  return text.slice(start, text.indexOf('\n}\n', start))
}

const kinds: Readonly<Record<string, Target['kind']>> = { Helm: 'helm', Kustomize: 'kustomization' }

describe.skipIf(!existsSync(folder))('the test data of Argo CD', () => {
  const types = existsSync(folder)
    ? [...goTest('TestListApps').matchAll(/"([\w/-]+)":\s+"(Helm|Kustomize)"/g)]
    : []

  it.each(types.map(([, path, type]) => [path!, type!]))('%s is of the type %s', async (path, type) => {
    expect((await targetOf({ path }))?.kind).toBe(kinds[type])
  })

  const selections = existsSync(folder)
    ? [
        ...goTest('TestFindResources').matchAll(
          /name:\s+"([^"]*)",(?:\s+include:\s+"([^"]*)",)?(?:\s+exclude:\s+"([^"]*)",)?\s+expectedNames:\s+\[\]string\{([^}]*)\}/g,
        ),
      ]
    : []

  it.each(selections.map(([, name, include = '', exclude = '', names]) => [name!, include, exclude, names!]))(
    'is selected as expected: %s',
    async (_, include, exclude, names) => {
      const directory = { recurse: true, include, exclude }
      const target = await targetOf({ path: 'app-include-exclude', directory })
      const files = target?.kind === 'manifests' ? target.files : []
      const objects = files.map(
        (file) => /name: (\S+)/.exec(readFileSync(join(folder, 'testdata', file), 'utf8'))?.[1],
      )
      expect(objects.toSorted()).toEqual([...names.matchAll(/"([^"]+)"/g)].map(([, name]) => name).toSorted())
    },
  )

  it('is read', () => {
    expect(types.length).toBeGreaterThan(10)
    expect(selections.length).toBeGreaterThan(4)
  })

  it.each([
    ['single-global', '0.2'],
    ['single-app-only', '0.3'],
    ['multi', '0.3'],
  ])('has the image of the overrides in %s', async (path, tag) => {
    const target = await targetOf({ path: `app-parameters/${path}` })
    expect(target?.kind === 'kustomization' && target.edits?.images).toMatchObject([
      { name: 'quay.io/argoprojlabs/argocd-e2e-container', newTag: tag },
    ])
  })
})
