import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lint, lintObject } from '../../src/lint.ts'
import { alteredMesh, type Alterations } from '../../src/model/altered-mesh.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { rules } from '../../src/rules/index.ts'
import { viewsOf } from '../../src/rules/rule.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/** The cases of all rules, by family: objects of every kind that any rule looks at. */
const folder = new URL('../rules/', import.meta.url)
const families = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

function textsOf(family: string): string[] {
  const names = readdirSync(new URL(`${family}/`, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /(^|[\\/])(bad|good)[^\\/]*\.yaml$/.test(name) && !name.endsWith('.values.yaml'))
    .map((name) => readFileSync(new URL(`${family}/${name}`, folder), 'utf8'))
}

function meshOf(manifests: readonly Manifest[]): Mesh {
  return createMesh({ ...emptyMesh, manifests })
}

/** Ways to make another object of one. */
const alterationsOfText: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('.example.', '.other.').replaceAll('"app":"', '"app":"x'),
  (text) => text.replaceAll('"protocol":"HTTP"', '"protocol":"TLS"').replace(/\b443\b/g, '8443'),
]

function otherOf({ root }: Manifest, alterText: (text: string) => string): Manifest | null {
  const text = JSON.stringify(root.data, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
  return manifestsOf(parseDocuments(alterText(text), 'all.yaml'), 'all', 'default')[0] ?? null
}

function findingsAbout(mesh: Mesh, manifest: Manifest): string[] {
  return rules.flatMap((rule) =>
    viewsOf(rule)
      .filter((view) => view === manifest.kind || view === 'manifest')
      .flatMap((view) => lintObject(mesh, rule, view, manifest))
      .map(({ rule: id, message }) => `${id}: ${message}`),
  )
}

it.each(families.map(({ name }) => name))(
  'rules of %s say the same of an altered mesh as of a new one',
  (family) => {
    for (const text of textsOf(family)) {
      const manifests = manifestsOf(parseDocuments(text, 'all.yaml'), 'all', 'default')
      const mesh = meshOf(manifests)
      // What the rules work out of this mesh is there when they see the altered one.
      lint(mesh, rules)
      for (const [index, old] of manifests.entries()) {
        const beside = manifests[(index + 1) % manifests.length]!
        for (const alterText of alterationsOfText) {
          const single = [[old, otherOf(old, alterText)]] as const
          expectSame(manifests, mesh, new Map(single))
          expectSame(manifests, mesh, new Map([...single, [beside, otherOf(beside, alterText)]]))
        }
      }
    }
  },
)

function expectSame(manifests: readonly Manifest[], mesh: Mesh, alterations: Alterations): void {
  const after = manifests.flatMap((manifest) =>
    alterations.has(manifest) ? (alterations.get(manifest) ?? []) : manifest,
  )
  const [altered, anew] = [alteredMesh(mesh, alterations), meshOf(after)]
  expect(after.flatMap((manifest) => findingsAbout(altered, manifest))).toEqual(
    after.flatMap((manifest) => findingsAbout(anew, manifest)),
  )
}
