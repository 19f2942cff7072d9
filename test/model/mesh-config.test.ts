import { describe, expect, it } from 'vitest'
import type { MeshSettings } from '../../src/core/config.ts'
import { atLeast } from '../../src/model/istio-version.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { meshOf } from '../rules/objects.ts'

const configMap = (name: string, mesh: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: mesh}
data:
  mesh: |-
${mesh.replaceAll(/^/gm, '    ')}
`

const operator = (spec: object) =>
  JSON.stringify({ apiVersion: 'install.istio.io/v1alpha1', kind: 'IstioOperator', spec })

const configured = (objects: string, settings: MeshSettings) =>
  createMesh({ ...meshOf(objects), context: { ...emptyContext, meshConfig: settings } })

describe('the configuration of a mesh', () => {
  it("is unknown if nothing states it, and has Istio's default names", () => {
    const mesh = meshOf('')
    expect(mesh.config).toEqual({})
    expect(mesh.rootNamespace).toBe('istio-system')
    expect(mesh.clusterDomain).toBe('cluster.local')
  })

  it('is read from the ConfigMap that istiod reads', () => {
    const mesh = meshOf(
      configMap(
        'istio',
        'rootNamespace: mesh\ntrustDomain: corp\noutboundTrafficPolicy: {mode: ALLOW_ANY}\ndefaultHttpRetryPolicy: {attempts: 0}\nextensionProviders: [{name: opa}]',
      ),
    )
    expect(mesh.rootNamespace).toBe('mesh')
    expect(mesh.config).toEqual({
      rootNamespace: 'mesh',
      trustDomain: 'corp',
      outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
      defaultHttpRetryPolicy: { attempts: 0 },
      extensionProviders: [{ name: 'opa' }],
    })
  })

  it('is read from the objects that the operators read', () => {
    const mesh = meshOf(
      operator({
        meshConfig: { outboundTrafficPolicy: {} },
        values: { global: { istioNamespace: 'mesh', proxy: { clusterDomain: 'corp.example' } } },
      }),
    )
    expect(mesh.config).toEqual({
      rootNamespace: 'mesh',
      clusterDomain: 'corp.example',
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    })
  })

  it('is read from the values of a chart that is elsewhere, at the root or under its key', () => {
    const values = [
      'global: {istioNamespace: mesh, proxy: {clusterDomain: corp.example}}',
      'meshConfig: {trustDomain: corp, outboundTrafficPolicy: {mode: ALLOW_ANY}}',
    ]
    const expected = {
      rootNamespace: 'mesh',
      trustDomain: 'corp',
      clusterDomain: 'corp.example',
      outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
    }
    expect(meshOf('', values.join('\n')).config).toEqual(expected)
    expect(meshOf('', `istiod:\n  ${values.join('\n  ')}`).config).toEqual(expected)
  })

  it('is not what the chart of istiod keeps as defaults of its own', () => {
    expect(meshOf('', '_internal_defaults_do_not_set: {meshConfig: {trustDomain: a}}').config).toEqual({})
  })

  it('is unknown where two sources disagree, and known where they agree', () => {
    const mesh = meshOf(
      [
        configMap('istio', 'trustDomain: a\nrootNamespace: mesh'),
        configMap('istio-1-27', 'trustDomain: b\nrootNamespace: mesh'),
      ].join('---'),
    )
    expect(mesh.config).toEqual({ rootNamespace: 'mesh' })
  })

  it('is what the configuration states, before what is found', () => {
    const mesh = configured(configMap('istio', 'trustDomain: a\nrootNamespace: mesh'), { trustDomain: 'b' })
    expect(mesh.config).toEqual({ trustDomain: 'b', rootNamespace: 'mesh' })
  })

  it.each(['', 'a: [', '- a', 'null', 'outboundTrafficPolicy: yes', 'extensionProviders: {a: b}'])(
    'is nothing where it cannot be read: %j',
    (text) => {
      expect(meshOf(configMap('istio', text)).config).toEqual({})
    },
  )

  it('is no other ConfigMap', () => {
    expect(meshOf(configMap('istiod-notes', 'trustDomain: a')).config).toEqual({})
  })
})

describe('the version of a mesh', () => {
  it('is the newest supported one unless the configuration names another', () => {
    expect(meshOf('').context.istioVersion).toEqual({ major: 1, minor: 32 })
  })

  it.each([
    [1, 26, true],
    [1, 27, true],
    [1, 28, false],
    [0, 99, true],
    [2, 0, false],
  ])('1.27 is at least %i.%i: %s', (major, minor, expected) => {
    expect(
      atLeast({ context: { ...emptyContext, istioVersion: { major: 1, minor: 27 } } }, major, minor),
    ).toBe(expected)
  })
})
