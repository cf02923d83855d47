// A Chinese voice for browsers under test, which have none. It says nothing by itself: a test lets it end what it says.
const voice = {
  // What it was told to say: text, rate and language of each, in order.
  said: [],
  // What it is saying now.
  now: null,
  // How often it was told to stop.
  stops: 0,
  tell(kind, properties = {}) {
    const utterance = voice.now;
    if (kind !== "start") voice.now = null;
    utterance?.[`on${kind}`]?.(Object.assign(new Event(kind), properties));
  },
  end: () => voice.tell("end"),
  fail: (error) => voice.tell("error", { error }),
};
window.voice = voice;

window.SpeechSynthesisUtterance = class {
  constructor(text) {
    Object.assign(this, { text, rate: 1, lang: "" });
  }
};

const synthesis = Object.assign(new EventTarget(), {
  voices: [
    { lang: "en-US", localService: true, name: "English" },
    { lang: "zh-CN", localService: false, name: "Far" },
    { lang: "zh-CN", localService: true, name: "Near" },
    { lang: "zh-HK", localService: true, name: "Cantonese" },
  ],
  getVoices: () => synthesis.voices,
  speak(utterance) {
    if (voice.now) throw new Error("two voices at once");
    voice.now = utterance;
    voice.said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice?.name ?? "" });
    setTimeout(() => {
      if (voice.now === utterance) voice.tell("start");
    });
  },
  cancel() {
    voice.stops += 1;
    const utterance = voice.now;
    voice.now = null;
    // As browsers do: late, and to whoever still listens.
    setTimeout(() => utterance?.onerror?.(Object.assign(new Event("error"), { error: "interrupted" })));
  },
});
Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
