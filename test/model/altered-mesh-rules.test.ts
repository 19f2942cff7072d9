import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lint, lintObject } from '../../src/lint.ts'
import { alteredMesh, type Alterations } from '../../src/model/altered-mesh.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, type Mesh } from '../../src/model/mesh.ts'
import { rules } from '../../src/rules/index.ts'
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
  return createMesh({
    environment: null,
    manifests,
    entries: [],
    documents: [],
    targets: [],
    failures: [],
  })
}

/** The object with other hosts, ports and labels. */
function otherOf({ root }: Manifest): Manifest[] {
  const text = JSON.stringify(root.data, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
  const other = text
    .replaceAll('.example.', '.other.')
    .replaceAll('"app":"', '"app":"x')
    .replace(/\b443\b/g, '8443')
  return manifestsOf(parseDocuments(other, 'all.yaml'), 'all', 'default')
}

function said(mesh: Mesh, manifest: Manifest): string[] {
  return rules.flatMap((rule) =>
    Object.keys(rule.on)
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
        const [altered] = otherOf(old)
        const beside = manifests[(index + 1) % manifests.length]!
        const alterations: Alterations = new Map([
          [beside, otherOf(beside)[0] ?? null],
          [old, altered ?? null],
        ])
        for (const some of [new Map([[old, altered ?? null]]), alterations]) {
          if (!altered) continue
          const after = manifests.flatMap((one) => (some.has(one) ? (some.get(one) ?? []) : one))
          expect(said(alteredMesh(mesh, some), altered)).toEqual(said(meshOf(after), altered))
        }
      }
    }
  },
)
