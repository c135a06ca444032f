package org.storywatch.profile;

import java.util.Map;

/// A standing interest: weighted terms, and how far its seeds agree.
///
/// @param id the name of its folder
/// @param name as people read it
/// @param vectors its weighted terms
/// @param agreement how alike its seeds are
/// @param sensitivity how much it may tell
/// @param spellings how people write its terms
public record Profile(
    String id,
    String name,
    Vectors vectors,
    Agreement agreement,
    Sensitivity sensitivity,
    Map<String, String> spellings) {}
