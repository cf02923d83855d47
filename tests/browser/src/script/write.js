// Writes into the search key by key, and tells how long each took (milliseconds): its handlers, what they put off to
// the next task, and the layout of what they changed.
const [query, done] = arguments;
const box = document.querySelector(".search__box");
const body = document.querySelector(".search__body");
const times = [];
const write = (text) =>
  new Promise((resolve) => {
    const start = performance.now();
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // Effects run in microtasks, which end before this message comes.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      body.getBoundingClientRect();
      body.scrollHeight;
      times.push(performance.now() - start);
      setTimeout(resolve, 120);
    };
    port2.postMessage(null);
  });
const all = async () => {
  await write("");
  times.length = 0;
  for (let length = 1; length <= query.length; length += 1) await write(query.slice(0, length));
  done(times);
};
all();
