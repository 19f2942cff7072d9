import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkTag, releaseNotes } from '../../scripts/release/notes.ts'
import { sbom } from '../../scripts/release/sbom.ts'

const read = (path: string): string => readFileSync(path, 'utf8')

const { version } = JSON.parse(read('package.json')) as { version: string }

describe('the version', () => {
  it('is what the lock file says', () => {
    const lock = JSON.parse(read('package-lock.json')) as { version: string }
    expect(lock.version).toBe(version)
  })

  it('is written nowhere else in code, workflows and the action', () => {
    const paths = [
      'src',
      'scripts',
      'engine/*.ts',
      'engine/*.go',
      '.github',
      'action.yml',
      'rolldown.config.ts',
    ]
    const files = execFileSync('git', ['ls-files', '--', ...paths], { encoding: 'utf8' })
      .trim()
      .split('\n')
    expect(files.length).toBeGreaterThan(100)
    const written = new RegExp(`(?<![\\d.])${version.replaceAll('.', '\\.')}(?![\\d.])`)
    expect(files.filter((file) => written.test(read(file)))).toEqual([])
  })
})

describe('release notes', () => {
  const changelog =
    '# Changelog\n\n## 1.1.0, not released yet\n\n- New.\n\n## 1.0.0, 2026-01-31\n\n- First.\n'

  it('are the section of the version', () => {
    expect(releaseNotes(changelog, '1.1.0', false)).toBe('- New.\n')
    expect(releaseNotes(changelog, '1.0.0', true)).toBe('- First.\n')
  })

  it('are refused without a section, and without a date where it is released', () => {
    expect(() => releaseNotes(changelog, '1.2.0', false)).toThrow('CHANGELOG.md has no section `1.2.0`')
    expect(() => releaseNotes(changelog, '1.1.0', true)).toThrow('`1.1.0, not released yet`')
  })

  it('exist for the version of package.json', () => {
    expect(releaseNotes(read('CHANGELOG.md'), version, false)).toMatch(/^- /)
  })

  it('belong to the tag of the version alone', () => {
    expect(() => checkTag('v1.1.0', '1.1.0')).not.toThrow()
    expect(() => checkTag('v1', '1.1.0')).toThrow('tag `v1` is not `v1.1.0`, the version of package.json')
  })
})

interface Component {
  readonly name: string
  readonly version?: string
  readonly purl?: string
  readonly licenses?: readonly object[]
  readonly properties?: readonly { readonly value: string }[]
}

describe('the bill of materials', () => {
  const licenses = read('dist/licenses.txt')
  const engineLicenses = read('engine/licenses.txt')
  const text = sbom({ version, licenses, engineLicenses, engine: Buffer.from('engine') })
  const bom = JSON.parse(text) as { components: readonly Component[]; dependencies: readonly object[] }
  const byEcosystem = (type: string): readonly Component[] =>
    bom.components.filter(({ purl }) => purl?.startsWith(`pkg:${type}/`))

  it('is valid by the schema of CycloneDX 1.6', () => {
    const schemas = 'node_modules/@cyclonedx/cyclonedx-library/res/schema'
    const ajv = new Ajv({ strict: false, validateFormats: false })
    for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
      ajv.addSchema(JSON.parse(read(`${schemas}/${name}`)), `http://cyclonedx.org/schema/${name}`)
    const valid = ajv.compile(JSON.parse(read(`${schemas}/bom-1.6.SNAPSHOT.schema.json`)))
    valid(bom)
    expect(valid.errors).toBeNull()
  })

  it('has npm packages in the versions of the lock file, as the headings of dist/licenses.txt', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { version?: string }>
    }
    const locked = new Set(
      Object.entries(packages).map(
        ([path, entry]) => `${path.split('node_modules/').at(-1)}@${entry.version}`,
      ),
    )
    const bundled = byEcosystem('npm').map((component) => `${component.name}@${component.version}`)
    expect(bundled.filter((name) => !locked.has(name))).toEqual([])
    expect(bundled).toHaveLength(licenses.match(/^={80}$/gm)!.length)
    expect(bundled).toContain('@actions/core@' + packages['node_modules/@actions/core']!.version)
  })

  it('has Go modules in the versions of go.mod, and Go itself, and says which are changed', () => {
    const required = read('engine/go.mod')
    const [go, ...modules] = byEcosystem('golang').toSorted(
      (a, b) => Number(b.name === 'std') - Number(a.name === 'std'),
    )
    expect(go?.name).toBe('std')
    expect(modules.length).toBeGreaterThan(30)
    const missing = modules.filter((module) => !required.includes(`${module.name} ${module.version}`))
    expect(missing.map(({ name }) => name)).toEqual([])
    const changed = modules.filter(({ properties }) => properties !== undefined).map(({ name }) => name)
    expect(changed).toEqual([
      'helm.sh/helm/v4',
      'k8s.io/kube-openapi',
      'sigs.k8s.io/kustomize/api',
      'sigs.k8s.io/kustomize/kyaml',
    ])
  })

  it('has a licence for each package and module', () => {
    const bare = [...byEcosystem('npm'), ...byEcosystem('golang')].filter(
      ({ licenses: own = [] }) => own.length === 0,
    )
    expect(bare).toEqual([])
  })
})

describe('what the Marketplace shows', () => {
  const action = parse(read('action.yml')) as Record<string, string> & { branding: Record<string, string> }

  it('is a name, an author, a description of one line, and an icon with a colour', () => {
    expect(action['name']).toBe('meshgate')
    expect(action['author']).toBeTypeOf('string')
    // The Marketplace refuses longer ones.
    expect(action['description']!.length).toBeLessThan(125)
    expect(action.branding).toEqual({ icon: 'shield', color: 'blue' })
  })
})
