// Everything is defined; the page comes to life.

document.documentElement.classList.remove("plain");
startTheme();
startTabs();
startDetails();
startSearch();
startHelp();
startLinks();
document.addEventListener("keydown", pageKey);
showView(VIEWS[0]);
readAddress();
document.documentElement.dataset.ready = Math.round(performance.now());
