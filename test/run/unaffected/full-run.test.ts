import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Report } from '../../../src/core/report.ts'
import { refuseDeadLinks } from '../../../src/host/dead-links.ts'
import { touchesNothing } from '../../../src/run/unaffected/touches-nothing.ts'
import { report, shortTimeout } from '../scene.ts'
import { differenceOf, treeOf, type Files } from './difference.ts'

/** What reads files in one way or another; each may be there or not. */
const fileSets: Readonly<Record<string, Files>> = {
  chart: {
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'charts/web/values-prod.yaml': shortTimeout(),
    'charts/web/values.yaml': 'mediatedTls: {}\n',
    'charts/web/templates/all.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n' +
      '  {{- range $path, $bytes := .Files.Glob "**" }}\n  {{ $path | replace "/" "." }}: {{ toString $bytes | quote }}\n  {{- end }}\n',
  },
  linkIntoChart: { 'charts/web/docs': '-> docs' },
  linkToFile: { 'charts/web/picture.png': '-> README.md' },
  harmlessLink: { 'index.md': '-> README.md' },
  linkToFolder: { 'apps/current': '-> new/a' },
  kustomization: {
    'overlays/prod/kustomization.yaml':
      'resources: [../../mesh/gateway.yaml, own.yaml]\nconfigMapGenerator: [{name: a, files: [../../docs/a.md, ../../scripts/run.sh]}]\n',
    'overlays/prod/own.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: {name: own}\nspec: {ports: [{port: 80}]}\n',
  },
  manifests: {
    'mesh/gateway.yaml':
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {hosts: [a], http: [{timeout: 5 sec}]}\n',
    'apps/docs/service.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n',
  },
  application: {
    'argocd/docs.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: docs}\nspec: {source: {path: docs, kustomize: {namePrefix: a-, namespace: b}}}\n',
  },
  applicationSet: {
    'argocd/set.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec: {generators: [{git: {directories: [{path: new/*}]}}], template: {spec: {source: {path: "{{path}}", kustomize: {namePrefix: a-}}}}}\n',
  },
  flux: {
    'clusters/a.yaml':
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {path: ./scripts, targetNamespace: shop}\n',
  },
  instance: {
    'clusters/a.yaml':
      'apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: a, namespace: flux-system}\nspec: {sync: {kind: GitRepository, url: https://git.example/a, ref: refs/heads/main, path: new}}\n',
    '.meshgate.yaml': 'repository: {aliases: [https://git.example/a]}\n',
  },
  references: {
    'references/kustomization.yaml':
      'resources: [../docs, ../docs/new, ../new, ../dosc, ../docs/service.yml]\npatches: [{path: ../docs/c.md}]\n',
  },
  sources: {
    '.meshgate.yaml': 'repository: {aliases: [https://git.example/a]}\n',
    'argocd/sources.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: b}\nspec: {generators: [{git: {repoURL: https://git.example/a, revision: HEAD, directories: [{path: new/*}], files: [{path: "**/*.md"}, {path: docs/*.json}]}}], template: {spec: {source: {repoURL: https://git.example/a, path: docs, helm: {valueFiles: [a.md, b.yaml, "*.md"]}}}}}\n',
    'clusters/sources.yaml':
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: a}\nspec: {url: https://git.example/a}\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a}\nspec: {chart: {spec: {chart: docs/new, sourceRef: {kind: GitRepository, name: a}, valuesFiles: [docs/b.md]}}}\n---\napiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: b}\nspec: {path: docs/new, sourceRef: {kind: GitRepository, name: a}}\n',
  },
  schemas: { '.meshgate.yaml': 'schemas: [docs/a.md]\n' },
  values: {
    '.meshgate.yaml':
      'targets: [{chart: charts/web, values: [README.md, docs/b.md]}, {manifests: ["**/*"]}]\n',
  },
  fileForFolder: { 'values.yaml/a.md': 'one' },
}

/** What a change is about. */
const paths = [
  ...['README.md', 'docs/a.md', 'docs/b.md', 'docs/new/c.md', 'scripts/run.sh', 'src/main.go', 'new/a/b.md'],
  ...['charts/web/README.md', 'charts/web/files/a.png', 'overlays/prod/README.md', 'overlays/prod/run.py'],
  ...[
    'overlays/Kustomization.md',
    'apps/docs/notes.md',
    'mesh/kustomization.go',
    'templates/a.md',
    'values.yaml/b.md',
  ],
]

/** The second is read as values, the third is a pointer of Git LFS. */
const texts = ['one', 'mediatedTls: {}\n', 'version https://git-lfs.github.com/spec/v1\nsize 1\n']

const contents = fc.uniqueArray(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...texts)), {
  selector: ([path]) => path,
  maxLength: 6,
})

const change = fc
  .record({
    parts: fc.subarray(Object.keys(fileSets)),
    before: contents,
    after: fc.uniqueArray(
      fc.tuple(fc.constantFrom(...paths), fc.option(fc.constantFrom(...texts), { freq: 3 })),
      { selector: ([path]) => path, minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ parts: names, before, after }) => {
    const base: Files = Object.assign({}, ...names.map((name) => fileSets[name]), Object.fromEntries(before))
    const merged = Object.entries({ ...base, ...Object.fromEntries(after) })
    return {
      base,
      head: Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null)),
    }
  })

const run = (files: Files, base: Files | null = null): Promise<Report> =>
  report(refuseDeadLinks(treeOf(files)), null, {
    base: base && refuseDeadLinks(treeOf(base)),
    baseCommit: base && 'b'.repeat(40),
  })

it('a change that touches nothing leaves every report as it is', { timeout: 300_000 }, async () => {
  const decided = { nothing: 0, something: 0 }
  await fc.assert(
    fc.asyncProperty(change, async ({ base, head }) => {
      const isNothing = await touchesNothing(differenceOf(base, head), '.meshgate.yaml')
      decided[isNothing ? 'nothing' : 'something']++
      if (!isNothing) return
      expect(await run(head)).toEqual(await run(base))
      const compared = await run(head, base)
      expect(compared).toEqual(await run(base, base))
      const { findings, changes, checkChanges, noLongerChecked, newlyChecked } = compared
      // Problems of schemas are reported for head alone, and are always new.
      const fresh = findings.filter(
        ({ status, rule }) => status !== 'existing' && rule !== 'schema/configured-schema-invalid',
      )
      expect([fresh, changes, checkChanges, noLongerChecked, newlyChecked]).toEqual([[], [], [], [], []])
    }),
    { numRuns: 300 },
  )
  expect(Math.min(decided.nothing, decided.something)).toBeGreaterThan(30)
})
