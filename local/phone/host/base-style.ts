/** What is the same under every mini program, before its own styles. */
export const BASE_STYLE = `
  html,
  body {
    margin: 0;
    padding: 0;
    font-family: "Noto Sans SC Variable", -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif;
    font-size: 16px;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
    user-select: none;
    overflow-wrap: break-word;
  }

  :root {
    --rpx: calc(100vw / 750);
  }

  /* As strong as any class, so that hidden means hidden. */
  [hidden][hidden] {
    display: none;
  }

  wx-page {
    display: block;
    position: relative;
    min-height: 100vh;
    box-sizing: border-box;
  }

  wx-view,
  wx-cover-view,
  wx-form,
  wx-navigator,
  wx-checkbox-group,
  wx-radio-group,
  wx-picker,
  wx-page-container,
  wx-rich-text,
  wx-match-media {
    display: block;
  }

  wx-page-meta,
  wx-navigation-bar,
  wx-root-portal {
    display: contents;
  }
`
