// Decodes a picture by its URL; says its width and height, and how many colours it has.
const [url, done] = arguments;
const picture = new Image();
picture.src = url;
picture.decode().then(
  () => {
    const { naturalWidth: width, naturalHeight: height } = picture;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    done({ width, height, colours: new Set(pixels).size });
  },
  () => done({ width: 0, height: 0, colours: 0 }),
);
