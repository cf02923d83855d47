// A browser without WebAssembly, or one whose owner has switched it off.
delete window.WebAssembly;
