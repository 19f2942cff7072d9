import { caseOf, type Case } from './case.ts'
import { choiceCharts } from './charts/choices.ts'
import { guardedCharts } from './charts/guards.ts'
import { istioCharts } from './charts/istio.ts'
import { layerCharts } from './charts/layers.ts'
import { subchartCharts } from './charts/subcharts.ts'
import { loopCharts } from './charts/loops.ts'
import { oddCharts } from './charts/odd.ts'
import { templateCharts } from './charts/templates.ts'

/** The charts that were written for these tests, with labels. */
export const craftedCases: readonly Case[] = Object.entries({
  ...layerCharts,
  ...subchartCharts,
  ...templateCharts,
  ...loopCharts,
  ...choiceCharts,
  ...guardedCharts,
  ...istioCharts,
  ...oddCharts,
}).map(([name, chart]) => caseOf(name, chart))
