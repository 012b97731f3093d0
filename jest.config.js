const transform = {
  '^.+\\.(t|j)s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
}

const project = (displayName, folders, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  transform,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.chromium/'],
  ...more,
})

module.exports = {
  // A test ends by its facts; this only ends one that hangs.
  testTimeout: 60_000,
  projects: [
    project('domain', ['domain', 'typings']),
    project('functions', ['functions'], { globalSetup: '<rootDir>/test/functions/build.ts' }),
    project('workshop', ['local']),
    project('pages', ['phone', 'miniprogram'], { testEnvironment: 'jsdom' }),
    project('faults', ['faults', 'bench', 'peers', 'fuzz']),
    project('e2e', ['e2e'], { setupFilesAfterEnv: ['<rootDir>/test/e2e/patience.ts'] }),
  ],
}
