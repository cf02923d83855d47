// Decodes a picture by its URL; says its width and height, and how many colours it has.
const [url, done] = arguments;
const picture = new Image();
const look = (frames) => {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const colours = new Set(pixels).size;
  // WebKit may call a picture decoded and draw nothing of it yet.
  if (colours === 1 && frames > 0) requestAnimationFrame(() => look(frames - 1));
  else done({ width, height, colours });
};
picture.src = url;
picture.decode().then(
  () => look(30),
  () => done({ width: 0, height: 0, colours: 0 }),
);
