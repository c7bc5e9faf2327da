package io.klartext.consent.it.adapted.app;

/** A page of the shop as its templates make it. */
final class ShopPage {

    private ShopPage() {}

    static String of(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <script src="/ads/pixel.js"></script><script src="/own.js"></script>
                </head><body class=home><main><h1>%1$s</h1>
                <ul id=picks><li data-sku="sku-1">Oil<li data-sku=sku-2>Salt</ul>
                <div class="banner" data-campaign="c-7">Buy oil</div></main>
                <footer><p>Footer &copy; M\u00fcller</p></footer></body></html>
                """.formatted(title);
    }

    /** A page with one offer of any id, which this shop knows how to write into an attribute. */
    static String withOffer(String id) {
        String escaped = id.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return of("Offer").replace("sku-1", escaped);
    }
}
