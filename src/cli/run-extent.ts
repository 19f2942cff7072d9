import { listsExisting } from '../report/format-names.ts'
import type { ReportOptions } from './options.ts'

/** True if an option or a format asks for findings of what the change does not touch. */
export function listsEverything({ onlyNew, all, strict, format, output }: ReportOptions): boolean {
  const formats = [format, ...output.map((file) => file.format)]
  return !onlyNew || all || strict || formats.some(listsExisting)
}
