package io.klartext.examples.oldshop.consent;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.jdbc.JdbcConsentStore;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.adapt.PageRules;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registers the filter when the shop starts. Containers find it in its jar, whatever the shop's web.xml says. */
public final class OldShopConsent implements ServletContainerInitializer {

    /** For containers. */
    public OldShopConsent() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext shop) {
        Path data = Path.of(System.getProperty("old-shop.data", "data"));
        JdbcConsentStore store = JdbcConsentStore.sqlite(data.resolve("consents.db"));
        ConsentManager consents = ConsentManager.builder()
                .policy(Policy.readResource(OldShopConsent.class, "/shop-policy.json"))
                .store(store)
                .build();
        ConsentFilter.register(
                shop,
                ConsentFilter.builder(consents)
                        .account(request -> Optional.empty()) // this shop has no accounts
                        .keys(KeyRing.inFile(data.resolve("consent-keys")))
                        .pageRules(PageRules.readResource(OldShopConsent.class, "/consent-rules.json"))
                        .build());
        shop.addListener(new ServletContextListener() {
            @Override
            public void contextDestroyed(ServletContextEvent stop) {
                consents.close();
                store.close();
            }
        });
    }
}
