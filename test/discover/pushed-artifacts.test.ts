import { describe, expect, it } from 'vitest'
import { unknownRepository } from '../../src/core/repository.ts'
import { found } from './trees.ts'

type Files = Readonly<Record<string, string>>

const ks = (path: string, name = 'flux-system'): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec: { path: ${path}, sourceRef: { kind: OCIRepository, name: ${name} } }
`

const source = (url: string, ref = '{ tag: main }'): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: platform, namespace: flux-system }
spec: { url: '${url}', ref: ${ref} }
`

const workflow = (run: string, env = '{}'): string =>
  `on: push
env: ${env}
jobs:
  push:
    steps:
      - uses: fluxcd/flux2/action@main
      - run: |
          ${run}
`

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'

/** The folder that the Kustomization of a tree builds, else why it does not. */
async function folderOf(files: Files): Promise<string> {
  const clone = { ...unknownRepository, urls: ['https://github.com/org/platform.git'] }
  const { targets, gitops } = await found(
    { 'kubernetes/apps/a.yaml': object, ...files },
    { repository: () => clone },
  )
  const built = targets.find((target) => target.kind === 'kustomization' && target.flux)
  return built?.path ?? gitops.find(({ kind }) => kind === 'flux-kustomization')?.reason ?? ''
}

const push = 'flux push artifact oci://ghcr.io/org/platform:main --path=./kubernetes --source=x'

describe('a folder that CI pushes as an artifact', () => {
  it.each<[string, Files]>([
    ['a workflow', { '.github/workflows/push.yaml': workflow(push) }],
    ['a Makefile', { Makefile: `push:\n\t${push}\n` }],
    ['a Taskfile', { 'Taskfile.yml': `tasks: { push: { cmds: ['${push}'] } }\n` }],
    ['a script', { 'hack/push.sh': `${push}\n` }],
    ['GitLab', { '.gitlab-ci.yml': `push:\n  script:\n    - ${push}\n` }],
  ])('is the root of its source, by the command of %s', async (_, files) => {
    const named = { 'source.yaml': source('oci://ghcr.io/org/platform'), 'ks.yaml': ks('./apps', 'platform') }
    expect(await folderOf({ ...files, ...named })).toBe('kubernetes/apps')
    // A cluster of the Flux operator has the object of its own source.
    expect(await folderOf({ ...files, 'ks.yaml': ks('./apps') })).toBe('kubernetes/apps')
  })

  it.each([
    [
      '"$OCI_REPO:$(git rev-parse --short HEAD)" \\\n            --path="./kubernetes" \\\n            --reproducible',
    ],
    ['${{ env.OCI_REPO }}:main -f kubernetes'],
    ['--provider=generic "${OCI_REPO}:main" --path kubernetes'],
    ['oci://ghcr.io/${{ github.repository }}:${{ github.ref_name }} --path=kubernetes'],
    ['oci://ghcr.io/${{ inputs.owner }}/platform:main --path=kubernetes'],
  ])('is found behind variables: %s', async (command) => {
    const env =
      '\n  OCI_REPO: "oci://ghcr.io/${{ github.repository_owner }}/${{ github.event.repository.name }}"'
    const files = {
      '.github/workflows/push.yaml': workflow(`flux push artifact ${command}`, env),
      'source.yaml': source('oci://ghcr.io/org/platform'),
      'ks.yaml': ks('./apps', 'platform'),
    }
    expect(await folderOf(files)).toBe('kubernetes/apps')
    const unknown = 'no file states that the source `OCIRepository/platform` is this repository'
    const withOtherSource = { ...files, 'source.yaml': source('oci://ghcr.io/org/other') }
    expect(await folderOf(withOtherSource)).toContain(unknown)
    const older = { ...files, 'source.yaml': source('oci://ghcr.io/org/platform', '{ semver: ">=1" }') }
    expect(await folderOf(older)).toContain(unknown)
  })

  it.each([
    ['it is made before', 'make dist && flux push artifact oci://ghcr.io/org/platform:main --path=dist'],
    [
      'it is that of another place',
      'cd kubernetes && flux push artifact oci://ghcr.io/org/platform:main --path=.',
    ],
    ['it comes from elsewhere', 'flux push artifact oci://ghcr.io/org/platform:main --path=../kubernetes'],
    ['the address is not known', 'flux push artifact "$REPO:main" --path=kubernetes'],
    ['it is a comment', '# flux push artifact oci://ghcr.io/org/platform:main --path=kubernetes'],
  ])('is not taken for certain where %s', async (_, run) => {
    const files = {
      '.github/workflows/push.yaml': workflow(run),
      'source.yaml': source('oci://ghcr.io/org/platform'),
      'ks.yaml': ks('./apps', 'platform'),
    }
    expect(await folderOf(files)).toBe(
      'no file states that the source `OCIRepository/platform` is this repository; if CI pushes `kubernetes` as this artifact, add `OCIRepository/platform: kubernetes` to `repository.artifacts` in the configuration',
    )
  })

  it('is what the configuration says, by the address or by the name of the source', async () => {
    const files = {
      'source.yaml': source('oci://ghcr.io/org/platform'),
      'ks.yaml': ks('./apps', 'platform'),
    }
    for (const name of ['oci://ghcr.io/org/platform', 'OCIRepository/platform']) {
      const config = `repository: { artifacts: { '${name}': ./kubernetes } }\n`
      expect(await folderOf({ ...files, '.meshgate.yaml': config })).toBe('kubernetes/apps')
    }
    const config = 'repository: { artifacts: { OCIRepository/flux-system: kubernetes } }\n'
    expect(await folderOf({ 'ks.yaml': ks('./'), '.meshgate.yaml': config })).toBe('kubernetes')
  })

  it('is not guessed where several are pushed', async () => {
    const files = {
      '.github/workflows/push.yaml': workflow(
        `${push}\n          flux push artifact oci://ghcr.io/org/other:main --path=other`,
      ),
      'other/apps/a.yaml': object,
      'ks.yaml': ks('./apps'),
    }
    expect(await folderOf(files)).toBe('this repository has no folder `apps`')
    const named = {
      ...files,
      'source.yaml': source('oci://ghcr.io/org/other'),
      'ks.yaml': ks('./apps', 'platform'),
    }
    expect(await folderOf(named)).toBe('other/apps')
  })
})
