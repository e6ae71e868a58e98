// Takes the next step of a check once the last one has been seen; "Stop" leads to a page where it does not.
setTimeout(() => document.querySelector("form[data-goes-on]")?.requestSubmit(), 1000);
