import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/core/errors.ts'
import type { HelmTarget } from '../../src/core/target.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { configuredTargets } from '../../src/discover/configured.ts'
import { releaseRequest } from '../../src/render/release-request.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { chart, report, type Files } from './scene.ts'

/** What a chart renders of the cluster that it asks about. */
const asking = (condition: string): string =>
  `{{- if ${condition} }}
apiVersion: v1
kind: ConfigMap
metadata: {name: asked}
{{- end }}
`
const has = (api: string): string => asking(`.Capabilities.APIVersions.Has "${api}"`)

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: outside}
spec: {hosts: [api.example.com], location: MESH_EXTERNAL, ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
`

/** True if the chart renders its object, by the change that adds the chart. */
async function renders(template: string, files: Files = {}, keys = ''): Promise<boolean> {
  const configured = keys === '' ? {} : { '.meshgate.yaml': `targets: [{ chart: web, ${keys} }]\n` }
  const { changes } = await report({ ...chart('web', template), ...files, ...configured }, files)
  return changes.length > 0
}

describe('a template that asks which APIs the cluster serves', () => {
  it.each([
    ['networking.istio.io/v1'],
    ['security.istio.io/v1/AuthorizationPolicy'],
    ['gateway.networking.k8s.io/v1/HTTPRoute'],
    ['argoproj.io/v1alpha1/Application'],
  ])('for %s gets it where the repository has objects of Istio', async (api) => {
    expect(await renders(has(api), { 'mesh/entry.yaml': entry })).toBe(true)
    expect(await renders(has(api))).toBe(false)
  })

  it('gets no API that nothing states', async () => {
    expect(await renders(has('example.com/v1'), { 'mesh/entry.yaml': entry })).toBe(false)
  })

  it('is no sign of Istio itself', async () => {
    const template = `${has('networking.istio.io/v1')}---\n{{ if false }}\n${entry}{{ end }}\n`
    expect(await renders(template)).toBe(false)
  })
})

describe('a target of the configuration states', () => {
  it('the APIs of its cluster, in the place of those of a mesh', async () => {
    const keys = 'api-versions: [example.com/v1]'
    expect(await renders(has('example.com/v1'), {}, keys)).toBe(true)
    expect(await renders(has('networking.istio.io/v1'), { 'mesh/entry.yaml': entry }, keys)).toBe(false)
  })

  it('the version of Kubernetes', async () => {
    const template = asking('eq .Capabilities.KubeVersion.Minor "29"')
    expect(await renders(template, {}, 'kube-version: "1.29"')).toBe(true)
    expect(await renders(template, {}, 'kube-version: v1.30.2')).toBe(false)
  })

  it('whether it is an upgrade', async () => {
    expect(await renders(asking('.Release.IsUpgrade'), {}, 'is-upgrade: true')).toBe(true)
    expect(await renders(asking('.Release.IsUpgrade'))).toBe(false)
  })

  it('whether `crds/` is rendered', () => {
    const crd = { 'web/crds/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n' }
    const flagsOf = (includeCrds: boolean) => {
      const tree = memoryTree({ ...chart('web', ''), ...crd })
      const [target] = configuredTargets(
        readerOf(tree),
        { targets: [{ chart: 'web', 'include-crds': includeCrds }] },
        null,
      )
      return releaseRequest(tree, target as HelmTarget).flags
    }
    expect(flagsOf(true)).toMatchObject({ includeCrds: true })
    expect(flagsOf(false)).toMatchObject({ includeCrds: false })
  })

  it('none of it for plain manifests', async () => {
    const config = { '.meshgate.yaml': 'targets: [{ manifests: [a.yaml], is-upgrade: true }]\n' }
    await expect(report(config)).rejects.toThrow(UsageError)
    await expect(report(config)).rejects.toThrow(
      '`is-upgrade` says how a chart is rendered; name the `chart`',
    )
  })
})
