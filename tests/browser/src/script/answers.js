// What of the key is told on pupils' sheets. Answers that are chosen from those of the sheet itself (a letter, 对) are
// told by nothing but a mark, and there is none: no attribute and no class differs between right and wrong.
const sheets = [...document.querySelectorAll(".leaf:not(#sheet-key)")];
const told = [];
for (const line of document.querySelectorAll("#sheet-key .key__line")) {
  const [, reason] = [...line.querySelectorAll("p")].map((part) => part.textContent);
  for (const sheet of sheets) {
    if (sheet.innerHTML.includes(reason.slice(0, 12))) told.push(`${sheet.id}: ${reason}`);
  }
}
for (const sheet of sheets) {
  for (const task of sheet.querySelectorAll(".task")) {
    const looks = new Set([...task.querySelectorAll("li")].map((one) => `${one.className} ${[...one.attributes].map(({ name }) => name)}`));
    if (looks.size > 1) told.push(`${sheet.id}: answers that look different: ${[...looks]}`);
    const data = [...task.querySelectorAll("*")].flatMap((one) => [...one.attributes]).filter(({ name }) => name.startsWith("data-"));
    if (data.length > 0) told.push(`${sheet.id}: ${data.map(({ name }) => name)}`);
  }
}
return told;
