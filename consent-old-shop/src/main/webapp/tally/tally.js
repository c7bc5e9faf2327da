// counts visits, as a third party would
document.cookie = "_tally_seen=" + new Date().getTime() + "; path=/";
