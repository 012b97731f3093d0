import { type TagElement, tag } from './tag'

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

    wx-image[mode="aspectFit"] > img {
      object-fit: contain;
    }

    wx-image[mode="aspectFill"] > img {
      object-fit: cover;
    }

    wx-image[mode="widthFix"],
    wx-image[mode="widthFix"] > img {
      height: auto !important;
    }

    wx-image[mode="heightFix"],
    wx-image[mode="heightFix"] > img {
      width: auto !important;
    }

    wx-image:is([mode^="top"], [mode^="bottom"], [mode="center"], [mode="left"], [mode="right"]) > img {
      object-fit: none;
    }

    wx-image[mode="top"] > img {
      object-position: 50% 0;
    }

    wx-image[mode="bottom"] > img {
      object-position: 50% 100%;
    }

    wx-image[mode="left"] > img {
      object-position: 0 50%;
    }

    wx-image[mode="right"] > img {
      object-position: 100% 50%;
    }

    wx-image[mode="top left"] > img {
      object-position: 0 0;
    }

    wx-image[mode="top right"] > img {
      object-position: 100% 0;
    }

    wx-image[mode="bottom left"] > img {
      object-position: 0 100%;
    }

    wx-image[mode="bottom right"] > img {
      object-position: 100% 100%;
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
    const { picture, showSource } = pictureIn(element)
    return {
      changed: {
        src: showSource,
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
  create: (element) => ({ changed: { src: pictureIn(element).showSource } }),
})

function pictureIn(element: TagElement<{ readonly src: '' }>): {
  picture: HTMLImageElement
  showSource: (src: string) => void
} {
  const picture = document.createElement('img')
  const owner = () => element.component.ownerShadowRoot?.getHostNode().is ?? ''
  picture.draggable = false
  picture.alt = ''
  picture.addEventListener('load', () => {
    element.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight })
  })
  picture.addEventListener('error', () => {
    if (element.properties.src) element.trigger('error', { errMsg: `GET ${picture.src} 404 (Not Found)` })
  })
  element.dom.append(picture)
  return {
    picture,
    showSource(src) {
      if (src) picture.src = element.context.assetUrl(src, owner())
      else picture.removeAttribute('src')
    },
  }
}
