package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.pages.Asset;
import io.klartext.consent.servlet.internal.visit.Visit;

/** What is put into the head of a page of the shop, as far as the page's own Content-Security-Policy lets it be loaded. */
final class PageAssets {

    private final Visit visit;
    private final ContentSecurityPolicy policy;

    PageAssets(Visit visit) {
        this.visit = visit;
        this.policy = ContentSecurityPolicy.of(visit);
    }

    String style() {
        return policy.attribute("style-src")
                .map(nonce -> "<link rel=\"stylesheet\" href=\"" + address(Asset.SNIPPETS) + "\"" + nonce + ">")
                .orElse("");
    }

    String component() {
        return policy.attribute("script-src")
                .map(nonce -> "<script type=\"module\" src=\"" + address(Asset.COMPONENT) + "\"" + nonce + "></script>")
                .orElse("");
    }

    private String address(Asset asset) {
        return visit.links().asset(asset.path(), asset.hash());
    }
}
