// A key as a browser sends it: what it is called, whether an input method composes, and the code. Without a name it is the plain
// event of a browser that fills in fields by itself. Says whether somebody has taken it.
const [selector, key, isComposing, code] = arguments;
const init = { bubbles: true, cancelable: true };
const event = key === null ? new Event("keydown", init) : new KeyboardEvent("keydown", { ...init, key, isComposing });
if (key !== null) Object.defineProperty(event, "keyCode", { value: code });
document.querySelector(selector).dispatchEvent(event);
return event.defaultPrevented;
