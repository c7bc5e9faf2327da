package io.klartext.consent.cli;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PageRulesException;
import io.klartext.consent.servlet.adapt.PageRulesProblem;
import io.klartext.consent.servlet.dryrun.DryRun;
import io.klartext.consent.servlet.dryrun.DryRunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code consent adapt}: what page rules would do to a saved page. */
@Command(
        name = "adapt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Reads a saved page under the rules for a shop's existing pages, with the engine that adapts them while they"
                    + " are sent, and tells what each rule matches, where, and what becomes of it."
        },
        footer = {
            "",
            "Exit codes: 0 read; 1 rules that do not fit the policy or cannot be followed in the page, with --strict also"
                    + " rules that match nothing; 2 rules or a page that cannot be read.",
            "",
            "Example:",
            "  curl -s https://shop.example/cart | consent adapt consent-rules.json - --path /cart --adapted cart.html"
        })
final class AdaptCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String NONE = "none";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RULES", description = "a rules document; - reads stdin")
    private String rules = "";

    @Parameters(index = "1", paramLabel = "PAGE", description = "the page as the shop sends it; - reads stdin")
    private String page = "";

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            required = true,
            description = "the path of the page inside the web application, without a query, such as /cart")
    private String path = "";

    @Option(
            names = {"-d", "--denied"},
            paramLabel = "PURPOSE",
            split = ",",
            defaultValue = ALL,
            description = "the purposes that are denied, with commas between them, or all, or none (default: all)")
    private List<String> denied = List.of();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "also tells which rules name a purpose that this policy does not have")
    private Optional<String> policy = Optional.empty();

    @Option(
            names = "--origin",
            paramLabel = "URL",
            defaultValue = "http://localhost",
            description =
                    "where the page comes from: addresses of scripts are relative to it (default: ${DEFAULT-VALUE})")
    private String origin = "";

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "the charset that the shop's header names (default: UTF-8)")
    private Charset charset = StandardCharsets.UTF_8;

    @Option(
            names = {"-a", "--adapted"},
            paramLabel = "FILE",
            description = "also write the page as it would be sent, whole or not at all")
    private Optional<String> adapted = Optional.empty();

    @Option(
            names = {"-s", "--strict"},
            description = "rules that match nothing count too: exit code 1")
    private boolean strict;

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private Destination destination = new Destination();

    AdaptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (Stream.of(rules, page, policy.orElse(""))
                        .filter(Source.STDIN::equals)
                        .count()
                > 1) {
            throw new CliException("stdin", "holds one document, not two", "name a file for the others");
        }
        PageRules read = readRules();
        Source source = Source.read(page, "page", terminal);
        List<PageRulesProblem> misfits = policy.map(
                        name -> PolicySource.read(name, terminal).policy())
                .map(read::check)
                .orElse(List.of());
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        AdaptReport report = new AdaptReport(source.name(), path, misfits, run(read, source, sent));
        adapted.ifPresent(file -> Destination.write(sent.toByteArray(), file));
        destination.write(format.isText() ? report.text() : Json.text(report.json()), terminal);
        return report.fails(strict) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private PageRules readRules() {
        Source source = Source.read(rules, "rules", terminal);
        try {
            return PageRules.parse(source.json("rules"));
        } catch (PageRulesException e) {
            throw new CliException(e.problems().stream()
                    .map(problem -> source.name() + ": " + problem.line())
                    .toList());
        }
    }

    private DryRunReport run(PageRules read, Source source, ByteArrayOutputStream sent) {
        DryRun run = formed("--path", () -> DryRun.of(read, path));
        DryRun there = formed("--origin", () -> run.from(origin));
        try {
            return there.in(charset).denying(deniedOf(read)::contains).read(source.bytes(), sent);
        } catch (IOException e) {
            throw new IllegalStateException("Memory can be written to", e);
        }
    }

    private static DryRun formed(String option, Supplier<DryRun> run) {
        try {
            return run.get();
        } catch (IllegalArgumentException e) {
            throw new CliException(option, String.valueOf(e.getMessage()), "write it in that form");
        }
    }

    private List<PurposeId> deniedOf(PageRules read) {
        List<PurposeId> purposes = Stream.of(
                        read.blocks().stream().map(rule -> rule.purpose()),
                        read.cookies().stream().map(rule -> rule.purpose()),
                        read.scripts().stream().map(rule -> rule.purpose()),
                        read.paths().stream().map(rule -> rule.purpose()))
                .flatMap(each -> each)
                .distinct()
                .toList();
        if (denied.equals(List.of(ALL))) {
            return purposes;
        }
        if (denied.equals(List.of(NONE))) {
            return List.of();
        }
        for (String name : denied) {
            if (purposes.stream().noneMatch(purpose -> purpose.value().equals(name))) {
                List<String> known =
                        purposes.stream().map(PurposeId::value).sorted().toList();
                throw new CliException(
                        "--denied",
                        "no rule is for \"" + name + "\"",
                        "write all, none, or some of: " + String.join(", ", known));
            }
        }
        return denied.stream().map(PurposeId::of).toList();
    }
}
