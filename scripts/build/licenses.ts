import { existsSync, readFileSync } from 'node:fs'
import type { Dependency, Options } from 'rollup-plugin-license'

/** The licences of what the Go engine links, written by `npm run engine`. */
const engineLicenses = 'dist/engine-licenses.txt'

/** Collects the licence texts of everything that is bundled into one file, npm packages first, then Go modules. */
export function dependencyLicenses(file: string): NonNullable<Options['thirdParty']> {
  return { output: { file, template: (dependencies) => text(dependencies) } }
}

function text(dependencies: readonly Dependency[]): string {
  const packages = dependencies.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)).map(section)
  const modules = existsSync(engineLicenses) ? readFileSync(engineLicenses, 'utf8') : ''
  return [
    'meshgate contains the following packages. In dist/*.js, from npm:\n',
    ...packages,
    'In dist/engine.wasm, Go modules:\n',
    modules,
  ]
    .join('\n')
    .replaceAll('\r\n', '\n')
}

function section({ name, version, license, licenseText, noticeText }: Dependency): string {
  if (!licenseText) throw new Error(`no licence text in ${name}@${version}`)
  return [
    '='.repeat(80),
    `${name} ${version} (${license})`,
    '',
    licenseText.trim(),
    noticeText?.trim() ?? '',
    '',
  ].join('\n')
}
