import { folderTree } from '../../../src/host/folder-tree.ts'
import { requestOf, type Case } from '../case.ts'

/** Charts in Helm's test data that have values, each for what it does with them. */
const charts: Readonly<Record<string, readonly string[]>> = {
  'pkg/cmd/testdata/testcharts/subchart': [],
  'pkg/cmd/testdata/testcharts/chart-with-lib-dep': [],
  'pkg/cmd/testdata/testcharts/chart-with-template-lib-archive-dep': [],
  'pkg/cmd/testdata/testcharts/issue-9027': [],
  'pkg/cmd/testdata/testcharts/alpine': ['pkg/cmd/testdata/testcharts/alpine/extra_values.yaml'],
  'pkg/chart/v2/util/testdata/subpop': [],
  'pkg/chart/v2/util/testdata/import-values-from-enabled-subchart/parent-chart': [],
  'pkg/chart/v2/util/testdata/chart-with-import-from-aliased-dependencies': [],
  'pkg/chart/v2/util/testdata/chart-with-dependency-aliased-twice': [],
  'pkg/action/testdata/charts/chart-with-uncompressed-dependencies': [],
}

/** The cases in Helm's sources. */
export function upstreamCases(sources: string): Case[] {
  return Object.entries(charts).map(([path, values]) => {
    const folder = path.slice(0, path.indexOf('/testdata/') + '/testdata'.length)
    const inside = (file: string) => file.slice(folder.length + 1)
    const tree = folderTree(`${sources}/${folder}`, null)
    const name = `helm: ${path.slice(path.lastIndexOf('/') + 1)}`
    return { name, tree, request: requestOf(inside(path), values.map(inside)), labels: [], literals: [] }
  })
}
