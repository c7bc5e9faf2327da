package io.klartext.consent.it.war;

import io.klartext.consent.it.container.Server;
import io.klartext.consent.it.container.ServerProcess;
import io.klartext.consent.it.container.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A shop as it is and the same shop adapted, each in a container of its own. */
final class BeforeAndAfter implements AutoCloseable {

    private static final Pattern EXCEPTION = Pattern.compile("\\b[\\w.$]*(Exception|Error)\\b");

    /** More at once would only wait for each other. */
    private static final Executor TWO_AT_ONCE = Executors.newFixedThreadPool(2, walk -> {
        Thread thread = new Thread(walk, "walks-through-a-shop");
        thread.setDaemon(true);
        return thread;
    });

    private final Shop shop;
    private final Server server;
    private final ServerProcess before;
    private final ServerProcess after;
    private final Map<Answer, Walk> walksAfter = new EnumMap<>(Answer.class);
    private final CompletableFuture<List<String>> way;
    private final CompletableFuture<List<String>> wayAfter;
    private @Nullable Walk walkBefore;
    private @Nullable Set<Integer> unsteady;

    BeforeAndAfter(Shop shop, Server server) {
        this.shop = shop;
        this.server = server;
        this.before = ServerProcess.start(server, name(server) + "-before", shop::fill);
        this.after = ServerProcess.start(server, name(server) + "-after", shop::fillAdapted);
        // the first visit compiles every JSP, and the next shop may do so meanwhile
        this.way = CompletableFuture.supplyAsync(() -> Walk.way(new Visitor(before())), TWO_AT_ONCE);
        this.wayAfter = CompletableFuture.supplyAsync(() -> Walk.way(new Visitor(after())), TWO_AT_ONCE);
    }

    private static String name(Server server) {
        return "war-" + server.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Shop shop() {
        return shop;
    }

    Site before() {
        return new Site(before);
    }

    Site after() {
        return new Site(after);
    }

    /** A walk through the shop as it is. */
    synchronized Walk walkBefore() {
        if (walkBefore == null) {
            walkBefore = Walk.along(way.join(), new Visitor(before()));
        }
        return walkBefore;
    }

    /** The places of the walk whose page is another for somebody else who goes the same way: they cannot be compared. */
    synchronized Set<Integer> unsteady() {
        if (unsteady == null) {
            List<Walk.Step> first = walkBefore().pages();
            List<Walk.Step> second =
                    Walk.along(way.join(), new Visitor(before())).pages();
            unsteady = IntStream.range(0, first.size())
                    .filter(i -> !first.get(i).body().equals(second.get(i).body()))
                    .boxed()
                    .collect(Collectors.toSet());
        }
        return unsteady;
    }

    /** The same walk through the adapted shop, by somebody with an answer. */
    synchronized Walk walkAfter(Answer answer) {
        return walksAfter.computeIfAbsent(answer, key -> Walk.along(way.join(), Visitor.who(answer, after())));
    }

    /** Where links lead a visitor of the adapted shop who has not been asked. */
    List<String> wayAfter() {
        return wayAfter.join();
    }

    /** What the log tells of exceptions that it does not tell of the shop as it is. */
    Set<String> newExceptions() {
        Set<String> found = exceptions(after);
        found.removeAll(exceptions(before));
        return found;
    }

    private static Set<String> exceptions(ServerProcess process) {
        return process.lines().stream()
                .flatMap(line -> EXCEPTION.matcher(line).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return server.toString();
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }
}
