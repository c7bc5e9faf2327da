package io.klartext.consent.it.war.app;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.store.InMemoryConsentStore;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registers the filter in whatever shop it finds itself in, by the rules and the policy in its own jar. */
public final class AdaptedShop implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext shop) {
        ConsentManager consents = ConsentManager.builder()
                .policy(Policy.readResource(AdaptedShop.class, "/shop-policy.json"))
                .store(new InMemoryConsentStore())
                .build();
        ConsentFilter.register(
                shop,
                ConsentFilter.builder(consents)
                        .account(request -> Optional.empty())
                        .keys(KeyRing.temporary(new SecureRandom()))
                        .pageRules(PageRules.readResource(AdaptedShop.class, "/consent-rules.json"))
                        .build());
    }
}
