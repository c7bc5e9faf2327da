package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ManualClockTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ManualClock clock = ManualClock.at(NOON);

    @Test
    void itStandsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.nanos()).isZero();
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void advancingMovesBothClocks() {
        clock.advance(Duration.ofMillis(1500));
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1500));
        assertThat(clock.nanos()).isEqualTo(1_500_000_000L);
    }

    @Test
    void puttingTheWallClockBackLeavesTheMonotonicClockAlone() {
        clock.advance(Duration.ofSeconds(3));
        clock.set(NOON.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3600));
        assertThat(clock.nanos()).isEqualTo(3_000_000_000L);
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
    }

    @Test
    void theSameClockInAnotherZoneMovesWithIt() {
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        clock.advance(Duration.ofDays(1));
        assertThat(berlin.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void noAdvanceOfEightThreadsIsLost() {
        Threads.together(8, thread -> {
            for (int i = 0; i < 1000; i++) {
                clock.advance(Duration.ofNanos(1));
            }
            return thread;
        });
        assertThat(clock.nanos()).isEqualTo(8000);
        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(8000));
    }
}
