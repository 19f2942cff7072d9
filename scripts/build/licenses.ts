import { existsSync, readFileSync } from 'node:fs'
import type { Dependency, Options } from 'rollup-plugin-license'

/** The licences of what the Go engine links, written by `npm run engine`. */
const engineLicenses = 'engine/licenses.txt'

/** Collects the licence texts of everything that is bundled into one file, npm packages first, then Go modules. */
export function dependencyLicenses(file: string): NonNullable<Options['thirdParty']> {
  return { output: { file, template: (dependencies) => text(dependencies) } }
}

function text(dependencies: readonly Dependency[]): string {
  const packages = dependencies.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)).map(section)
  const modules = existsSync(engineLicenses) ? withoutRepeats(readFileSync(engineLicenses, 'utf8')) : ''
  return [
    'meshgate contains the following packages. In dist/*.js, from npm:\n',
    ...packages,
    'In dist/engine.wasm, Go modules:\n',
    modules,
  ]
    .join('\n')
    .replaceAll('\r\n', '\n')
}

/**
 * The licences of Go modules with each text once: most of them are the same few.
 *
 * @param text has a heading for each module, and a line `--- FILE` above each text
 */
export function withoutRepeats(text: string): string {
  const firsts = new Map<string, string>()
  const [above = '', ...parts] = text.split(/^(={79}\n\S+ \S+\n={79}|--- .+)\n/m)
  let module = ''
  const written = Array.from({ length: parts.length / 2 }, (_, index) => {
    const [heading = '', below = ''] = parts.slice(index * 2)
    if (!heading.startsWith('---')) {
      module = heading.split('\n')[1]!
      return `${heading}\n${below}`
    }
    const first = firsts.get(below.trim())
    firsts.set(below.trim(), first ?? `${heading.slice(4)} of ${module}`)
    return `${heading}\n${first === undefined ? below : `\nThe same text as ${first}.\n\n`}`
  })
  return above + written.join('')
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
