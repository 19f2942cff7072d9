import { baselineText } from '../../../src/run/waivers/baseline.ts'
import { defect, usualFiles, type Attempt } from './attempt.ts'

const rule = 'routing/timeout-covers-retries'
const values = (text: string): Record<string, string> => ({ 'apps/payments/values-prod.yaml': text })
const entry = (waived: string, until = '2099-12-31'): Record<string, string> => ({
  '.meshgate.yaml': `${usualFiles['.meshgate.yaml']}waivers:\n  - {rule: ${waived}, owner: me, reason: none, until: '${until}'}\n`,
})

/** Waivers that the change brings or bends. */
export const waiverAttempts: readonly Attempt[] = [
  {
    name: 'a comment that waives what the change makes wrong',
    verdict: 'blocked',
    head: values(`# meshgate-ignore ${rule} -- trust me\ntimeout: 10s\n`),
    says: /Waived in this pull request by apps\/payments\/values-prod\.yaml:1, needs approval/,
  },
  {
    name: 'a comment of base whose value becomes another one',
    verdict: 'blocked',
    base: values(`timeout: 20s # meshgate-ignore ${rule} -- agreed\n`),
    head: values(`timeout: 10s # meshgate-ignore ${rule} -- agreed\n`),
    says: /needs approval/,
  },
  {
    name: 'an entry of `waivers`',
    verdict: 'blocked',
    head: { ...defect, ...entry(rule) },
    says: /Waived in this pull request by \.meshgate\.yaml:\d+, needs approval/,
  },
  {
    name: 'an entry of `waivers` for later',
    verdict: 'blocked',
    head: entry('jwt/audience-missing'),
    says: /waivers: \+ .*lets later changes pass/,
  },
  {
    name: 'a later last day for a waiver of base',
    verdict: 'blocked',
    base: entry(rule, '2020-01-01'),
    head: { ...defect, ...entry(rule) },
    says: /needs approval/,
  },
  {
    name: 'a waiver for the rule about weakening',
    verdict: 'blocked',
    base: entry('meshgate/config-weakens'),
    head: {
      '.meshgate.yaml': `${entry('meshgate/config-weakens')['.meshgate.yaml']}rules: {jwt/audience-missing: off}\n`,
    },
    says: /jwt\/audience-missing: .*lets later changes pass/,
  },
  {
    name: 'a baseline that is written by hand',
    verdict: 'blocked',
    base: { '.meshgate-baseline.json': baselineText([]) },
    head: { ...defect, '.meshgate-baseline.json': '{"version": 1, "findings": "all"}' },
    says: /is no baseline/,
  },
]
