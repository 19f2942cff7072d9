import { Fault } from './fault.ts'
import { uri } from './scan-properties.ts'
import { lineEnd, skipBreak } from './scan-space.ts'
import type { Scan } from './scan.ts'
import { directive } from './token.ts'

/** Scans a `%YAML` or `%TAG` line; Go refuses any other. `push` ends all blocks and adds the token. */
export function scanDirective(scan: Scan, push: (scan: Scan, kind: number, length: number) => void): void {
  const end = lineEnd(scan, scan.at)
  if (!form.test(scan.text.slice(scan.at, end)))
    throw new Fault('Go knows no such directive; it reads `%YAML` and `%TAG`', scan.at, end)
  push(scan, directive, end - scan.at)
  if (scan.at < scan.end) skipBreak(scan)
}

/** A parsed directive: the version of `%YAML`, or the handle and prefix of `%TAG`. */
export type Directive = { readonly version: string } | { readonly handle: string; readonly prefix: string }

/** Parses a line that `scanDirective` accepted. */
export function readDirective(line: string): Directive {
  const [, major, minor, handle, prefix] = form.exec(line)!
  if (handle !== undefined && prefix !== undefined) return { handle, prefix }
  return { version: `${Number(major)}.${Number(minor)}` }
}

const form = new RegExp(
  `^%(?:YAML[ \\t]+(\\d{1,2})\\.(\\d{1,2})|TAG[ \\t]+(!(?:[-\\w]*!)?)[ \\t]+(${uri}+)(?=[ \\t]|$))[ \\t]*(?:#.*)?$`,
  's',
)
