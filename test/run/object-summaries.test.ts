import { expect, it } from 'vitest'
import type { LineOrigins, RenderedText } from '../../src/core/render.ts'
import type { HelmTarget } from '../../src/core/target.ts'
import { renderedManifests } from '../../src/inspect/rendered-manifests.ts'
import { dropRenderNodes } from '../../src/inspect/unchanged-renders.ts'
import { installedIstioVersions } from '../../src/inspect/stated-istio.ts'
import { entryListeners } from '../../src/istio/hosts/entry-listeners.ts'
import { referencedNames } from '../../src/istio/hosts/object-links.ts'
import { hooksOf } from '../../src/model/kept-objects.ts'
import { writtenIdentity, type Manifest } from '../../src/model/manifest.ts'
import { objectKey } from '../../src/model/presence.ts'

const manifest = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api}
spec: {hosts: [api.example.com, shop], ports: [{number: 443, name: tls, protocol: TLS}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, annotations: {helm.sh/hook: pre-install}}
spec: {template: {spec: {containers: [{image: istio/pilot:1.29.0}]}}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: web, annotations: {argocd.argoproj.io/hook: Sync}}
`

const target: HelmTarget = {
  kind: 'helm',
  id: 'web',
  path: 'web',
  environment: null,
  release: 'web',
  namespace: 'web',
  values: [],
  missing: [],
}
const origins: LineOrigins = { files: [], lines: new Int32Array() }

/** A text with the summary of a text, as an earlier run kept it. */
function textWith(
  rendered: string,
  kept: string | null,
  of = rendered,
): RenderedText & { written: string[] } {
  const written: string[] = []
  const write = (summary: string): void => void written.push(summary)
  const summary = { manifest: of, isKept: kept !== null, read: () => kept, write }
  return { target, manifest: rendered, origins, summary, written }
}

function answers(object: Manifest): unknown[] {
  const { apiVersion, kind, name, namespace } = object
  const questions = [
    referencedNames,
    entryListeners,
    objectKey,
    writtenIdentity,
    hooksOf,
    installedIstioVersions,
  ]
  return [
    { apiVersion, kind, name, namespace, target: object.target },
    ...questions.map((ask) => ask(object)),
  ]
}

const first = textWith(manifest, null)
dropRenderNodes(first)
const [summary] = first.written

it('keeps what is asked of all objects, so that a later run reads none of them', () => {
  // No YAML: reading it would give no object.
  const later = textWith('{', summary!)
  dropRenderNodes(later)
  expect(renderedManifests(later).map(answers)).toEqual(renderedManifests(first).map(answers))
  expect(later.written).toEqual([])
})

it('reads the nodes of an object where somebody asks for them', () => {
  const [entry] = renderedManifests(textWith(manifest, summary!))
  expect(entry!.spec.items('hosts').map(({ text }) => text)).toEqual(['api.example.com', 'shop'])
  expect(entry!.origins).toBe(origins)
})

it('takes no summary of another text', () => {
  const renamed = textWith(manifest.replace('name: api', 'name: pay'), summary!, manifest)
  expect(renderedManifests(renamed)[0]!.name).toBe('pay')
})
