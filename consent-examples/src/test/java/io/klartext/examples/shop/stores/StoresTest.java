package io.klartext.examples.shop.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoresTest {

    private final Stores stores = Stores.load();

    @Test
    void theNearestThreeComeNearestFirst() {
        NearbyStores nearby = stores.near(new Position(52.53, 13.38));
        assertThat(nearby.allowed()).isTrue();
        assertThat(nearby.stores()).hasSize(3);
        assertThat(nearby.stores().get(0).store().id()).isEqualTo("berlin-mitte");
        assertThat(nearby.stores().get(0).kilometres()).isLessThanOrEqualTo(1);
        assertThat(nearby.stores()).isSortedAccordingTo((a, b) -> Integer.compare(a.kilometres(), b.kilometres()));
    }

    @Test
    void distancesAreThoseOfTheEarth() {
        double berlinToMunich = new Position(52.52, 13.405).kilometresTo(new Position(48.137, 11.575));
        assertThat(berlinToMunich).isBetween(503.0, 506.0);
    }

    @Test
    void aPostcodeLeadsToItsRegion() {
        Position freiburg = stores.ofPostcode(" 79098 ").orElseThrow();
        assertThat(stores.near(freiburg).stores().get(0).store().city()).isEqualTo("Freiburg");
    }

    @Test
    void whatIsNoPostcodeLeadsNowhere() {
        assertThat(stores.ofPostcode("05000")).isEmpty();
        assertThat(stores.ofPostcode("1011")).isEmpty();
        assertThat(stores.ofPostcode("Berlin")).isEmpty();
    }

    @Test
    void aPositionLiesOnEarth() {
        assertThatThrownBy(() -> new Position(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
