/** The tags that WeChat brings. */
export const NATIVE_TAGS: ReadonlySet<string> = new Set([
  'ad',
  'button',
  'camera',
  'canvas',
  'checkbox',
  'checkbox-group',
  'cover-image',
  'cover-view',
  'form',
  'icon',
  'image',
  'input',
  'label',
  'live-player',
  'live-pusher',
  'map',
  'match-media',
  'movable-area',
  'movable-view',
  'navigation-bar',
  'navigator',
  'official-account',
  'open-data',
  'page',
  'page-container',
  'page-meta',
  'picker',
  'picker-view',
  'picker-view-column',
  'progress',
  'radio',
  'radio-group',
  'rich-text',
  'root-portal',
  'scroll-view',
  'slider',
  'swiper',
  'swiper-item',
  'switch',
  'text',
  'textarea',
  'video',
  'view',
  'web-view',
])

/** Tags that the template language itself understands. */
export const TEMPLATE_TAGS: ReadonlySet<string> = new Set(['block', 'import', 'include', 'slot', 'template', 'wxs'])

/** What an element is called in the webview: `wx-<tag>` for the tags of WeChat and for names without a hyphen, so that
 *  HTML's own rules for `button`, `input` or `dialog` stay out of the way. */
export const domTag = (tag: string): string => (NATIVE_TAGS.has(tag) || !tag.includes('-') ? `wx-${tag}` : tag)
