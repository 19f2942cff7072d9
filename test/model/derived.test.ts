import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { sourceFiles } from '../../scripts/generate/imports.ts'
import { lint } from '../../src/lint.ts'
import { createMesh } from '../../src/model/mesh.ts'
import type { IncompleteBuild } from '../../src/model/render-failure.ts'
import { rules } from '../../src/rules/index.ts'
import * as random from '../indexed/random-objects.ts'
import { meshCases } from '../../tools/oracle/mesh-case.ts'
import { meshOf } from '../rules/objects.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { accessObjects, askAboutConsequences } from './consequences-about.ts'
import { askAboutEgress, networkObjects } from './egress-about.ts'
import { askAboutRequests } from './requests-about.ts'
import { recordingMesh, type DerivationReads, type Recorder } from './recording-mesh.ts'

const recorder: Recorder = new Map()

/** A values file that is no YAML. */
const [document] = parseDocuments('a: [', 'values.yaml')
const brokenFile = { file: 'values.yaml', document: document!, problems: [] }

/** A kustomization that cannot be built. */
const failedBuild = {
  rendersInBase: false,
  build: {
    status: 'not-built',
    message: 'no matches for Id',
    at: null,
    target: {
      kind: 'kustomization',
      id: 'kustomize:web',
      path: 'web',
      file: 'web/kustomization.yaml',
      files: ['web/kustomization.yaml'],
      kustomizations: ['web/kustomization.yaml'],
      environment: null,
      missing: [],
    },
  },
} as const satisfies IncompleteBuild

beforeAll(() => {
  for (const { family, texts, values } of caseTexts()) {
    const all = meshOf(texts.join('\n---\n'), values.join('\n---\n'), 'default')
    const meshes = texts.map((text) =>
      createMesh({
        ...meshOf(text, '', 'default'),
        documents: [brokenFile],
        builds: [failedBuild],
        otherObjects: all.manifests,
      }),
    )
    for (const mesh of [all, ...meshes]) lint(recordingMesh(mesh, recorder), rules)
    if (family === 'gateway-api' || family === 'routing') askAboutRequests(recordingMesh(all, recorder))
    if (family === 'gateway-api' || family === 'egress') askAboutEgress(recordingMesh(all, recorder))
  }
  for (const { manifests } of meshCases())
    askAboutRequests(recordingMesh(meshOf(manifests, '', 'default'), recorder))
  askAboutEgress(recordingMesh(meshOf(networkObjects, '', 'default'), recorder))
  askAboutConsequences(recordingMesh(meshOf(accessObjects, '', 'default'), recorder))
  const object = fc.oneof(random.destinationRule, random.gateway, random.serviceEntry, random.virtualService)
  for (const objects of fc.sample(fc.array(object, { minLength: 50, maxLength: 50 }), {
    numRuns: 3,
    seed: 1,
  }))
    lint(recordingMesh(random.meshOf(objects), recorder), rules)
}, 120_000)

/** The manifests and values files among the cases of the rules, by family. */
function caseTexts(): { family: string; texts: string[]; values: string[] }[] {
  const folder = new URL('../rules/', import.meta.url)
  const families = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return families.map(({ name: family }) => {
    const names = readdirSync(new URL(`${family}/`, folder), { recursive: true, encoding: 'utf8' })
    const cases = names.filter((name) => /(^|[\\/])(bad|good)[^\\/]*\.yaml$/.test(name))
    const [values, texts] = [true, false].map((isOfValues) =>
      cases
        .filter((name) => name.endsWith('.values.yaml') === isOfValues)
        .map((name) => readFileSync(new URL(`${family}/${name}`, folder), 'utf8')),
    )
    return { family, texts: texts!, values: values! }
  })
}

it('a derivation reads only the kinds that it declares', () => {
  expect(
    described(({ inputs, reads }) =>
      inputs === 'everything'
        ? []
        : [...reads].filter((kind) => !(inputs as readonly string[]).includes(kind)),
    ),
  ).toEqual([])
})

it('a derivation reads all the kinds that it declares', () => {
  expect(described(({ inputs, reads }) => [inputs].flat().filter((kind) => !reads.has(kind)))).toEqual([])
})

it('the cases of rules and requests exercise every derivation', () => {
  const exercised = new Set([...recorder.values()].flatMap(({ site }) => nameAt(site) ?? []))
  expect(declaredNames().filter((name) => !exercised.has(name))).toEqual([])
})

/** The derivations of which something is wrong, with the kinds it is wrong of. */
function described(wrong: (reads: DerivationReads) => readonly string[]): string[] {
  return [...recorder.values()].flatMap((record) => {
    const kinds = wrong(record)
    return kinds.length > 0 ? [`${nameAt(record.site)}: ${kinds.join(', ')}`] : []
  })
}

/** `FILE NAME` of each derivation in the sources. */
function declaredNames(): string[] {
  const files = sourceFiles().filter((file) => file !== 'model/derived.ts' && !file.startsWith('inspect/'))
  return files.flatMap((file) => declarationsIn(file).map(({ name }) => `${file} ${name}`))
}

/** `FILE NAME` of the derivation that is built at a place: the last one that begins above it. */
function nameAt(site: string | undefined): string | undefined {
  if (site === undefined) return undefined
  const [, file = '', line] = /^src\/(.*):(\d+)$/.exec(site) ?? []
  const declaration = declarationsIn(file).findLast((candidate) => candidate.line <= Number(line))
  return declaration && `${file} ${declaration.name}`
}

function declarationsIn(file: string): { name: string; line: number }[] {
  const text = readFileSync(`src/${file}`, 'utf8')
  const pattern = /(?:const (\w+) = |^  (\w+): |return )derived(?:Per|ByKey)?\(/gm
  return [...text.matchAll(pattern)].map((match) => ({
    name: match[1] ?? match[2] ?? `line ${lineAt(text, match.index)}`,
    line: lineAt(text, match.index),
  }))
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
