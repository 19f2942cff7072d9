// src/core/duration-words.ts
function durationWords(milliseconds) {
	return milliseconds > 0 && milliseconds < 1e3 ? `${milliseconds}ms` : `${milliseconds / 1e3}s`;
}

// src/core/target-title.ts
function targetTitle(id) {
	return id.replace(/^kustomize:/, "kustomization ");
}

export { durationWords as n, targetTitle as t };