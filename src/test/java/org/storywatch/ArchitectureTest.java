package org.storywatch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The fences between the packages.
class ArchitectureTest {
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.storywatch");

  @Test
  void noPackageDependsOnItselfByWayOfOthers() {
    slices().matching("org.storywatch.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void articlesKnowNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("org.storywatch.article")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.storywatch..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAPackage("org.storywatch.article"))))
        .check(ALL);
  }

  @Test
  void nobodyKnowsTheRootOrTheConfigurationButTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.storywatch", "org.storywatch.config", "org.storywatch.launch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.storywatch", "org.storywatch.config")
        .check(ALL);
  }

  @Test
  void kafkaStaysInStreamAndItsBrokerInBroker() {
    only("org.storywatch.stream", "org.storywatch.broker").mayUse("org.apache.kafka..");
    only("org.storywatch.broker").mayUse("kafka..");
  }

  @Test
  void luceneStaysWhereTextIsRead() {
    only(
            "org.storywatch.text",
            "org.storywatch.profile",
            "org.storywatch.match",
            "org.storywatch.archive",
            "org.storywatch.search",
            "org.storywatch.fact",
            "org.storywatch.story")
        .mayUse("org.apache.lucene..");
  }

  @Test
  void mailLibrariesStayWhereBytesAreMadeAndSent() {
    only("org.storywatch.mime", "org.storywatch.smtp")
        .mayUse("jakarta.mail..", "org.eclipse.angus..");
    only("org.storywatch.mime").mayUse("org.simplejavamail..");
  }

  @Test
  void cryptographyStaysWithSignaturesAndPasswords() {
    only("org.storywatch.mime", "org.storywatch.access").mayUse("org.bouncycastle..");
  }

  @Test
  void theBytesOfAMailKnowNothingOfAlerts() {
    noClasses()
        .that()
        .resideInAPackage("org.storywatch.mime")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.storywatch..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAPackage("org.storywatch.mime"))))
        .check(ALL);
  }

  @Test
  void theWebServerStaysWherePagesAre() {
    only(
            "org.storywatch.web",
            "org.storywatch.mine",
            "org.storywatch.feedlist",
            "org.storywatch.dossier",
            "org.storywatch.catalogue",
            "org.storywatch.live",
            "org.storywatch.roster",
            "org.storywatch.access")
        .mayUse("io.javalin..", "org.eclipse.jetty..");
  }

  @Test
  void feedLibrariesStayWhereFeedsAreReadAndWritten() {
    only("org.storywatch.format", "org.storywatch.atom", "org.storywatch.demo")
        .mayUse("com.rometools..");
  }

  @Test
  void htmlIsReadWhereFeedsPagesAndSeedsAre() {
    only(
            "org.storywatch.format",
            "org.storywatch.listing",
            "org.storywatch.page",
            "org.storywatch.seed",
            "org.storywatch.demo",
            "org.storywatch.xml")
        .mayUse("org.jsoup..");
  }

  @Test
  void readingAPageAsksNobody() {
    noClasses()
        .that()
        .resideInAPackage("org.storywatch.page")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.storywatch.net.Outbound")
        .check(ALL);
  }

  @Test
  void theMailParserStaysWithTheSeedsAndWithMails() {
    only("org.storywatch.seed", "org.storywatch.mime").mayUse("org.apache.james.mime4j..");
  }

  @Test
  void everyPackageSaysWhatItIs() {
    classes()
        .that()
        .resideInAPackage("org.storywatch..")
        .and()
        .resideOutsideOfPackage("org.storywatch.launch")
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.be(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "in a null-marked package",
                    one ->
                        one.getPackage()
                            .isAnnotatedWith(org.jspecify.annotations.NullMarked.class))))
        .check(ALL);
  }

  private static Only only(String... packages) {
    return new Only(List.of(packages));
  }

  private record Only(List<String> packages) {
    void mayUse(String... libraries) {
      noClasses()
          .that()
          .resideOutsideOfPackages(packages.toArray(String[]::new))
          .should()
          .dependOnClassesThat(resideInAnyPackage(libraries))
          .check(ALL);
    }
  }
}
