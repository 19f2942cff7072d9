import { expect, it } from 'vitest'
import { columns } from '../../src/report/columns.ts'

const table = [
  ['kind', 'name', 'renders from'],
  ['helm', 'apps/payments/card-processor', 'values-prod.yaml, values.yaml, ../defaults.yaml'],
  ['helm', 'apps/shop', 'values.yaml'],
]

it('columns are as wide as their cells', () => {
  expect(columns(table)).toEqual([
    'kind  name                          renders from',
    'helm  apps/payments/card-processor  values-prod.yaml, values.yaml, ../defaults.yaml',
    'helm  apps/shop                     values.yaml',
  ])
})

it('cells of wide columns go on in further lines where a terminal is narrow', () => {
  expect(columns(table, 50)).toEqual([
    'kind  name                   renders from',
    'helm  apps/payments/card-    values-prod.yaml,',
    '      processor              values.yaml, ../',
    '                             defaults.yaml',
    'helm  apps/shop              values.yaml',
  ])
  for (const line of columns(table, 60)) expect(line.length).toBeLessThanOrEqual(60)
})

it('no column gets narrower than its heading', () => {
  const wide = [['a heading of many characters'], ['x'.repeat(60)]]
  expect(columns(wide, 5).map(({ length }) => length)).toEqual([28, 28, 28, 4])
})
