package org.storywatch.catalogue;

import org.storywatch.dossier.Roll;

/// What the page of all profiles shows.
///
/// @param roll the profiles that there are
/// @param draft the one that somebody wants to make
/// @param failure why it could not be kept; empty where it was not tried
public record CataloguePage(Roll roll, Draft draft, String failure) {}
