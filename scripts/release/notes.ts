/**
 * The section of a version in the changelog, without its heading.
 *
 * @param release whether it is to be released: then the heading must have a date, `## 1.2.3, 2026-01-31`
 * @throws if the changelog has no section of the version, or no date for a release
 */
export function releaseNotes(changelog: string, version: string, release: boolean): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((text) => text.startsWith(`${version},`))
  if (section === undefined) throw new Error(`CHANGELOG.md has no section \`${version}\``)
  const [heading = '', ...lines] = section.split('\n')
  if (release && !/, \d{4}-\d{2}-\d{2}$/.test(heading))
    throw new Error(`CHANGELOG.md says \`${heading}\`: a release needs \`${version}, YYYY-MM-DD\``)
  return `${lines.join('\n').trim()}\n`
}

/** @throws if a tag is not that of the version */
export function checkTag(tag: string, version: string): void {
  if (tag !== `v${version}`)
    throw new Error(`tag \`${tag}\` is not \`v${version}\`, the version of package.json`)
}
