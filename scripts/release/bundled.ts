/** A package that dist/ contains, as its licence file names it. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** An SPDX expression; Go modules state none. */
  readonly license?: string
  /** Licence and notice texts, by the name of their file. */
  readonly texts: Readonly<Record<string, string>>
}

/**
 * The npm packages that are bundled into dist/*.js.
 *
 * @param text dist/licenses.txt, which `npm run build` writes
 */
export function bundledPackages(text: string): BundledPackage[] {
  const [packages = ''] = text.split(/^In dist\/engine\.wasm, Go modules:$/m)
  const sections = packages.split(/^={80}\n/m).slice(1)
  return sections.map((section) => {
    const [, name, version, license, licenseText] = /^(\S+) (\S+) \((.+)\)\n([^]*)$/.exec(section) ?? []
    if (!name || !version || !license || !licenseText)
      throw new Error(`no package in ${section.slice(0, 80)}`)
    return { name, version, license, texts: { LICENSE: licenseText.trim() } }
  })
}

/**
 * The Go distribution and the modules that are linked into dist/engine.wasm.
 *
 * @param text engine/licenses.txt, which `npm run engine` writes
 */
export function linkedModules(text: string): BundledPackage[] {
  const [, ...parts] = text.split(/^={79}\n(\S+) (\S+)\n={79}\n/m)
  return Array.from({ length: parts.length / 3 }, (_, index) => {
    const [name = '', version = '', files = ''] = parts.slice(index * 3)
    return { name, version, texts: licenseFiles(files) }
  })
}

/** Each file follows a line `--- NAME`. */
function licenseFiles(text: string): Record<string, string> {
  const [, ...parts] = text.split(/^--- (.+)$/m)
  const names = parts.filter((_, index) => index % 2 === 0)
  return Object.fromEntries(names.map((name, index) => [name, (parts[index * 2 + 1] ?? '').trim()]))
}
