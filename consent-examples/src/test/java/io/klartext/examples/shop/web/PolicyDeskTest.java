package io.klartext.examples.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.PurposeId;
import io.klartext.examples.shop.ShopConfig;
import io.klartext.examples.shop.consent.ConsentShop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk from which the next version of the policy is published, for its officer and for nobody else. */
class PolicyDeskTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final PurposeId PICKED = PurposeId.of("personalized-ads");

    @TempDir
    private Path folder;

    private ConsentShop shop;
    private Browser browser;

    @BeforeEach
    void open() {
        shop = ConsentShop.start(ShopConfig.of(0, folder), ConsentShop.policy());
        browser = new Browser(shop.server().uri(), "en");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-13.3")
    void theOfficerSeesWhatTheNextVersionChangesPublishesItAndItOutlivesTheShop() {
        assertThat(reason()).isEqualTo(Reason.GRANTED);
        browser.logIn("dora");
        assertThat(browser.get("/desk/policy").body())
                .contains("What version 2 will change", "new: everybody may be asked", "Publish version 2")
                .containsOnlyOnce("asks everybody again who allowed it");

        assertThat(browser.submit("/desk/policy").body()).contains("Version 2 counts now.", "What version 2 changed");
        assertThat(reason()).isEqualTo(Reason.POLICY_CHANGED);

        shop.close();
        shop = ConsentShop.start(ShopConfig.of(0, folder), ConsentShop.policy());
        assertThat(shop.consents().policy().version()).isEqualTo(2);
        assertThat(reason()).isEqualTo(Reason.POLICY_CHANGED);
    }

    @Test
    void forEverybodyElseThereIsNoSuchPageAndNothingIsPublished() {
        assertThat(browser.get("/desk/policy").statusCode()).isEqualTo(404);
        browser.logIn("ben");
        assertThat(browser.get("/desk/policy").statusCode()).isEqualTo(404);
        assertThat(browser.post("/desk/policy").statusCode()).isEqualTo(404);
        assertThat(shop.consents().policy().version()).isEqualTo(1);
    }

    @Test
    void onlyWhoAllowedItHasPicksThatSayWhy() {
        assertThat(browser.get("/").body()).contains("Popular right now").doesNotContain("Why do I see this?");
        browser.logIn("anna");
        assertThat(browser.get("/").body()).contains("Picked for you", "Why do I see this?");
        assertThat(browser.get("/cart").statusCode()).isEqualTo(200);
        assertThat(browser.get("/product/oil-01").statusCode()).isEqualTo(200);
    }

    private Reason reason() {
        return shop.consents().check(ANNA, PICKED).reason();
    }
}
