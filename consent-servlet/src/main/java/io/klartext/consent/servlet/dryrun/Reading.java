package io.klartext.consent.servlet.dryrun;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.adapt.CookieRule;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PathRule;
import io.klartext.consent.servlet.adapt.ScriptRule;
import io.klartext.consent.servlet.adapt.WhenDenied;
import io.klartext.consent.servlet.internal.adapt.Incident;
import io.klartext.consent.servlet.internal.adapt.PageCharset;
import io.klartext.consent.servlet.internal.adapt.PageContext;
import io.klartext.consent.servlet.internal.adapt.PageDecisions;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.PageObserver;
import io.klartext.consent.servlet.internal.adapt.PageRewriter;
import io.klartext.consent.servlet.internal.adapt.RequestPath;
import io.klartext.consent.servlet.internal.adapt.WebAddress;
import io.klartext.consent.servlet.internal.enforce.PathRules;
import io.klartext.consent.servlet.internal.enforce.RulesByPath;
import io.klartext.consent.servlet.internal.enforce.WhyLink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One dry run of one page. */
final class Reading {

    private static final WhyLink WHY = new WhyLink("Why do I see this?");

    private final DryRun run;
    private final byte[] page;
    private final Lines lines;
    private final RulesByPath byPath;
    private final Optional<String> path;
    private final PathRules here;
    private final Map<String, List<Match>> matches = new HashMap<>();
    private final Map<String, List<ExplainedOffer>> offers = new HashMap<>();
    private final List<Deviation> deviations = new ArrayList<>();

    Reading(DryRun run, byte[] page) {
        this.run = run;
        this.page = page;
        this.lines = new Lines(page, run.charset());
        this.byPath = new RulesByPath(run.rules());
        this.path = RequestPath.of(run.path());
        this.here = byPath.rules(path);
    }

    DryRunReport report(OutputStream adapted) throws IOException {
        PageDecisions decisions = new PageDecisions(
                here.blocks().stream().map(this::decided).toList(),
                (rule, offer) -> WHY.to("#"),
                "",
                "",
                here.scripts(purpose -> !denied(purpose), address()),
                this::happened,
                new Observer());
        try (PageRewriter rewriter = new PageRewriter(
                adapted,
                here.plan(),
                decisions,
                PageContext.of(PageCharset.of(run.charset().name()).orElse(null), this::leadsElsewhere))) {
            rewriter.write(page, 0, page.length);
        }
        return new DryRunReport(rules(), deviations);
    }

    private boolean denied(PurposeId purpose) {
        return run.denied().test(purpose);
    }

    private boolean leadsElsewhere(String base) {
        return WebAddress.resolve("", address())
                .flatMap(page -> WebAddress.resolve(base, page)
                        .flatMap(WebAddress::origin)
                        .map(there -> !WebAddress.origin(page).equals(Optional.of(there))))
                .orElse(false);
    }

    private String address() {
        return run.origin() + run.path();
    }

    private Block decided(BlockRule rule) {
        if (!denied(rule.purpose())) {
            return Block.ALLOWED;
        }
        return new Block(true, fragment(rule).map(Reading::comment).orElse(""));
    }

    private static Optional<String> fragment(BlockRule rule) {
        return rule.whenDenied() instanceof WhenDenied.ReplaceWith with ? Optional.of(with.path()) : Optional.empty();
    }

    private static String comment(String fragment) {
        return "<!-- " + fragment.replaceAll("[<>]", "_") + " -->";
    }

    private void happened(int rule, long offset, Incident incident) {
        Optional<String> pointer = rule < 0 ? Optional.empty() : Optional.of(here.pointer(rule));
        deviations.add(new Deviation(pointer, lines.place(offset), Deviations.words(incident)));
    }

    private List<RuleReport> rules() {
        List<RuleReport> reports = new ArrayList<>();
        PageRules rules = run.rules();
        for (int i = 0; i < rules.blocks().size(); i++) {
            BlockRule rule = rules.blocks().get(i);
            String pointer = "/rules/" + i;
            boolean aboutPage = here.pointers().contains(pointer);
            boolean explains = rule.explain().isPresent();
            reports.add(report(
                    RuleKind.BLOCK, pointer, rule.select(), rule.purpose(), aboutPage, fragment(rule), explains));
        }
        for (int i = 0; i < rules.cookies().size(); i++) {
            CookieRule rule = rules.cookies().get(i);
            reports.add(everywhere(RuleKind.COOKIE, "/cookies/" + i, rule.name(), rule.purpose()));
        }
        for (int i = 0; i < rules.scripts().size(); i++) {
            ScriptRule rule = rules.scripts().get(i);
            reports.add(everywhere(RuleKind.SCRIPT, PathRules.scriptPointer(i), rule.src(), rule.purpose()));
        }
        List<PathRule> guards = byPath.guards(path);
        for (int i = 0; i < rules.paths().size(); i++) {
            PathRule rule = rules.paths().get(i);
            boolean aboutPage = guards.contains(rule);
            reports.add(report(
                    RuleKind.PATH, "/paths/" + i, rule.path(), rule.purpose(), aboutPage, rule.forward(), false));
        }
        return reports;
    }

    private RuleReport everywhere(RuleKind kind, String pointer, String subject, PurposeId purpose) {
        return report(kind, pointer, subject, purpose, true, Optional.empty(), false);
    }

    private RuleReport report(
            RuleKind kind,
            String pointer,
            String subject,
            PurposeId purpose,
            boolean aboutPage,
            Optional<String> instead,
            boolean explains) {
        return new RuleReport(
                kind,
                pointer,
                subject,
                purpose,
                denied(purpose),
                aboutPage,
                instead,
                explains,
                matches.getOrDefault(pointer, List.of()),
                offers.getOrDefault(pointer, List.of()));
    }

    private static <T> void add(Map<String, List<T>> lists, String pointer, T one) {
        lists.computeIfAbsent(pointer, first -> new ArrayList<>()).add(one);
    }

    /** What the engine tells. */
    private final class Observer implements PageObserver {

        @Override
        public void element(int rule, String element, long offset, Fate fate) {
            add(matches, here.pointer(rule), new Match(lines.place(offset), element, fate));
        }

        @Override
        public void script(@Nullable String source, @Nullable String base, long offset, Fate fate) {
            here.scriptsMeant(source, base, address()).forEach((index, rule) -> {
                boolean another = fate == Fate.DENIED && !denied(rule.purpose());
                Fate own = another ? Fate.DENIED_BY_ANOTHER : fate;
                add(matches, PathRules.scriptPointer(index), new Match(lines.place(offset), "script", own));
            });
        }

        @Override
        public void offer(int rule, String offer, OfferSpot spot, String element, long offset) {
            add(offers, here.pointer(rule), new ExplainedOffer(offer, lines.place(offset), spot, element));
        }
    }
}
