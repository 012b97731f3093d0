import { tag } from './tag'

export const image = tag({
  name: 'image',
  style: `
    wx-image,
    wx-cover-image {
      position: relative;
      display: inline-block;
      width: 320px;
      height: 240px;
      overflow: hidden;
    }

    wx-image > img,
    wx-cover-image > img {
      display: block;
      width: 100%;
      height: 100%;
      -webkit-user-drag: none;
    }

    wx-image > img:not([src]) {
      visibility: hidden;
    }
  `,
  defaults: {
    src: '',
    mode: 'scaleToFill',
    webp: false,
    lazyLoad: false,
    fadeIn: false,
    showMenuByLongpress: false,
    draggable: false,
  },
  create(element) {
    const picture = document.createElement('img')
    picture.draggable = false
    picture.alt = ''
    const owner = () => element.component.ownerShadowRoot?.getHostNode().is ?? ''
    picture.addEventListener('load', () => {
      element.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    })
    picture.addEventListener('error', () => {
      if (element.properties.src) element.trigger('error', { errMsg: `GET ${picture.src} 404 (Not Found)` })
    })
    element.dom.append(picture)
    return {
      changed: {
        src(src) {
          if (src) picture.src = element.context.assetUrl(src, owner())
          else picture.removeAttribute('src')
        },
        mode: (mode) => element.attribute('mode', mode),
        lazyLoad(lazy) {
          picture.loading = lazy ? 'lazy' : 'eager'
        },
      },
    }
  },
})

export const coverImage = tag({
  name: 'cover-image',
  defaults: { src: '', referrerPolicy: 'no-referrer' },
  create: (element) => {
    const behavior = image.create(element as never)
    return behavior.changed?.src ? { changed: { src: behavior.changed.src } } : {}
  },
})
