import path from 'node:path'
import type { AppConfig } from './phone/app-config'
import { readAppConfig } from './phone/compiler/app-config'
import { Project } from './phone/compiler/project'
import { SourceFiles } from './phone/compiler/source-files'
import { REPOSITORY } from './repository'

/** What app.json of our mini program says: its pages, those of subpackages included, and its tabs. */
export function ourApp(): AppConfig {
  const files = new SourceFiles()
  const project = new Project({ project: REPOSITORY, nodeModules: path.join(REPOSITORY, 'node_modules') }, files)
  return readAppConfig(project, files).app
}
