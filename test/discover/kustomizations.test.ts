import { describe, expect, it } from 'vitest'
import { found } from './trees.ts'

/** The kustomizations that are built, each with its environment and files. */
async function built(files: Readonly<Record<string, string>>): Promise<unknown[]> {
  const { targets } = await found(files)
  return targets.flatMap((target) =>
    target.kind === 'kustomization' ? [[target.path, target.environment, target.files]] : [],
  )
}

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'

describe('kustomizations that are built', () => {
  it('are those that no other one includes, with all files that they read', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [a.yaml]\nconfigMapGenerator: [{ name: b, files: [k=b.txt] }]\n',
      'base/a.yaml': object,
      'base/b.txt': 'b\n',
      'base/unused.yaml': object,
      'extra/kustomization.yaml': 'kind: Component\npatches: [{ path: p.yaml }]\n',
      'extra/p.yaml': object,
      'overlays/eu/kustomization.yaml': 'resources: [../../base]\ncomponents: [../../extra]\n',
    }
    expect(await built(files)).toEqual([
      [
        'overlays/eu',
        'eu',
        [
          ...['base/a.yaml', 'base/b.txt', 'base/kustomization.yaml'],
          ...['extra/kustomization.yaml', 'extra/p.yaml', 'overlays/eu/kustomization.yaml'],
        ],
      ],
    ])
  })

  it('read the charts that they render', async () => {
    const files = {
      'kustomization.yaml':
        'helmGlobals: { chartHome: vendored }\nhelmCharts: [{ name: web, version: 1.0.0, valuesFile: v.yaml }]\n',
      'v.yaml': 'a: b\n',
      'vendored/web-1.0.0/web/Chart.yaml': 'name: web\nversion: 1.0.0\n',
      'vendored/web-1.0.0/web/templates/a.yaml': object,
    }
    expect(await built(files)).toEqual([['', null, Object.keys(files).toSorted()]])
  })

  it('may be a chain that is longer than the stack of calls', async () => {
    const length = 20_000
    const chain = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `k${index}/kustomization.yaml`,
        index === length - 1 ? 'resources: []\n' : `resources: [../k${index + 1}]\n`,
      ]),
    )
    const [[folder, , files]] = (await built(chain)) as [[string, null, string[]]]
    expect([folder, files.length]).toEqual(['k0', length])
  })

  it('are one of those that include one another in a circle, so that the circle is reported', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b]\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
    }
    expect(await built(files)).toEqual([['a', null, ['a/kustomization.yaml', 'b/kustomization.yaml']]])
  })

  it.each([
    ['apps/production', 'production'],
    ['apps/web/overlays/team-a/eu', 'team-a'],
    ['clusters/home', 'home'],
    ['apps/web', null],
    ['prod/apps/web', 'prod'],
  ])('belong to the environment in their path: %s', async (folder, environment) => {
    expect(await built({ [`${folder}/kustomization.yaml`]: 'resources: []\n' })).toEqual([
      [folder, environment, [`${folder}/kustomization.yaml`]],
    ])
  })

  it('are not patches alone, to which another tool adds the objects', async () => {
    const patch = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n'
    const files = { 'dev/kustomization.yaml': 'patchesStrategicMerge: [a.yaml]\n', 'dev/a.yaml': patch }
    expect(await built(files)).toEqual([])
    const { gitops } = await found(files)
    expect(gitops.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'dev/kustomization.yaml: it has patches and no objects; it is unknown what adds objects, such as a post-renderer',
    ])
  })

  it('are not templates, Components, and what the configuration leaves out', async () => {
    const files = {
      '.meshgate.yaml': 'exclude: [old]\n',
      'component/kustomization.yaml': 'kind: Component\n',
      'old/kustomization.yaml': 'resources: []\n',
      'template/kustomization.yaml': 'resources:\n{{ range .a }}\n',
    }
    expect(await built(files)).toEqual([])
  })
})
