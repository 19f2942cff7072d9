/** The values of `--format` and of `FORMAT=PATH` in `--output`. */
export const reportFormats = [
  'text',
  'json',
  'markdown',
  'github',
  'sarif',
  'junit',
  'gitlab',
  'html',
] as const

export type ReportFormat = (typeof reportFormats)[number]

/** True for a format that lists what base has wrong, too, so that a run must not end before it knows. */
export function listsExisting(format: ReportFormat): boolean {
  return format !== 'text' && format !== 'github'
}

/** True for a format whose locations link to the head of the pull request. */
export function hasLinks(format: ReportFormat): boolean {
  return format === 'markdown' || format === 'html'
}

/** True for a format that describes the rules of the findings. */
export function describesRules(format: ReportFormat): boolean {
  return format === 'sarif' || format === 'html'
}

/** A report to write to a file. */
export interface ReportFile {
  readonly format: ReportFormat
  readonly path: string
}

/** Parses `format=path`; `null` for any other text. */
export function parseReportFile(value: string): ReportFile | null {
  const [, name, path] = /^([a-z]+)=(.+)$/.exec(value) ?? []
  const format = reportFormats.find((candidate) => candidate === name)
  return format && path ? { format, path } : null
}
