package io.klartext.consent.rules;

import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A random selector. It knows what was handed out to it, so that a test can hold that against what is explained. */
final class Reader implements Selector<String> {

    private static final int CATALOGUE = 12;

    /** A read of an attribute: some of its values, by their path or through nested views, or another one if there are none. */
    private record Read(String path, int take, boolean nested, String otherwise) {}

    private final List<Read> reads = new ArrayList<>();
    private final int[][] weights;
    private final int most;

    /** By attribute and value, what was handed out in the last run. */
    final Set<String> handedOut = new LinkedHashSet<>();

    Reader(Random random) {
        List<String> paths = new ArrayList<>(Shopper.SCALARS);
        paths.addAll(Shopper.LISTED);
        Collections.shuffle(paths, random);
        for (String path : paths.subList(0, 1 + random.nextInt(5))) {
            String otherwise =
                    random.nextInt(4) == 0 ? Shopper.SCALARS.get(random.nextInt(Shopper.SCALARS.size())) : "";
            reads.add(new Read(
                    path, random.nextInt(4) == 0 ? 100 : 1 + random.nextInt(3), random.nextBoolean(), otherwise));
        }
        weights = new int[CATALOGUE][reads.size()];
        for (int[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
            }
        }
        most = 1 + random.nextInt(3);
    }

    /** The same selector, whose reads come in another order. */
    List<String> selectShuffled(ProfileView view, Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, reads.size()).boxed().toList());
        Collections.shuffle(order, random);
        return selected(view, order);
    }

    @Override
    public List<String> select(ProfileView view) {
        return selected(view, IntStream.range(0, reads.size()).boxed().toList());
    }

    private List<String> selected(ProfileView view, List<Integer> order) {
        handedOut.clear();
        String[] tokens = new String[reads.size()];
        for (int i : order) {
            Read read = reads.get(i);
            String token = read(view, read.path(), read.take(), read.nested());
            tokens[i] = token.isEmpty() && !read.otherwise().isEmpty()
                    ? read(view, read.otherwise(), 1, read.nested())
                    : token;
        }
        return IntStream.range(0, CATALOGUE)
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -score(item, tokens))
                        .thenComparing(item -> item))
                .limit(most)
                .map(item -> "item-" + item)
                .toList();
    }

    private int score(int item, String[] tokens) {
        int score = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (!tokens[i].isEmpty()) {
                score += weights[item][i] * Math.floorMod((tokens[i] + item).hashCode(), 5);
            }
        }
        return score;
    }

    @Override
    public String id(String item) {
        return item;
    }

    @Override
    public String label(String item) {
        return "the " + item;
    }

    private String read(ProfileView view, String path, int take, boolean nested) {
        List<String> found = new ArrayList<>();
        if (!path.contains("[]")) {
            int dot = path.indexOf('.');
            (nested && dot > 0 ? view.at(path.substring(0, dot)).text(path.substring(dot + 1)) : view.text(path))
                    .ifPresent(found::add);
        } else if (nested) {
            int list = path.indexOf("[]") + 2;
            String rest = path.substring(list + 1);
            for (ProfileView element : view.elements(path.substring(0, list))) {
                if (found.size() < take) {
                    if (rest.contains("[]")) {
                        found.addAll(element.items(rest));
                    } else {
                        element.text(rest).ifPresent(found::add);
                    }
                }
            }
        } else {
            for (String value : view.items(path)) {
                found.add(value);
                if (found.size() == take) {
                    break;
                }
            }
        }
        found.forEach(value -> handedOut.add(path + "=" + value));
        return String.join(",", found);
    }
}
