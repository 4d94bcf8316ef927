/** As large as a face is ever shown, twice. Pixels. */
const side = 256

/** The middle of a picture as a small square, drawn anew: nothing that a camera noted comes along. Null where the browser cannot read it. */
export async function squarePicture(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const { width, height } = picture
  const least = Math.min(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const drawing = canvas.getContext('2d')
  if (!drawing) return null
  // What is transparent would be black.
  drawing.fillStyle = 'white'
  drawing.fillRect(0, 0, side, side)
  drawing.imageSmoothingQuality = 'high'
  drawing.drawImage(picture, (width - least) / 2, (height - least) / 2, least, least, 0, 0, side, side)
  picture.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
}
