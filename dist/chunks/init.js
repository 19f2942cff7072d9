import { h as createMask, v as UsageError } from "./shapes.js";
import { o as pathInside } from "./replace-file.js";
import { c as openGit } from "./error-text.js";
import { c as workingState, i as repositoryOf, s as cleanCommit } from "./open.js";
import { d as line, u as inertOutput } from "./escape.js";
import { t as unpainted } from "./paint.js";
import { n as hasPath } from "./tree.js";
import { D as testFilesIn, H as readUsedConfig, L as pointAtCauses, P as inspect, b as baselineText, l as overridesIn, y as baselineFile, z as causesIn } from "./repaired-findings.js";
import { ct as repositoryKey, n as readableTree } from "./masked-config.js";
import { t as runPolicyTests } from "./run-policy-tests.js";
import { s as compareText } from "./group.js";
import { p as outsideAllowlist } from "./rules.js";
import { t as askEgress } from "./ask-egress.js";
import { i as scalarYaml, r as flowYaml } from "./test-file-text.js";
import { r as versionText, t as newestIstio } from "./istio-version.js";
import { r as parseAllowedEgress } from "./egress-allowlist.js";
import { t as paintFor } from "./colours.js";
import { r as workspaceRunInput } from "./session.js";
import { t as openWorkspace } from "./workspace.js";
import { fileURLToPath } from "node:url";
import { existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// src/host/git/clone-commit.ts
function cloneCommit(folder, env) {
	const git = existsSync(folder) ? openGit(folder, env) : null;
	if (!git || realpathSync(git.top) !== realpathSync(folder)) return null;
	return repositoryOf(git).urls.some((url) => /[/:]meshgate\/meshgate(\.git)?\/?$/.test(url)) ? cleanCommit(workingState(git), false) : null;
}

// src/report/setup-text.ts
function setupText({ files, omitted, next }, paint = unpainted) {
	const lines = [
		...files.map(({ path, contents }) => `${paint("green", "written")} ${line(path)}: ${line(contents)}`),
		...omitted.map(({ path, reason }) => `${paint("dim", "left alone")} ${line(path)}: ${line(reason)}`),
		"",
		"next:",
		...next.map((step) => `- ${line(step)}`)
	];
	return inertOutput(`${lines.join("\n")}\n`);
}
function setupFilesText({ files, omitted }) {
	const texts = files.map(({ path, text }) => `-- ${line(path)} --\n${text}`);
	const left = omitted.map(({ path, reason }) => `-- ${line(path)} is left alone: ${line(reason)} --\n`);
	return inertOutput([...texts, ...left].join(""));
}

// src/run/init/configuration-text.ts
const schemaUrl = "https://raw.githubusercontent.com/meshgate/meshgate/main/schemas/config.schema.json";
const docsUrl = "https://github.com/meshgate/meshgate/blob/main/docs/configuration.md";
function configurationText(hosts, questions) {
	if (hosts.entries.length === 0 && questions.length === 0) return null;
	return [
		`# yaml-language-server: $schema=${schemaUrl}\n# What meshgate finds by itself is not here: \`meshgate targets\` lists it. All keys: ${docsUrl}\n`,
		...hosts.entries.length === 0 ? [] : [allowlistText(hosts)],
		...questions.map(questionText)
	].join("\n");
}
function allowlistText({ entries, open, unread }) {
	const notes = [
		"Hosts outside that are reached or declared today; any other one is an error. `meshgate egress` says by whom.",
		...unread.length === 0 ? [] : ["Some of the repository was not read, so that hosts may be missing: `meshgate egress` names what."],
		...open.length === 0 ? [] : ["Some pods reach whatever host they call (`meshgate egress`): for these the list bounds what is declared."]
	];
	const lines = entries.map((entry) => `  - ${scalarYaml(entry)}\n`);
	return `${notes.map(comment).join("")}egress-allowlist:\n${lines.join("")}`;
}
function questionText({ text, proposal }) {
	return [text, ...proposal].map(comment).join("");
}
function comment(text) {
	return `# ${text}\n`;
}

// src/run/init/questions.ts
function questionsAbout(inspected) {
	const meshes = [...new Set(inspected.meshes.values())];
	return [
		...versionQuestion(meshes),
		...outboundQuestion(meshes),
		...aliasQuestion(inspected.gitops, inspected.sources.reader.tree),
		...targetQuestion(inspected)
	];
}
const istioKinds = [
	"VirtualService",
	"DestinationRule",
	"ServiceEntry",
	"Gateway",
	"RequestAuthentication"
];
function isOfIstio(mesh) {
	return istioKinds.some((kind) => mesh.ofKind(kind).length > 0);
}
function versionQuestion(meshes) {
	if (!meshes.some(isOfIstio) || meshes.some(({ context }) => context.isIstioVersionStated)) return [];
	const newest = versionText(newestIstio);
	return [{
		text: `Which version of Istio does the mesh run? Nothing here installs it, so that ${newest} is assumed.`,
		proposal: [`istio-version: '${newest}'`]
	}];
}
function outboundQuestion(meshes) {
	if (!meshes.filter((mesh) => mesh.ofKind("ServiceEntry").length > 0).some(({ config }) => config.outboundTrafficPolicy === void 0)) return [];
	return [{
		text: "What do proxies do with hosts that nothing declares? No file here says it: ALLOW_ANY lets all pass, and is the default of Istio.",
		proposal: ["mesh:", "  outboundTrafficPolicy: { mode: REGISTRY_ONLY }"]
	}];
}
function aliasQuestion(gitops, tree) {
	const urls = gitops.filter(({ reason }) => reason.includes("`repository.aliases`")).flatMap(({ delivery }) => delivery.sources).flatMap((source) => {
		const [, path = "", url = ""] = /^(.+) of (\S+?)(?: at \S+)?$/.exec(source) ?? [];
		const key = repositoryKey(url);
		return key !== null && path !== "" && hasPath(tree, path === "." ? "" : path) ? [key] : [];
	});
	const aliases = [...new Set(urls)].toSorted();
	if (aliases.length === 0) return [];
	return [{
		text: "Is this the repository that these URLs mean? Applications read paths there that this one has, too.",
		proposal: ["repository:", `  aliases: ${flowYaml(aliases)}`]
	}];
}
const maxTargets = 50;
function targetQuestion({ targets, gitops, sources }) {
	if (targets.length === 0 && gitops.length === 0) return [emptyQuestion];
	const uncertain = targets.filter(isUncertain);
	if (uncertain.length === 0) return [];
	if (targets.some(({ statedBy, kind }) => statedBy !== void 0 || kind === "kustomization")) return looseQuestion(uncertain, sources.reader);
	if (targets.length > maxTargets) return [];
	return [{
		text: "Where is this installed, and what is applied together? Nothing states namespaces and environments that are left out here. This list, once it counts, takes the place of what is found.",
		proposal: ["targets:", ...targets.map((target) => `  - ${flowYaml(stated(target))}`)]
	}];
}
const emptyQuestion = {
	text: "What is applied from here? No chart, kustomization, manifest or object of Argo CD or Flux was found.",
	proposal: ["targets:", "  - { environment: prod, chart: charts/app, namespace: app, values: [values-prod.yaml] }"]
};
function isUncertain(target) {
	if (target.statedBy || target.listedAt) return false;
	if (target.kind === "manifests") return target.loose !== void 0;
	return target.kind === "values" || target.kind === "helm" && target.namespace === null;
}
function looseQuestion(uncertain, reader) {
	const files = uncertain.flatMap((target) => target.kind === "manifests" ? target.files : []).filter((file) => !/\b(fluxcd|argoproj)\.io\//.test(reader.text(file) ?? ""));
	if (files.length === 0) return [];
	return [{
		text: "What applies these files? Nothing here does, so that each is checked by itself. Samples and tests are better left out.",
		proposal: ["exclude:", ...files.slice(0, maxTargets).map((file) => `  - ${flowYaml(file)}`)]
	}];
}
function stated(target) {
	const environment = target.environment === null ? {} : { environment: target.environment };
	if (target.kind === "manifests") return {
		...environment,
		manifests: [...target.files]
	};
	if (target.kind === "values") return {
		...environment,
		values: [...target.values]
	};
	return {
		...environment,
		chart: target.path || ".",
		...releaseOf(target)
	};
}
function releaseOf({ values, namespace }) {
	return {
		...namespace !== null && { namespace },
		...values.length > 0 && { values: [...values] }
	};
}

// src/run/init/reached-hosts.ts
function reachedHosts({ meshes, unread }) {
	const groups = meshes.flatMap((mesh) => mesh.groups);
	return {
		entries: distinct([...meshes.flatMap(({ shared }) => shared), ...groups.flatMap((group) => group.exits)].flatMap(entriesOf)),
		open: distinct(groups.flatMap(openClients)),
		unread: distinct([...unread, ...meshes.flatMap((mesh) => mesh.unread)])
	};
}
function entriesOf({ host, port, address, isInMesh }) {
	if (isInMesh) return [];
	return [host, address].map((name) => `${name}:${port}`).filter(isEntry);
}
function isEntry(entry) {
	return !entry.startsWith(":") && !entry.startsWith("any:") && !("defect" in parseAllowedEgress(entry));
}
function openClients({ anyHost, clients }) {
	return anyHost === null ? [] : clients;
}
function distinct(texts) {
	return [...new Set(texts)].toSorted(compareText);
}

// src/run/init/with-file.ts
function withFile(tree, path, text) {
	const bytes = new TextEncoder().encode(text);
	const { files, links, refused, mounted } = tree;
	return {
		files: [.../* @__PURE__ */ new Set([...files, path])].toSorted(compareText),
		links,
		refused,
		...mounted && { mounted },
		read: (name) => name === path ? bytes : tree.read(name)
	};
}

// src/run/init/draft-configuration.ts
async function draftConfiguration(input) {
	const reached = reachedHosts(await askEgress(input));
	const listed = configurationText(reached, []);
	const { configFile } = input.options;
	const head = listed === null ? input.head : withFile(input.head, configFile, listed);
	const { config, inspected } = await checkHead({
		...input,
		head
	});
	const hosts = {
		...reached,
		entries: [...reached.entries, ...declaredOutside(inspected)].toSorted(compareText)
	};
	const questions = questionsAbout(inspected);
	const findings = inspected.findings.filter(({ rule }) => rule !== outsideAllowlist.id);
	return {
		text: configurationText(hosts, questions),
		hosts,
		questions,
		checked: {
			config,
			inspected: {
				...inspected,
				findings
			}
		}
	};
}
async function checkHead(input) {
	const { head, host, options, configSource } = input;
	const source = {
		head,
		base: () => null,
		configSource,
		configFile: options.configFile
	};
	const config = await readUsedConfig(source, createMask(host.maskKey));
	return {
		config,
		inspected: await inspect(head, config, input)
	};
}
function declaredOutside({ findings }) {
	const entries = findings.filter(({ rule }) => rule === outsideAllowlist.id).flatMap(({ lintFinding: { about } }) => {
		const [, host = "", ports = ""] = /^(.*):([\d,]+)$/.exec(about ?? "") ?? [];
		return ports.split(",").map((port) => `${host}:${port}`);
	});
	return [...new Set(entries)];
}

// src/run/init/next-steps.ts
function nextSteps(outcome) {
	const { files, configFile, questions, targets } = outcome;
	const remote = targets.filter((target) => target.kind === "values" && target.reasonCode === "remote-chart");
	const tests = files.find(({ path }) => path.endsWith(".meshgate-test.yaml"));
	return [
		...questions === 0 ? [] : [`answer the questions in ${configFile}: an answer counts once its \`#\` is gone`],
		...remote.length === 0 ? [] : [`download the charts of registries that releases need (${remote.length}): \`meshgate fetch\``],
		...tests ? [`read ${tests.path}: it says what is decided today, not what is meant`] : [],
		...commitSteps(outcome)
	];
}
function commitSteps({ files, repository }) {
	const workflows = files.filter(({ path }) => path.startsWith(".github/"));
	const branch = repository.mainBranch ?? repository.branches[0] ?? "main";
	const pin = workflows.some(({ text }) => text.includes("@COMMIT")) ? ", with the commit of meshgate that you have read for COMMIT in the workflow" : "";
	return [
		...files.length === 0 ? [] : [`commit the files${pin}`],
		...workflows.length === 0 ? [] : ["make the job `meshgate` a required check of the branch"],
		`see on a branch what its pull request will be told: \`meshgate check --base ${branch}\``
	];
}

// src/run/init/workflow-texts.ts
function workflowTexts(forks, commit) {
	return (forks ? forkSafe : [sameRepository]).map((workflow) => ({
		...workflow,
		text: commit === null ? workflow.text : workflow.text.replaceAll("meshgate@COMMIT", `meshgate@${commit}`)
	}));
}
const sameRepository = {
	name: "meshgate.yml",
	contents: "checks each pull request and comments",
	text: `# Checks each pull request and comments. Pull requests from forks get everything but the comment: meshgate-check.yml and
# meshgate-comment.yml comment on these, too. Make the job \`meshgate\` a required check.
name: meshgate
on:
  pull_request:
  merge_group:

permissions: {}

concurrency:
  group: meshgate-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  meshgate:
    runs-on: ubuntu-latest
    timeout-minutes: 20 # more than the time budget of meshgate itself, 15 minutes
    permissions:
      contents: read
      pull-requests: write # for the comment and the suggestions
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: meshgate/meshgate@COMMIT # no release yet: the full id of a commit that you have read
`
};
const forkSafe = [{
	name: "meshgate-check.yml",
	contents: "checks each pull request with a token that may only read",
	text: `# The first of two workflows for repositories with pull requests from forks: it checks with a token that may only read,
# and leaves the report as an artifact. meshgate-comment.yml comments. Make the job \`meshgate\` a required check.
name: meshgate
on:
  pull_request:
  merge_group:

permissions: {}

concurrency:
  group: meshgate-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  meshgate:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: meshgate/meshgate@COMMIT # the same commit as in meshgate-comment.yml
        with:
          comment: never
          suggestions: none
          report-path: meshgate/report.json
      - uses: actions/upload-artifact@v4
        # The report is written before findings fail the step above.
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        with:
          name: meshgate-report
          path: meshgate/report.json
          if-no-files-found: ignore
          retention-days: 3
`
}, {
	name: "meshgate-comment.yml",
	contents: "comments on what the other one found",
	text: `# The second of two workflows: it comments with a token that may write. It runs on the default branch's version of this
# file, checks out nothing, runs nothing of the pull request, and takes the report of meshgate-check.yml as data that a
# stranger may have written: its shape is checked, all of its text is escaped, and the pull request is the one that GitHub
# names for the commit.
name: meshgate comment
on:
  workflow_run:
    workflows: [meshgate]
    types: [completed]

permissions: {}

jobs:
  comment:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    if: >-
      github.event.workflow_run.event == 'pull_request' &&
      (github.event.workflow_run.conclusion == 'success' || github.event.workflow_run.conclusion == 'failure')
    permissions:
      actions: read # for the artifact of the other run
      pull-requests: write # for the comment
    steps:
      - uses: actions/download-artifact@v5
        with:
          name: meshgate-report
          path: \${{ runner.temp }}/meshgate
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - uses: meshgate/meshgate@COMMIT # the same commit as in meshgate-check.yml
        with:
          publish-report: \${{ runner.temp }}/meshgate/report.json
`
}];

// src/run/init/propose-setup.ts
async function proposeSetup(input, options) {
	const head = readableTree(input.head);
	const { configFile, repository } = input.options;
	const draft = options.isFree(configFile) ? await draftConfiguration({
		...input,
		head
	}) : null;
	const checked = draft?.checked ?? await checkHead({
		...input,
		head
	});
	const configured = draft?.text ? withFile(head, configFile, draft.text) : head;
	const proposals = [
		configurationProposal(draft, configFile),
		...workflowProposals(head, input, options),
		await baselineProposal(checked, input, options),
		await testProposal({
			...input,
			head: configured
		}, checked, options)
	];
	const files = proposals.filter((proposal) => proposal !== null && "text" in proposal);
	return {
		files,
		omitted: proposals.filter((proposal) => proposal !== null && "reason" in proposal),
		next: nextSteps({
			files,
			configFile,
			questions: draft?.questions.length ?? 0,
			targets: checked.inspected.targets,
			repository: repository()
		})
	};
}
const exists = "it exists";
function configurationProposal(draft, path) {
	if (!draft) return {
		path,
		reason: exists
	};
	if (draft.text === null) return {
		path,
		reason: "files tell all that it would"
	};
	const { hosts, questions } = draft;
	const contents = [...hosts.entries.length === 0 ? [] : [`the hosts that may be called outside (${hosts.entries.length})`], ...questions.length === 0 ? [] : [`questions (${questions.length})`]];
	return {
		path,
		text: draft.text,
		contents: contents.join(" and ")
	};
}
function workflowProposals(head, input, { forks, commit, isFree }) {
	const { options } = input;
	const { urls } = options.repository();
	const isOnGithub = urls.length === 0 || urls.some((url) => /github/i.test(url)) || hasPath(head, ".github");
	return workflowTexts(forks, commit).map(({ name, text, contents }) => {
		const path = `.github/workflows/${name}`;
		if (!isFree(path)) return {
			path,
			reason: exists
		};
		return isOnGithub ? {
			path,
			text,
			contents
		} : {
			path,
			reason: "no remote is on GitHub"
		};
	});
}
async function baselineProposal({ config, inspected }, { host }, { isFree }) {
	if (!isFree(".meshgate-baseline.json")) return {
		path: baselineFile,
		reason: exists
	};
	const causes = causesIn(inspected, host);
	const findings = (await pointAtCauses(inspected.findings, inspected, causes, host.budget)).flatMap(overridesIn(config));
	if (findings.length === 0) return null;
	const contents = `today's findings (${findings.length}), which fail no run`;
	return {
		path: baselineFile,
		text: baselineText(findings),
		contents
	};
}
async function testProposal(input, { config, inspected }, { isFree }) {
	if (![...inspected.meshes.values()].some((mesh) => mesh.ofKind("RequestAuthentication").length > 0)) return null;
	const [existing] = testFilesIn(input.head, config);
	if (existing !== void 0) return {
		path: existing,
		reason: "there are policy tests"
	};
	const path = `${hasPath(input.head, "tests") ? "tests/" : ""}proposed.meshgate-test.yaml`;
	if (!isFree(path)) return {
		path,
		reason: exists
	};
	const { proposed } = await runPolicyTests(input, {
		paths: [],
		filter: null,
		propose: true
	});
	if (!proposed?.text) return null;
	return {
		path,
		text: proposed.text,
		contents: `requests as they are decided today (${proposed.cases})`
	};
}

// src/cli/init.ts
async function initCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const { root } = workspace;
	const setup = await proposeSetup(workspaceRunInput(workspace, options, terminal, engine), {
		isFree: (path) => isFree(join(root, path)),
		forks: options.forks,
		commit: cloneCommit(dirname(dirname(fileURLToPath(terminal.processWorker))), terminal.env)
	});
	if (options.dryRun) return terminal.print(setupFilesText(setup));
	for (const { path, text } of setup.files) writeNew(root, path, text);
	if (!options.quiet) terminal.print(setupText(setup, paintFor(terminal.colour)));
}
function isFree(path) {
	return lstatSync(path, { throwIfNoEntry: false }) === void 0;
}
function writeNew(root, path, text) {
	const folder = dirname(join(root, path));
	mkdirSync(folder, { recursive: true });
	if (pathInside(realpathSync(root), realpathSync(folder)) === void 0) throw new UsageError(`\`${path}\` is outside of \`${root}\`, since a link leads there: it is not written`);
	writeFileSync(join(root, path), text, { flag: "wx" });
}

export { initCommand };