import path from 'node:path'

/** The root of the repository; the workshop is never bundled, so its files stay where they are. */
export const REPOSITORY = path.resolve(__dirname, '..')
