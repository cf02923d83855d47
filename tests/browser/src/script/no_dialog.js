// A browser of the time before dialogs.
for (const name of ["show", "showModal", "close"]) delete HTMLDialogElement.prototype[name];
