import type { PlannedFunction } from './plan'

/**
 * What is left to be done by hand after a deployment, for open APIs that functions call; null where none calls any. WeChat reads
 * `permissions` of a config.json when its DevTools upload the function, and keeps what it read for ten minutes
 * (developers.weixin.qq.com, 云调用). No upload by miniprogram-ci 2.1.42 or manager-node 5.6.5 makes a call for it, and nobody can
 * read whether it was done, so it is said every time.
 */
export function permissionsStep(functions: readonly PlannedFunction[]): string | null {
  const asking = functions.filter(({ openApis }) => openApis.length > 0)
  if (asking.length === 0) return null
  return [
    'By hand, the first time and whenever these change: WeChat DevTools → dist/cloudfunctions → each of',
    ...asking.map(({ name, openApis }) => `  ${name}: ${openApis.join(', ')}`),
    '→ 上传并部署：云端安装依赖. Only that permits what they call; until ten minutes later it is refused with -604101',
    '(docs/deploy.md §6).',
  ].join('\n')
}
