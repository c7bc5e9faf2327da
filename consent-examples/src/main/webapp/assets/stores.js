// Offers to share the position where the browser can. Without this script the postcode does it.
const form = document.getElementById("share");
if (form && "geolocation" in navigator) {
  const problem = document.getElementById("share-problem");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.latitude.value) {
      return;
    }
    event.preventDefault();
    problem.hidden = true;
    navigator.geolocation.getCurrentPosition(
      (position) => {
        // Two decimals are about a kilometre: enough to find a shop.
        form.latitude.value = position.coords.latitude.toFixed(2);
        form.longitude.value = position.coords.longitude.toFixed(2);
        form.submit();
      },
      () => {
        problem.hidden = false;
      },
    );
  });
}
