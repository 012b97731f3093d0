import { SDK_VERSION } from '../../sdk-version'
import { api, syncApi } from './api'
import type { Area } from './area'

const USUAL_TEXT_PX = 16

/** What the phone is and measures. It says that it is an iPhone, as DevTools does, since pages branch on that. */
export const system: Area = (context) => {
  const { shell } = context

  const windowInfo = () => {
    const { width, height, statusBarHeight, bottomInset } = shell.screen
    const bottom = height - bottomInset
    return {
      pixelRatio: window.devicePixelRatio,
      screenWidth: width,
      screenHeight: height,
      windowWidth: window.innerWidth,
      windowHeight: window.innerHeight,
      statusBarHeight,
      screenTop: height - window.innerHeight,
      safeArea: { left: 0, right: width, top: statusBarHeight, bottom, width, height: bottom - statusBarHeight },
    }
  }
  const deviceInfo = () => ({
    abi: 'arm64',
    deviceAbi: 'arm64',
    benchmarkLevel: 40,
    brand: 'devtools',
    model: 'iPhone 13 mini',
    system: 'iOS 17.0',
    platform: 'devtools',
    cpuType: 'unknown',
    memorySize: '4096',
  })
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
    fontSizeSetting: USUAL_TEXT_PX * shell.textScale,
    fontSizeScaleFactor: shell.textScale,
    ...(context.app.darkmode && { theme: context.theme }),
  })
  const systemSetting = () => ({
    bluetoothEnabled: false,
    locationEnabled: false,
    wifiEnabled: shell.network !== 'off',
    deviceOrientation: 'portrait',
  })
  const appAuthorizeSetting = () => ({
    albumAuthorized: 'authorized',
    bluetoothAuthorized: 'denied',
    cameraAuthorized: 'authorized',
    locationAuthorized: 'denied',
    locationReducedAccuracy: false,
    microphoneAuthorized: 'denied',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'denied',
  })
  const systemInfo = () => ({ ...deviceInfo(), ...appBaseInfo(), ...windowInfo(), ...systemSetting() })
  const launch = ({ path, query, scene }: typeof context.launch) => ({
    path,
    query,
    scene,
    shareTicket: undefined,
    referrerInfo: {},
    apiCategory: 'default',
  })

  return {
    getWindowInfo: syncApi('getWindowInfo', windowInfo),
    getDeviceInfo: syncApi('getDeviceInfo', deviceInfo),
    getAppBaseInfo: syncApi('getAppBaseInfo', appBaseInfo),
    getSystemSetting: syncApi('getSystemSetting', systemSetting),
    getAppAuthorizeSetting: syncApi('getAppAuthorizeSetting', appAuthorizeSetting),
    getSystemInfoSync: syncApi('getSystemInfoSync', systemInfo),
    getSystemInfo: api('getSystemInfo', systemInfo),
    getSystemInfoAsync: api('getSystemInfoAsync', systemInfo),
    getMenuButtonBoundingClientRect: syncApi('getMenuButtonBoundingClientRect', () => {
      const { left, top, width, height } = shell.screen.capsule
      return { left, top, width, height, right: left + width, bottom: top + height }
    }),
    getLaunchOptionsSync: syncApi('getLaunchOptionsSync', () => launch(context.launch)),
    getEnterOptionsSync: syncApi('getEnterOptionsSync', () => launch(context.enter)),
    getRendererUserAgent: api('getRendererUserAgent', () => ({ userAgent: navigator.userAgent })),
    nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
}
