// Where the navigation bar ends, the name of a selected element stands, and the sheet begins.
const part = document.querySelector(`svg a.part[href="#e-${arguments[0]}"]`);
const names = [...part.querySelectorAll("text")].map((text) => text.getBoundingClientRect());
return {
  bar: document.querySelector(".contents").getBoundingClientRect().bottom,
  name: [Math.min(...names.map((box) => box.top)), Math.max(...names.map((box) => box.bottom))],
  sheet: document.querySelector(".sheet").getBoundingClientRect().top,
};
