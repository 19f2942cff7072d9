// src/core/render.ts
function originOf(origins, line) {
	const file = origins.files[origins.lines[2 * (line - 1)] ?? -1];
	return file === void 0 ? null : {
		file,
		line: origins.lines[2 * line - 1]
	};
}
function renderedTextOf(render) {
	if (!render || render.status === "not-built") return null;
	return render.status === "rendered" ? render : render.partial;
}

export { renderedTextOf as n, originOf as t };