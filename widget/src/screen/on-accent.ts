/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

/** WCAG's relative luminance, 0 to 1. */
export function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((each) => {
    const share = each / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Black or white, whichever is read better on that colour: one of the two is always at 4.5 to 1 or more. */
export function onAccent(rgb: Rgb): 'black' | 'white' {
  const light = luminance(rgb)
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? 'black' : 'white'
}

/** The colour as the screen would show it over white; null where it is none. */
export function rgbOf(color: string): Rgb | null {
  const context = document.createElement('canvas').getContext('2d')
  if (!context || !CSS.supports('color', color)) return null
  for (const fill of ['white', color]) {
    context.fillStyle = fill
    context.fillRect(0, 0, 1, 1)
  }
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return [r, g, b]
}
