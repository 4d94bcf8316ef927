import { chromium, type Browser } from 'playwright-core'

export const chromiumPath = process.env['BATON_CHROMIUM'] ?? '/usr/bin/chromium'

/** What the driver turns off by itself: the last list that is given is the one that counts. */
const offByDefault = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]
/** Pages of the browser's own, drawn beneath the address bar that nobody sees here: 0.4 s of a processor for each page that is opened. */
const ownPages = ['WebUIOmniboxAimPopup', 'WebUIOmniboxPopup']

/** The Chromium of this machine, which asks nobody anything by itself. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${[...offByDefault, ...ownPages].join(',')}`,
    ],
  })
