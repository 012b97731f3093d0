/** The three documents: the desk holds phones, a phone holds the webview, the webview holds the mini program. */
export const DESK_PAGE = page(
  '本地手机',
  '<link rel="stylesheet" href="/shell/desk.css">',
  '<script src="/shell/desk.js"></script>',
)

export const PHONE_PAGE = page(
  '手机',
  '<link rel="stylesheet" href="/shell/phone.css">',
  '<script src="/shell/phone.js"></script>',
)

export const WEBVIEW_PAGE = page(
  '小程序',
  '',
  `<div id="app"></div>
<script src="/host.js"></script>
<script>parent.memberDayPhone?.prepare(memberDayHost)</script>
<script src="/app.js"></script>`,
)

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, viewport-fit=cover">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/fonts/index.css">
${head}
</head>
<body>
${body}
</body>
</html>
`
}
