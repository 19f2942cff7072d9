import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lint } from '../../src/lint.ts'
import { reachOfDifference, type Reach } from '../../src/istio/hosts/difference-reach.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh } from '../../src/model/mesh.ts'
import { rules } from '../../src/rules/index.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import * as random from '../indexed/random-objects.ts'

/** What a rule finds in the objects of each target: what, where, and how bad it is. */
type Findings = ReadonlyMap<string, readonly string[]>

function findingsIn(manifests: readonly Manifest[], targets?: ReadonlySet<string>): Findings {
  const mesh = createMesh({ ...emptyMesh, manifests })
  const byTarget = new Map<string, string[]>()
  for (const finding of lint(mesh, rules, ({ target }) => !targets || targets.has(target!))) {
    const { rule, code, at, severity, confidence, target } = finding
    const text = `${rule}/${code} ${at.line}:${at.column} ${severity} ${confidence}`
    byTarget.set(target!, [...(byTarget.get(target!) ?? []), text].toSorted())
  }
  return byTarget
}

/** A way to find out what a difference reaches; `reachOfDifference` is the right one. */
type FindReach = typeof reachOfDifference

/** What was compared: targets out of reach, and what the whole and the reached part of base and head disagree about. */
interface Comparison {
  readonly unreached: number
  readonly mistakes: readonly string[]
}

/**
 * In a target that is reached, the part has to show what the whole shows; in any other, base and head have to show the
 * same.
 */
function compare(
  base: readonly Manifest[],
  head: readonly Manifest[],
  find: FindReach = reachOfDifference,
): Comparison {
  const [inBase, inHead] = [new Set(base), new Set(head)]
  const changed = [
    ...base.filter((manifest) => !inHead.has(manifest)),
    ...head.filter((manifest) => !inBase.has(manifest)),
  ]
  const reach = find(base, head, new Set(changed.map(({ target }) => target)))
  if (reach === 'everything') return { unreached: 0, mistakes: [] }
  const [before, after] = [findingsIn(base), findingsIn(head)]
  const [partBefore, partAfter] = [partOf(base, reach), partOf(head, reach)]
  const targets = new Set([...base, ...head].map(({ target }) => target))
  const mistakes = [...targets].flatMap((target) =>
    reach.targets.has(target)
      ? [...mistakesIn(target, before, partBefore), ...mistakesIn(target, after, partAfter)]
      : mistakesIn(target, before, after),
  )
  return { unreached: targets.size - reach.targets.size, mistakes }
}

function partOf(manifests: readonly Manifest[], { targets, objects }: Reach): Findings {
  return findingsIn(
    manifests.filter((manifest) => objects.has(manifest)),
    targets,
  )
}

function mistakesIn(target: string, first: Findings, second: Findings): string[] {
  const [expected = [], actual = []] = [first.get(target), second.get(target)]
  return expected.join('\n') === actual.join('\n')
    ? []
    : [`${target}: ${expected.join(', ')} or ${actual.join(', ')}`]
}

/** The cases of a family, each as the objects of as many targets. */
function casesOf(family: string): Manifest[][] {
  const folder = new URL(`${family}/`, import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /(bad|good)[^\\/]*\.(yaml|txtar)$/.test(name) && !name.endsWith('.values.yaml'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8').replaceAll(/^-- .* --$/gm, '---'))
    .map((text) =>
      parseDocuments(text, 'all.yaml').flatMap((document, index) =>
        manifestsOf([document], `target ${index}`, 'default'),
      ),
    )
    .filter((objects) => objects.length > 2)
}

/** Each case beside the same without one of its objects. */
function compareCases(family: string, find?: FindReach): Comparison {
  const comparisons = casesOf(family).flatMap((objects) =>
    objects.map((removed) =>
      compare(
        objects.filter((manifest) => manifest !== removed),
        objects,
        find,
      ),
    ),
  )
  return sumOf(comparisons)
}

function sumOf(comparisons: readonly Comparison[]): Comparison {
  return {
    unreached: comparisons.reduce((sum, { unreached }) => sum + unreached, 0),
    mistakes: comparisons.flatMap(({ mistakes }) => mistakes),
  }
}

const families = [
  'ambient',
  'authz',
  'egress',
  'extension',
  'gateway-api',
  'gitops',
  'helm',
  'istio',
  'jwt',
  'mesh',
  'routing',
  'workload',
]

/** The text of a workload with another image, and more of what concerns nobody else. */
function newImage(text: string): string {
  return text
    .replaceAll('"image":"', '"image":"new-')
    .replaceAll('"containers":[{', '"replicas":3,"containers":[{"envFrom":[{"configMapRef":{"name":"new"}}],')
}

/** The text of a ConfigMap with another value. */
function newText(text: string): string {
  return text.replaceAll(/"data":\{"([^"]+)":"/g, '"data":{"$1":"new: text\\n')
}

/** The text of a workload with other labels and ports. */
function otherPods(text: string): string {
  return text.replaceAll('"app":"', '"app":"other-').replaceAll('"containerPort":', '"containerPort":1')
}

/** Each case beside the same with one of its workloads or ConfigMaps edited. */
function compareEdited(family: string, edit: (text: string) => string, find?: FindReach): Comparison {
  const comparisons = casesOf(family).flatMap((objects) =>
    objects.flatMap((object, index) => {
      if (object.kind !== 'ConfigMap' && !object.spec.get('template').exists) return []
      const read = (text: string): Manifest[] =>
        manifestsOf(parseDocuments(text, 'object.yaml'), object.target, object.namespace)
      const text = JSON.stringify(object.root.data)
      const base = objects.toSpliced(index, 1, ...read(text))
      return edit(text) === text ? [] : compare(base, objects.toSpliced(index, 1, ...read(edit(text))), find)
    }),
  )
  return sumOf(comparisons)
}

/** A reach that follows no links: only the targets that differ. */
const withoutLinks: FindReach = (base, head, changedTargets) => {
  const reach = reachOfDifference(base, head, changedTargets)
  return reach === 'everything' ? reach : { ...reach, targets: changedTargets }
}

/** A reach without the objects that show in which namespaces there are some. */
const withoutWitnesses: FindReach = (base, head, changedTargets) => {
  const reach = reachOfDifference(base, head, changedTargets)
  if (reach === 'everything') return reach
  return { ...reach, objects: new Set([...reach.objects].filter(({ target }) => reach.targets.has(target))) }
}

describe('what a difference reaches', () => {
  it.each(['egress', 'routing'])('is all that alters in the cases of %s', (family) => {
    const { unreached, mistakes } = compareCases(family)
    expect(mistakes).toEqual([])
    expect(unreached).toBeGreaterThan(50)
  })

  it('is tested by cases that show a mistake', () => {
    expect(compareCases('routing', withoutLinks).mistakes).not.toEqual([])
    expect(compareCases('egress', withoutWitnesses).mistakes).not.toEqual([])
  })

  it.each(families)('is the target alone where a object gets another image, in the cases of %s', (family) => {
    const { unreached, mistakes } = compareEdited(family, newImage)
    expect(mistakes).toEqual([])
    expect(compareEdited(family, newText).mistakes).toEqual([])
    if (family === 'object') expect(unreached).toBeGreaterThan(5)
  })

  it('is more where the labels or ports of a object change', () => {
    const ofItself: FindReach = (_base, head, changedTargets) => reachOfDifference(head, head, changedTargets)
    const comparisons = families.map((family) => compareEdited(family, otherPods, ofItself))
    expect(comparisons.flatMap(({ mistakes }) => mistakes)).not.toEqual([])
    expect(families.map((family) => compareEdited(family, otherPods).unreached)).toEqual(
      families.map(() => 0),
    )
  })

  it('is all that alters among random objects of hosts', () => {
    let unreached = 0
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...ofHosts, { arbitrary: random.gateway, weight: 1 }), {
          minLength: 6,
          maxLength: 16,
        }),
        fc.array(fc.oneof(...ofHosts), { minLength: 1, maxLength: 2 }),
        fc.nat(),
        (unchanged, [old, replacement], place) => {
          const shared = unchanged.flatMap((text, index) => read(text, `same ${index}`, index))
          const at = place % (shared.length + 1)
          const withChanged = (changed: readonly Manifest[]): Manifest[] =>
            shared.toSpliced(at, 0, ...changed)
          const head = withChanged(replacement ? read(replacement, 'changed', 0) : [])
          const comparison = compare(withChanged(read(old!, 'changed', 0)), head)
          unreached += comparison.unreached
          expect(comparison.mistakes).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
    expect(unreached).toBeGreaterThan(20)
  })
})

const ofHosts = [random.destinationRule, random.serviceEntry, random.virtualService]

/** The object in its own release. Nothing states the namespace of a third of the releases. Most have their own hosts. */
function read({ data }: random.RandomObject, target: string, index: number): Manifest[] {
  const text = JSON.stringify(data).replaceAll('x.com', `x${index % 4}.com`)
  const namespace = index % 3 === 0 ? null : `team${index % 5}`
  return manifestsOf(parseDocuments(text, `${target}.yaml`), target, namespace)
}
