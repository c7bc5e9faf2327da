package io.klartext.consent.it.structure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.klartext.consent.it.structure.Published.CLASSES;
import static io.klartext.consent.it.structure.Published.CLI;
import static io.klartext.consent.it.structure.Published.CORE;
import static io.klartext.consent.it.structure.Published.DRY_RUN;
import static io.klartext.consent.it.structure.Published.EXAMPLES;
import static io.klartext.consent.it.structure.Published.JDBC;
import static io.klartext.consent.it.structure.Published.PUBLISHED;
import static io.klartext.consent.it.structure.Published.RULES;
import static io.klartext.consent.it.structure.Published.SERVLET;
import static io.klartext.consent.it.structure.Published.TESTKIT;
import static io.klartext.consent.it.structure.Published.THYMELEAF;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

/** Which module may know which: everything points at the core, and nothing points at the examples. */
class ArrowsTest {

    @Test
    void all_six_modules_and_the_examples_are_looked_at() {
        for (String name : new String[] {
            "ConsentManager",
            "jdbc.JdbcConsentStore",
            "servlet.ConsentFilter",
            "thymeleaf.ConsentDialect",
            "testkit.ManualClock",
            "cli.ConsentCli"
        }) {
            assertThat(CLASSES.contain("io.klartext.consent." + name)).as(name).isTrue();
        }
        assertThat(CLASSES.contain("io.klartext.examples.shop.ShopServer")).isTrue();
        assertThat(CLASSES.contain(ArrowsTest.class)).isFalse();
    }

    @Test
    void the_core_knows_no_other_module_no_web_server_and_no_database() {
        noClasses()
                .that(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVLET,
                        THYMELEAF,
                        JDBC,
                        TESTKIT,
                        CLI,
                        EXAMPLES,
                        "jakarta..",
                        "javax.servlet..",
                        "java.sql..",
                        "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void the_store_and_the_web_adapter_do_not_know_each_other_nor_the_testkit() {
        noClasses()
                .that()
                .resideInAPackage(SERVLET)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDBC, TESTKIT)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(JDBC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVLET, TESTKIT, "jakarta..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(TESTKIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVLET, JDBC)
                .check(CLASSES);
    }

    @Test
    void the_dialect_knows_the_web_adapter_and_the_core_and_nobody_knows_it() {
        noClasses()
                .that()
                .resideInAPackage(THYMELEAF)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDBC, TESTKIT, CLI, "java.sql..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(THYMELEAF)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(THYMELEAF, "org.thymeleaf..")
                .check(CLASSES);
    }

    @Test
    void the_command_line_knows_the_core_and_the_dry_run_alone_and_nobody_knows_it() {
        noClasses()
                .that()
                .resideInAPackage(CLI)
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVLET, JDBC, TESTKIT, "jakarta..", "java.sql..")
                        .and(DescribedPredicate.not(resideInAnyPackage(RULES, DRY_RUN))))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .check(CLASSES);
    }

    @Test
    void nothing_depends_on_the_examples() {
        noClasses()
                .that(PUBLISHED)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EXAMPLES)
                .check(CLASSES);
    }

    @Test
    void what_is_internal_is_used_by_its_own_module_only() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVLET, THYMELEAF, JDBC, TESTKIT, CLI, EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.klartext.consent.internal..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(SERVLET)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.klartext.consent.servlet.internal..")
                .check(CLASSES);
    }

    @Test
    void the_shop_knows_consent_in_one_package_only() {
        noClasses()
                .that()
                .resideInAPackage(EXAMPLES)
                .and()
                .resideOutsideOfPackage("io.klartext.examples.shop.consent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.klartext.consent..", "io.klartext.examples.shop.consent..")
                .check(CLASSES);
    }

    @Test
    void what_a_stores_author_implements_has_at_most_five_methods() {
        assertThat(CLASSES.that(PUBLISHED).stream()
                        .filter(type -> type.getPackageName().equals("io.klartext.consent.store"))
                        .filter(JavaClass::isInterface))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(role.getMethods().stream()
                                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)))
                        .as(role.getName())
                        .hasSizeLessThanOrEqualTo(5));
    }

    @Test
    void no_package_is_called_util() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..utils..", "..helper..")
                .check(CLASSES);
    }
}
