package org.storywatch.faults;

import java.util.List;
import java.util.Set;

/// What articles are about, and which profiles want it. The harbour is wanted by two profiles.
enum Theme {
  /// A strike in a harbour.
  HARBOUR(
      Set.of("harbour", "quay"),
      List.of(
          """
          Dockers at the harbour of Velmora stopped work on Monday after the port company Norlen cut
          the night shifts. The dockers' union says the cranes and quays of Velmora stay idle until
          Norlen takes back the new rota. Freighters wait in the roads off Velmora.
          """,
          """
          Norlen, the company that runs the port of Velmora, refused to talk with the dockers' union
          about night shifts. Cranes stood idle on all quays, and freighters with fruit were sent on
          to other harbours. The strike of the dockers goes into its second week.
          """,
          """
          The strike in the harbour of Velmora spread to the tugs. Dockers and tug crews want the old
          rota of night shifts back, says the dockers' union; the port company Norlen calls the
          strike unlawful. No freighter left the quays.
          """)),
  /// An accident in a mine.
  MINE(
      Set.of("mine"),
      List.of(
          """
          Rescuers drilled towards the miners who are trapped in the copper mine of Karhova since a
          gallery fell in. The mining company Oskelin says knocking was heard from the shaft. Families
          of the miners wait at the pithead of Karhova.
          """,
          """
          A second gallery of the Karhova copper mine gave way while rescuers looked for the trapped
          miners. Oskelin, the mining company, brought pumps to the shaft, since water rises. The
          inspector of mines had warned of the roof.
          """,
          """
          The drill reached the gallery in the copper mine of Karhova where the miners are trapped.
          Rescuers lowered food and lamps through the shaft, said Oskelin. The pithead was closed to
          all but families and rescuers.
          """)),
  /// Anything else.
  OTHER(Set.of(), List.of());

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final Set<String> profiles;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final List<String> seeds;

  Theme(Set<String> profiles, List<String> seeds) {
    this.profiles = profiles;
    this.seeds = seeds;
  }

  /// The ids of the profiles that want it.
  Set<String> profiles() {
    return profiles;
  }

  /// Example documents of it.
  List<String> seeds() {
    return seeds;
  }
}
