package io.klartext.consent.it;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.mail.MailLinks;
import io.klartext.examples.shop.ShopConfig;
import io.klartext.examples.shop.consent.ConsentShop;
import java.net.URI;
import java.nio.file.Path;

/** The shop with consent, running in this process on a free port. It can be closed and opened again on the same data. */
public final class RunningShop implements AutoCloseable {

    private final Path data;
    private ConsentShop shop;

    private RunningShop(Path data) {
        this.data = data;
        this.shop = start(data);
    }

    /** Opens a shop on a folder. */
    public static RunningShop on(Path data) {
        return new RunningShop(data);
    }

    private static ConsentShop start(Path data) {
        return ConsentShop.start(ShopConfig.of(0, data), ConsentShop.policy());
    }

    /** Closes the shop and opens it again; it listens on another port then. */
    public void restart() {
        shop.close();
        shop = start(data);
    }

    /** The address of the first page. */
    public URI uri() {
        return shop.server().uri();
    }

    /** The address of a path of this shop. */
    public String at(String path) {
        return uri().resolve(path).toString();
    }

    /** What is recorded. */
    public ConsentManager consents() {
        return shop.consents();
    }

    /** Makes the links of the shop's mails, as a mailer beside it would. */
    public MailLinks mailLinks() {
        return MailLinks.to(at("/consent"), consents(), KeyRing.inFile(data.resolve("consent-keys")));
    }

    /** Why an account's data may be used for a purpose or not. */
    public Reason reason(String account, String purpose) {
        return consents()
                .check(SubjectId.account(account), PurposeId.of(purpose))
                .reason();
    }

    @Override
    public void close() {
        shop.close();
    }
}
