// Everything is defined; the page comes to life.

document.documentElement.classList.remove("plain");
startTheme();
startTabs();
startDetails();
startSearch();
startHelp();
startLinks();
document.addEventListener("keydown", pageKey);
document.querySelectorAll("time").forEach(time => (time.title = new Date(run.started).toLocaleString()));
showView(VIEWS[0]);
readAddress();
document.documentElement.dataset.ready = Math.round(performance.now());
