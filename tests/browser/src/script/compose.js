// Writes into a field as an input method does, letter by letter; what stands in the field meanwhile has to stay. Says what stands
// there at the end of each step. Then the reader leaves the field.
const [selector, steps] = arguments;
const field = document.querySelector(selector);
const tell = (type, kind, init) => field.dispatchEvent(new kind(type, { bubbles: true, ...init }));
const seen = [];
tell("compositionstart", CompositionEvent, {});
for (const text of steps) {
  tell("compositionupdate", CompositionEvent, { data: text });
  field.value = text;
  tell("input", InputEvent, { data: text, isComposing: true, inputType: "insertCompositionText" });
  seen.push(field.value);
}
tell("compositionend", CompositionEvent, { data: steps.at(-1) });
tell("input", InputEvent, { data: null, isComposing: false, inputType: "insertText" });
tell("change", Event, {});
return seen;
