// src/core/repository.ts
const unknownRepository = {
	urls: [],
	branches: [],
	mainBranch: null
};

export { unknownRepository as t };