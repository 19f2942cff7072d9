import { t as rules } from "./rules.js";
import { n as commandsOf } from "./examples.js";

// src/cli/completion.ts
const shells = [
	"bash",
	"zsh",
	"fish"
];
function completionScript(shell, program) {
	const commands = commandsOf(program).map(({ path, command }) => completedCommand(path, command));
	return scripts[shell](commands);
}
function completedCommand(path, command) {
	return {
		path,
		description: command.description(),
		options: [...command.options.map(completedOption), helpOption],
		words: argumentWords[path] ?? null
	};
}
const argumentWords = {
	explain: rules.map(({ id }) => id),
	completion: shells
};
const helpOption = {
	short: "-h",
	long: "--help",
	description: "display help for command",
	values: null,
	takesValue: false
};
function completedOption(option) {
	const { short, long, description, argChoices, required, optional } = option;
	return {
		...short !== void 0 && { short },
		long,
		description,
		values: argChoices ?? null,
		takesValue: required || optional
	};
}
const scripts = {
	bash: bashScript,
	zsh: (commands) => `#compdef meshgate\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`,
	fish: fishScript
};
function bashScript(commands) {
	const paths = commands.map(({ path }) => path);
	const top = paths.filter((path) => !path.includes(" "));
	return `_meshgate() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' word
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD-1))}"; do
    case "$command $word" in
${paths.map((path) => `      '${path.includes(" ") ? path : ` ${path}`}') command='${path}' ;;`).join("\n")}
    esac
  done
  case "$command $prev" in
${commands.flatMap(bashValues).join("\n")}
  esac
  if [[ -z $words ]]; then
    case "$command" in
      '') words='${top.join(" ")} --help --version' ;;
${commands.map(bashWords).join("\n")}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _meshgate meshgate
`;
}
function bashValues({ path, options }) {
	return options.flatMap(({ short, long, values, takesValue }) => {
		if (!takesValue) return [];
		const names = [long, ...short === void 0 ? [] : [short]].map((name) => `'${path} ${name}'`);
		return [values ? `    ${names.join("|")}) words='${values.join(" ")}' ;;` : `    ${names.join("|")}) COMPREPLY=(); return ;;`];
	});
}
function bashWords({ path, options, words }) {
	return `      '${path}') if [[ $cur == -* ]]; then words='${options.map(({ long }) => long).join(" ")}'; else words='${words === null ? "" : words.join(" ")}'; fi ;;`;
}
function fishScript(commands) {
	return `${[...commands.filter(({ path }) => !path.includes(" ")).map(({ path, description }) => `complete -c meshgate -n __fish_use_subcommand -a ${path} -d ${quoted(description)}`), ...commands.flatMap(fishLines)].join("\n")}\n`;
}
function fishLines({ path, options, words }) {
	const condition = quoted(path.split(" ").map((word) => `__fish_seen_subcommand_from ${word}`).join("; and "));
	return [...options.map(({ short, long, description, values, takesValue }) => [
		`complete -c meshgate -n ${condition} -l ${long.slice(2)}`,
		...short === void 0 ? [] : [`-s ${short.slice(1)}`],
		...values ? [`-x -a ${quoted(values.join(" "))}`] : takesValue ? ["-r"] : [],
		`-d ${quoted(description)}`
	].join(" ")), ...words === null ? [] : [`complete -c meshgate -n ${condition} -f -a ${quoted(words.join(" "))}`]];
}
function quoted(text) {
	return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

export { completionScript };