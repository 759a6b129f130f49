using System.Collections.Immutable;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix locate --name --json</c> prints.</summary>
/// <param name="SchemaVersion">The version of this document's shape.</param>
/// <param name="Root">The tree's root folder.</param>
/// <param name="Names">The names that were asked for.</param>
/// <param name="FilesSearched">How many files of the tree were searched.</param>
/// <param name="Files">The files that hold a name, best first.</param>
/// <param name="Problems">What could not be read, each as a whole message.</param>
internal sealed record PlacesDocument(
    int SchemaVersion,
    string Root,
    ImmutableArray<string> Names,
    int FilesSearched,
    ImmutableArray<FilePlaces> Files,
    ImmutableArray<string> Problems)
{
    /// <summary>The document of an answer.</summary>
    public static PlacesDocument Of(WireIndex index, WireQuery query, ImmutableArray<RankedPlace> places) => new(
        1,
        index.Root,
        query.Names,
        index.Files.Length,
        [.. places.GroupBy(place => place.File).Select(file => new FilePlaces(file.Key, [.. file.Select(FoundPlace.Of)]))],
        index.Problems);
}

/// <summary>The places in one file.</summary>
/// <param name="File">The path below the tree's root, with slashes.</param>
/// <param name="Places">Best first.</param>
internal sealed record FilePlaces(string File, ImmutableArray<FoundPlace> Places);

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="WireName">Which of the asked names lives there.</param>
/// <param name="Text">The name as it stands there.</param>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="Direction">On which exchanges the name stands, as far as syntax tells.</param>
/// <param name="Member">The member around it, like a documentation id.</param>
/// <param name="Shared">How many of the asked names its type or member holds.</param>
/// <param name="Score">From 0 to 1; it ranks, it is no probability.</param>
internal sealed record FoundPlace(
    int Line, string WireName, string Text, PlaceKind Kind, PlaceDirection Direction, string Member, int Shared, double Score)
{
    /// <summary>The place of an answer.</summary>
    public static FoundPlace Of(RankedPlace found) => new(
        found.Place.Line,
        found.WireName,
        found.Place.Name,
        found.Place.Kind,
        found.Place.Direction,
        found.Place.Member,
        found.Shared,
        Math.Round(found.Score, 3));
}
