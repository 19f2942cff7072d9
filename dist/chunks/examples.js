// src/cli/examples.ts
const commandExamples = {
	init: "meshgate init --dry-run",
	check: "meshgate check --base main --output sarif=meshgate.sarif",
	merge: "meshgate merge ../shards --base main",
	diff: "meshgate diff --base main apps/payments",
	render: "meshgate render apps/payments -f apps/payments/values-prod.yaml -n payments",
	why: "meshgate why apps/payments VirtualService/card-processor 'spec.http[0].timeout'",
	request: "meshgate request GET https://shop.example.com/api --token issuer=https://id.example,aud=shop",
	access: "meshgate access --base main --format markdown",
	egress: "meshgate egress --base main --format markdown",
	test: "meshgate test tests/orders.meshgate-test.yaml --coverage",
	"explain-log": "kubectl logs deploy/istio-ingressgateway | meshgate explain-log -",
	targets: "meshgate targets --environment prod",
	fetch: "meshgate fetch --update",
	lsp: "meshgate lsp --stdio",
	explain: "meshgate explain timeout-covers",
	rules: "meshgate rules",
	"rules test": "meshgate rules test policies --format junit",
	baseline: "meshgate baseline",
	completion: "meshgate completion bash > ~/.local/share/bash-completion/completions/meshgate"
};
function addExamples(program) {
	for (const { path, command } of commandsOf(program)) {
		const example = commandExamples[path];
		if (example !== void 0) command.addHelpText("after", `\nExample:\n  $ ${example}`);
	}
}
function commandsOf(program, prefix = "") {
	return program.commands.flatMap((command) => {
		const path = `${prefix}${command.name()}`;
		return [{
			path,
			command
		}, ...commandsOf(command, `${path} `)];
	});
}

export { commandsOf as n, addExamples as t };