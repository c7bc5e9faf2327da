package io.klartext.consent.testkit;

import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.FeedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a feed over all its partitions. */
final class Feeds {

    private Feeds() {}

    static List<FeedEntry> all(ChangeFeed feed) {
        long[] heads = feed.heads();
        return between(feed, new long[heads.length], heads);
    }

    static List<FeedEntry> between(ChangeFeed feed, long[] after, long[] upTo) {
        List<FeedEntry> entries = new ArrayList<>();
        for (int partition = 0; partition < upTo.length; partition++) {
            if (upTo[partition] > after[partition]) {
                entries.addAll(feed.read(partition, after[partition], upTo[partition]));
            }
        }
        return entries;
    }

    static long total(long[] heads) {
        return Arrays.stream(heads).sum();
    }
}
