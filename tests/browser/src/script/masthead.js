// Which buttons above the title lie over its words.
const lines = [...document.querySelectorAll(".masthead :is(h1, .masthead__kicker, .masthead__tagline)")].flatMap((words) => {
  const range = document.createRange();
  range.selectNodeContents(words);
  return [...range.getClientRects()];
});
return [...document.querySelectorAll(".tools > *")]
  .filter((button) => {
    const { left, top, right, bottom, width } = button.getBoundingClientRect();
    return width && lines.some((line) => line.left < right && left < line.right && line.top < bottom && top < line.bottom);
  })
  .map((button) => button.textContent.slice(0, 20));
