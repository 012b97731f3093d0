/** The floors of the house. `npm run check:floors` runs this and asserts that modules were seen. */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'A rule takes what it needs as arguments: no SDK, no clock, no I/O. dayjs is let in for the arithmetic of days.',
      severity: 'error',
      from: { path: '^cloudfunctions/domain/' },
      to: { pathNot: '^cloudfunctions/domain/|^typings/|node_modules/dayjs/' },
    },
    {
      name: 'only-platform-knows-the-sdk',
      severity: 'error',
      from: { path: '^(cloudfunctions|miniprogram|typings)/', pathNot: '^cloudfunctions/platform/' },
      to: { path: 'wx-server-sdk' },
    },
    {
      name: 'nothing-deployed-imports-the-workshop',
      severity: 'error',
      from: { path: '^(cloudfunctions|miniprogram|typings)/' },
      to: { path: '^(local|test)/' },
    },
    {
      name: 'functions-do-not-import-each-other',
      severity: 'error',
      from: { path: '^cloudfunctions/(member|behaviour|staff|brand|payment|clock)/' },
      to: {
        path: '^cloudfunctions/(member|behaviour|staff|brand|payment|clock)/',
        pathNot: '^cloudfunctions/$1/',
      },
    },
    {
      name: 'the-two-sides-meet-in-typings-only',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^cloudfunctions/' },
    },
    {
      name: 'days-are-reckoned-in-one-room',
      severity: 'error',
      from: { path: '^(cloudfunctions|miniprogram)/', pathNot: '^cloudfunctions/domain/time/day' },
      to: { path: 'node_modules/dayjs/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules|miniprogram/miniprogram_npm)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], mainFields: ['main'] },
  },
}
