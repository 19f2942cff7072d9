// Lets a build go on where it left out the object that is to be changed.
import { importBeside, KUSTOMIZE } from './kustomize-edits.ts'
import type { Patch } from './patch.ts'

const merging: Patch = {
  module: KUSTOMIZE,
  file: 'resmap/reswrangler.go',
  why: 'a generator may have nothing to merge with where a build leaves out resources; a merged resource keeps its source',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/filters/annotations'),
    {
      from: '\t\t\treturn fmt.Errorf(\n\t\t\t\t"id %#v does not exist;',
      to: `\t\t\tif buildstate.WithoutTarget(id.String()) {
				return nil
			}
			return fmt.Errorf(
				"id %#v does not exist;`,
    },
    {
      from: '\t\t\tres.MergeDataMapFrom(old)\n',
      to: '\t\t\tres.SetSource(old.Source())\n\t\t\tres.MergeDataMapFrom(old)\n',
    },
  ],
}

const noTarget = `\t\tif len(m.GetMatchingResourcesByAnyId(patch.OrgId().Equals)) == 0 && buildstate.WithoutTarget(patch.OrgId().String()) {
			continue
		}
`

const patching: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/PatchTransformer.go',
  why: 'a patch may have no target where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/filters/patchjson6902'),
    {
      from: '\t\ttarget, err := m.GetById(patch.OrgId())\n',
      to: `${noTarget}\t\ttarget, err := m.GetById(patch.OrgId())\n`,
    },
  ],
}

const strategicMerging: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/PatchStrategicMergeTransformer.go',
  why: patching.why,
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/resmap'),
    {
      from: '\t\ttarget, err := m.GetById(patch.OrgId())\n',
      to: `${noTarget}\t\ttarget, err := m.GetById(patch.OrgId())\n`,
    },
  ],
}

const jsonPatching: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/PatchJson6902Transformer.go',
  why: 'a patch on the network is unavailable: it has no operations',
  edits: [
    {
      from: '\tif p.Target == nil {\n\t\treturn fmt.Errorf("must specify a target for patch',
      to: `\tif p.decodedPatch == nil {
		return nil
	}
	if p.Target == nil {
		return fmt.Errorf("must specify a target for patch`,
    },
  ],
}

const replicas: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/ReplicaCountTransformer.go',
  why: 'a count may have no target where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/filters/replicacount'),
    {
      from: '\tif !found {\n',
      to: '\tif !found && !buildstate.WithoutTarget(p.Replica.Name) {\n',
    },
  ],
}

const replacing: Patch = {
  module: KUSTOMIZE,
  file: 'filters/replacement/replacement.go',
  why: 'a replacement may have no source where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/internal/utils'),
    {
      from: '\t\tvalue, err := getReplacement(nodes, &f.Replacements[i])\n',
      to: `\t\tvalue, err := getReplacement(nodes, &f.Replacements[i])
		if errors.Is(err, errNothingSelected) && buildstate.WithoutTarget(r.Source.String()) {
			continue
		}
`,
    },
    {
      from: 'fmt.Errorf("nothing selected by %s", selector)',
      to: 'fmt.Errorf("%w by %s", errNothingSelected, selector)',
    },
    {
      from: '// selectSourceNode finds',
      to: 'var errNothingSelected = fmt.Errorf("nothing selected")\n\n// selectSourceNode finds',
    },
  ],
}

const vars: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/resaccumulator.go',
  why: 'a var may have no object where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/internal/plugins/builtinconfig'),
    {
      from: '\t\ts, err := ra.findVarValueFromResources(v)\n',
      to: `\t\ts, err := ra.findVarValueFromResources(v)
		if err != nil && !ra.isMapped(v) && buildstate.WithoutTarget(v.Name) {
			continue
		}
`,
    },
    {
      from: '// makeVarReplacementMap returns',
      to: `// isMapped tells whether a var has an object.
func (ra *ResAccumulator) isMapped(v types.Var) bool {
	for _, res := range ra.resMap.Resources() {
		if slices.Contains(res.GetRefVarNames(), v.Name) {
			return true
		}
	}
	return false
}

// makeVarReplacementMap returns`,
    },
    { from: '\t"log"\n', to: '\t"log"\n\t"slices"\n' },
  ],
}

export const holePatches: Patch[] = [
  merging,
  patching,
  strategicMerging,
  jsonPatching,
  replicas,
  replacing,
  vars,
]
