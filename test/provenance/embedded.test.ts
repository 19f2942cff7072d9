import { expect, test } from 'vitest'
import type { Cause } from '../../src/core/cause.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import type { EmbeddedValues } from '../../src/core/embedded-values.ts'
import { flagText } from '../../src/render/set-flag.ts'
import { placedNode, valuesText } from '../../src/yaml/embedded.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import type { HelmRequest } from '../../src/render/helm.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { newEngine } from '../render/engine.ts'
import { metadata, requestOf, type Case } from './case.ts'
import { renderedField } from './judgement.ts'
import { fieldNamed } from './labels.ts'
import { baseFields } from './oracle.ts'

const engine = newEngine()

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: demo }
spec:
  source:
    helm:
      parameters:
        - name: peer.wait
          value: "5"
        - { name: peer.hosts, value: 'a.example.com,b.example.com' }
      values: |
        peer:
          zone: north
`

const release = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: demo }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: demo }
spec:
  values:
    peer:
      wait: 7
      zone: south
`

const files = {
  'demo/Chart.yaml': metadata('demo'),
  'demo/values.yaml': 'peer: { wait: 1, hosts: none, zone: none }\n',
  'demo/templates/map.yaml': `
apiVersion: v1
kind: ConfigMap
metadata: { name: map }
data:
  wait: "{{ .Values.peer.wait }}s"
  hosts: {{ .Values.peer.hosts }}
  zone: {{ .Values.peer.zone }}
`,
  'apps/demo.yaml': application,
  'apps/release.yaml': release,
}

/** What a part of a file says for a render. */
function nodeOf(embedded: EmbeddedValues) {
  return placedNode(readerOf(memoryTree(files)), embedded)
}

async function causesOf(request: HelmRequest, names: readonly string[]): Promise<string[]> {
  const testCase: Case = { name: 'embedded', tree: memoryTree(files), request, labels: [], literals: [] }
  const fields = await baseFields(engine, testCase)
  const provenance = createProvenance(engine, chartLoader(testCase.tree), request)
  const causes = names.map((name) =>
    provenance.cause(renderedField(fieldNamed(fields, `ConfigMap/map data.${name}`), fields)),
  )
  return (await Promise.all(causes)).map(causeText)
}

function causeText({ kind, primary }: Cause): string {
  if (!primary) return kind
  const line = primary.text.slice(0, primary.start).split('\n').length
  return `${kind} ${primary.file}:${line} ${primary.text.slice(primary.start, primary.end)}`
}

test('parameters and values of an Argo CD Application are edited in the Application', async () => {
  const helm = ['spec', 'source', 'helm']
  const parameters = [0, 1].map((index): EmbeddedValues => ({
    file: 'apps/demo.yaml',
    document: 0,
    path: [...helm, 'parameters', index, 'value'],
  }))
  const values: EmbeddedValues = { file: 'apps/demo.yaml', document: 0, path: [...helm, 'values'] }
  const request = requestOf('demo', ['values of demo'], {
    files: new Map([['values of demo', new TextEncoder().encode(valuesText(nodeOf(values)))]]),
    flags: {
      set: [flagText('peer.wait', nodeOf(parameters[0]!)), flagText('peer.hosts', nodeOf(parameters[1]!))],
    },
    embedded: new Map([
      ['values of demo', values],
      ['set/0', parameters[0]!],
      ['set/1', parameters[1]!],
    ]),
  })
  expect(await causesOf(request, ['wait', 'hosts', 'zone'])).toEqual([
    'exact apps/demo.yaml:9 "5"',
    "exact apps/demo.yaml:10 'a.example.com,b.example.com'",
    // The line above it moves the field, too.
    'exact apps/demo.yaml:13 north',
  ])
})

test('values in a Flux HelmRelease are edited in the HelmRelease', async () => {
  const values: EmbeddedValues = { file: 'apps/release.yaml', document: 1, path: ['spec', 'values'] }
  const request = requestOf('demo', ['values of demo'], {
    files: new Map([['values of demo', new TextEncoder().encode(valuesText(nodeOf(values)))]]),
    embedded: new Map([['values of demo', values]]),
  })
  expect(await causesOf(request, ['wait', 'zone', 'hosts'])).toEqual([
    'exact apps/release.yaml:11 7',
    'exact apps/release.yaml:12 south',
    'exact demo/values.yaml:1 none',
  ])
})
