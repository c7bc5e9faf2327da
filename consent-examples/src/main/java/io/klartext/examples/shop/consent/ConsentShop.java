package io.klartext.examples.shop.consent;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.explain.Control;
import io.klartext.consent.jdbc.JdbcConsentStore;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.select.Bounds;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.store.ConsentStore;
import io.klartext.examples.shop.ShopConfig;
import io.klartext.examples.shop.ShopServer;
import io.klartext.examples.shop.consent.desk.CareDesk;
import io.klartext.examples.shop.consent.desk.PolicyDesk;
import io.klartext.examples.shop.customer.LoggedIn;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The shop with consent: the ordinary one, a store, a manager and a filter. */
public final class ConsentShop implements AutoCloseable {

    /** Whoever asks why waits for a page anyway: better a second longer than "cannot be said" on a busy machine. */
    private static final Bounds WHILE_SOMEBODY_WAITS =
            new Bounds(Bounds.standard().runs(), Duration.ofSeconds(1));

    private final ConsentStore store;
    private final ConsentManager consents;
    private final ShopServer server;

    private ConsentShop(ConsentStore store, ConsentManager consents, ShopServer server) {
        this.store = store;
        this.consents = consents;
        this.server = server;
    }

    /** Starts the shop under a policy. Choices live in {@code consents.db} beside the shop's own database. */
    public static ConsentShop start(ShopConfig config, Policy policy) {
        Path data = config.data();
        ConsentStore store = JdbcConsentStore.sqlite(data.resolve("consents.db"));
        try {
            KeyRing keys = KeyRing.inFile(data.resolve("consent-keys"));
            ConsentManager consents = ConsentManager.builder()
                    .policy(policy)
                    .store(store)
                    .keys(keys)
                    .explanationHistory(Duration.ofDays(30), 500)
                    .influenceBounds(WHILE_SOMEBODY_WAITS)
                    .clock(config.clock())
                    .build();
            SampleChoices.record(consents);
            Function<ShopParts, Surfaces> surfaces =
                    shop -> new ConsentSurfaces(shop, consents, new Friends(shop, consents, keys));
            ShopServer server = ShopServer.start(config, surfaces, (context, shop) -> {
                ConsentFilter.register(context, filter(config, consents, keys, shop));
                context.addServlet("care-desk", new CareDesk(consents, shop)).addMapping(CareDesk.PATH);
                context.addServlet("policy-desk", new PolicyDesk(consents, nextPolicy(), config.clock()))
                        .addMapping(PolicyDesk.PATH);
            });
            return new ConsentShop(store, consents, server);
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private static ConsentFilter filter(ShopConfig config, ConsentManager consents, KeyRing keys, ShopParts shop) {
        return ConsentFilter.builder(consents)
                .account(LoggedIn::id)
                .language(ConsentShop::language)
                .keys(keys)
                .stylesheet("/assets/consent-theme.css")
                .receipts("DE")
                .control("favourite-category", Control.CHANGE_VALUE, "/account#favourite")
                .onHide((request, offer) ->
                        LoggedIn.id(request).ifPresent(customer -> shop.hidden().hide(customer, offer.id())))
                .offerNames((id, language) -> shop.catalogue()
                        .product(id)
                        .map(product -> product.title().in(Locale.forLanguageTag(language))))
                .clock(config.clock())
                .build();
    }

    /** The shop's own choice of language, made by a filter before this one. */
    private static Optional<String> language(HttpServletRequest request) {
        return request.getAttribute("locale") instanceof Locale locale
                ? Optional.of(locale.getLanguage())
                : Optional.empty();
    }

    /** The policy that ships with the shop. */
    public static Policy policy() {
        return Policy.readResource(ConsentShop.class, "shop-policy.json");
    }

    /** The version that waits on the officer's desk. */
    static Policy nextPolicy() {
        return Policy.readResource(ConsentShop.class, "shop-policy-2.json");
    }

    /** The running server. */
    public ShopServer server() {
        return server;
    }

    /** What was recorded. */
    public ConsentManager consents() {
        return consents;
    }

    @Override
    public void close() {
        server.close();
        consents.close();
        store.close();
    }
}
