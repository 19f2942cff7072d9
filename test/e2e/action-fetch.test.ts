import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockText } from '../../src/registry/chart-lock.ts'
import { hasRegistry, pushChart, sha256, startRegistry, type LocalServer } from '../host/registry/registry.ts'
import { tgz } from '../render/archive.ts'
import { openScene, type Scene } from './gate.ts'

const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: {{ .Values.port }} }] }\n'

function archive(version: string): Uint8Array {
  return tgz({
    'web/Chart.yaml': `apiVersion: v2\nname: web\nversion: ${version}\n`,
    'web/values.yaml': `port: ${version.split('.')[0]}80\n`,
    'web/templates/service.yaml': service,
  })
}

describe.skipIf(!existsSync('dist/action.js') || !hasRegistry())(
  'the action with charts of a registry',
  () => {
    let registry: LocalServer
    let scene: Scene
    const cacheFolder = mkdtempSync(join(tmpdir(), 'meshgate-cache-'))

    /** An Application of the chart in a version, locked with the digest of an archive. */
    const files = (version: string, locked = archive(version)): Record<string, string> => ({
      'apps/web.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { server: https://k8s.example, namespace: shop }
  source: { repoURL: ${registry.host}/charts, chart: web, targetRevision: ${version} }
`,
      'meshgate.lock': lockText([
        {
          repository: `oci://${registry.host}/charts`,
          name: 'web',
          requested: version,
          version,
          digest: sha256(locked),
        },
      ]),
    })

    beforeAll(async () => {
      registry = await startRegistry()
      for (const version of ['1.0.0', '2.0.0'])
        await pushChart(registry.host, 'charts/web', version, archive(version))
      scene = await openScene({}, files('1.0.0'))
      scene.repository.commit('topic', files('2.0.0'))
      scene.repository.commit('forged', files('2.0.0', archive('3.0.0')))
    })
    afterAll(async () => {
      registry.close()
      rmSync(cacheFolder, { recursive: true })
      await scene.close()
    })

    it('opens no connection without the input, and is not clean', async () => {
      const { outputs, summary } = await scene.run('topic', { inputs: { 'cache-dir': cacheFolder } })
      expect(outputs).toMatchObject({ status: 'incomplete', 'releases-rendered': '0' })
      expect(summary).not.toContain('Charts of registries')
    })

    it('fetches what the lock files of head and base name, and lists the hosts', async () => {
      const { outputs, lines, summary, report } = await scene.run('topic', {
        inputs: { fetch: 'true', 'cache-dir': cacheFolder },
      })
      expect(outputs).toMatchObject({ status: 'clean', 'releases-rendered': '1', changed: 'true' })
      expect(report?.changes.map(({ type, object }) => `${type} ${object.kind}`)).toEqual([
        'changed Application',
        'changed Service',
      ])
      expect(lines).toContain(`contacted: ${registry.host}`)
      expect(summary).toContain('Charts of registries: 2 of 2 available')
    })

    it('takes no archive but the locked one', async () => {
      const { outputs, summary } = await scene.run('forged', {
        inputs: { fetch: 'true', 'cache-dir': cacheFolder },
      })
      expect(outputs).toMatchObject({ 'releases-rendered': '0' })
      expect(outputs['status']).not.toBe('clean')
      expect(summary).toContain('somebody published it again')
    })
  },
)
