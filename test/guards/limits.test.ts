import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The rows of the tables: the limit as people read it, the file and the constant that has it. */
const rows = [...readFileSync('docs/limits.md', 'utf8').matchAll(row())].map((match) => match.slice(1, 4))

function row(): RegExp {
  return /^\| [^|]+ \| ([\d,]+ [^|]+) \| [^|]+ \| `([^`]+)` `([^`]+)` \|$/gm
}

describe('docs/limits.md', () => {
  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(30)
  })

  it.each(rows)('says %s as %s has it in %s', (limit, file, name) => {
    expect(read(limit)).toBe(constant(file, name))
  })
})

/** The number of a limit in the unit of the code: milliseconds, bytes, or what is counted. */
function read(limit: string): number {
  const [, digits, unit] = /^([\d,]+) ([^\s,]+)/.exec(limit)!
  return Number(digits!.replaceAll(',', '')) * (units[unit!] ?? 1)
}

const units: Record<string, number> = { s: 1_000, MiB: 2 ** 20 }

/** The value of `NAME = 2 ** 20` in code, or of `NAME:` in code and YAML; in YAML the default of an input, in seconds. */
function constant(file: string, name: string): number {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.yml'))
    return 1_000 * Number(new RegExp(`^ {2}${name}:[^]*?default: '(\\d+)'`, 'm').exec(text)![1])
  const [, value] = new RegExp(`\\b${name}(?: =|:) ([\\d_]+(?: \\*\\*? [\\d_]+)*)[,;\\n} ]`).exec(text)!
  return value!
    .replaceAll('_', '')
    .split(' * ')
    .map((factor) => factor.split(' ** ').map(Number))
    .reduce((product, [base, power = 1]) => product * base! ** power, 1)
}
