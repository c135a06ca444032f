package org.storywatch.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
  private static final String TEXT =
      "A landslide has cut the road between Orvik and Sundal for the second time this winter.";
  private static final Background BACKGROUND = new Background(100, Map.of("road", 20));

  @TempDir private Path seeds;

  @Test
  void aBrokenSeedIsReportedWhileOthersWork() throws IOException {
    write("slide/good.txt", TEXT);
    write("slide/bad.txt", "");
    Profiles profiles = read();
    assertThat(profiles.profiles()).extracting(Profile::id).containsExactly("slide");
    assertThat(profiles.problems()).singleElement().asString().contains("bad.txt: ");
  }

  @Test
  void aProfileWithoutSeedsStopsNoOther() throws IOException {
    write("slide/good.txt", TEXT);
    Files.createDirectory(seeds.resolve("empty"));
    Profiles profiles = read();
    assertThat(profiles.profiles()).hasSize(1);
    assertThat(profiles.problems()).singleElement().asString().contains("holds no usable seed");
  }

  @Test
  void aFolderWithoutProfilesIsAProblem() {
    assertThat(read().problems()).singleElement().asString().contains("holds no profile");
    assertThat(Profiles.read(seeds.resolve("nowhere"), BACKGROUND).problems()).hasSize(1);
  }

  @Test
  void settingsGiveNameAndSensitivity() throws IOException {
    write("1_1slide-n1/a.txt", TEXT);
    write("1_1slide-n1/profile.yaml", "name: The Orvik slide\nsensitivity: high\n");
    Profile profile = read().profiles().getFirst();
    assertThat(profile.id()).isEqualTo("1_1slide-n1");
    assertThat(profile.name()).isEqualTo("The Orvik slide");
    assertThat(profile.sensitivity()).isEqualTo(Sensitivity.HIGH);
  }

  @Test
  void aSensitivityThatIsNoneIsReportedWithThoseThatAre() throws IOException {
    write("slide/a.txt", TEXT);
    write("slide/profile.yaml", "sensitivity: medium\n");
    Profiles profiles = read();
    assertThat(profiles.profiles().getFirst().sensitivity()).isEqualTo(Sensitivity.NORMAL);
    assertThat(profiles.problems())
        .singleElement()
        .asString()
        .contains("profile.yaml", "low, normal, high", "0.5 a week", "medium");
  }

  @Test
  void anUnknownSettingIsReportedAndTheProfileStillMatches() throws IOException {
    write("slide/a.txt", TEXT);
    write("slide/profile.yaml", "naem: Slide\n");
    Profiles profiles = read();
    assertThat(profiles.profiles()).hasSize(1);
    assertThat(profiles.problems())
        .singleElement()
        .asString()
        .contains("profile.yaml")
        .contains("naem");
  }

  @Test
  void yamlThatIsNoneIsReportedWithItsLine() throws IOException {
    write("slide/a.txt", TEXT);
    write("slide/profile.yaml", "name: [a\n");
    assertThat(read().problems()).singleElement().asString().contains("is no YAML (line ");
  }

  @Test
  void seedsThatAreTheSameAgreeFully() throws IOException {
    write("one/a.txt", TEXT);
    write("three/a.txt", TEXT);
    write("three/b.txt", TEXT);
    write("three/c.txt", TEXT);
    Profiles profiles = read();
    assertThat(profiles.profile("one").orElseThrow().agreement()).isEqualTo(new Agreement(1, 0, 0));
    Agreement three = profiles.profile("three").orElseThrow().agreement();
    assertThat(three.words()).isCloseTo(1, within());
    assertThat(three.opening()).isCloseTo(1, within());
    assertThat(three.pairs()).isEqualTo(3);
  }

  @Test
  void seedsWithNothingInCommonDoNotAgree() throws IOException {
    write("two/a.txt", "Divers found cracks under the Varnholt bridge, granite and rivets");
    write("two/b.txt", "Elsewhere somebody baked eleven enormous blueberry cakes yesterday");
    assertThat(read().profile("two").orElseThrow().agreement().words()).isCloseTo(0, within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  private Profiles read() {
    return Profiles.read(seeds, BACKGROUND);
  }

  private void write(String file, String content) throws IOException {
    Path path = seeds.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
