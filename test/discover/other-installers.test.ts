import { describe, expect, it } from 'vitest'
import { chart, found, object } from './trees.ts'

async function skipped(files: Readonly<Record<string, string>>): Promise<string[]> {
  return (await found(files)).skipped.map(({ file, reason }) => `${file}: ${reason}`)
}

const manifest = { 'a.yaml': object }
const reason = 'installs charts or objects with this file, which meshgate does not check'

describe('what another tool installs', () => {
  it.each([
    ['main.tf', 'resource "helm_release" "web" {\n  chart = "web"\n}\n', 'Terraform'],
    ['deploy.sh', 'set -e\nhelm -n shop upgrade --install web ./web -f values.yaml\n', 'a script'],
    ['Makefile', 'deploy:\n\thelm install web ./web\n', 'a script'],
    ['zarf.yaml', 'kind: ZarfPackageConfig\ncomponents:\n  - charts: [{ valuesFiles: [a.yaml] }]\n', 'Zarf'],
  ])('is named: %s', async (file, text, tool) => {
    expect(await skipped({ ...manifest, [file]: text })).toContain(`${file}: ${tool} ${reason}`)
  })

  it('is named: Jsonnet, without what is downloaded', async () => {
    const text = "{ apiVersion: 'v1', kind: 'ConfigMap' }\n"
    expect(await skipped({ ...manifest, 'env/main.jsonnet': text, 'vendor/k/main.jsonnet': text })).toEqual([
      'env/main.jsonnet: Jsonnet may make objects of this file, which meshgate does not check',
    ])
  })

  it('is named once for each tool', async () => {
    const text = 'helm install web ./web\n'
    expect(await skipped({ ...manifest, 'a.sh': text, 'b.sh': text })).toEqual([
      `a.sh: a script ${reason}; 1 more file does the same`,
    ])
  })

  it.each([
    ['a script that installs nothing', { ...manifest, 'a.sh': 'helm lint web\n# helm install web\n' }],
    ['Terraform of other things', { ...manifest, 'a.tf': 'resource "aws_vpc" "main" {}\n' }],
    ['a tree without targets', { 'a.sh': 'helm install web ./web\n' }],
    [
      'what the configuration excludes',
      { ...manifest, 'a.sh': 'helm install web\n', '.meshgate.yaml': 'exclude: ["*.sh"]\n' },
    ],
    [
      'a tree whose targets the configuration lists',
      {
        'web/Chart.yaml': chart('web'),
        'a.sh': 'helm install web\n',
        '.meshgate.yaml': 'targets: [{ chart: web }]\n',
      },
    ],
  ])('is not named for %s', async (_, files) => {
    expect(await skipped(files)).toEqual([])
  })
})
