// src/core/repository.ts
/** The repository of a tree of which the host knows nothing. */
const unknownRepository = {
	urls: [],
	branches: [],
	mainBranch: null
};

export { unknownRepository as t };