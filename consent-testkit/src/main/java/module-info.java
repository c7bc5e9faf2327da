/**
 * For tests of stores and of shops: the contract of every store, a fake manager and a clock that stands still.
 */
module io.klartext.consent.testkit {
    requires static transitive org.jspecify;
    requires transitive io.klartext.consent.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports io.klartext.consent.testkit;

    // JUnit calls the promises of the contract, whose interfaces are not public.
    opens io.klartext.consent.testkit;
}
