namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>An asked name at a place.</summary>
/// <param name="Name">The name as it was asked.</param>
/// <param name="Place">The place.</param>
/// <param name="Match">How well the two correspond and fit the direction, above 0 and up to 1.</param>
internal sealed record NameHit(string Name, WirePlace Place, double Match)
{
    // On exchanges of the other direction a name is another one, unless the service hands on what it gets.
    private const double OtherDirection = 0.3;

    /// <summary>The match × what the kind of place says.</summary>
    public double Strength => Match * PlaceWeights.Of(Place.Kind);

    /// <summary>Whether an asked path is served or requested here.</summary>
    public bool IsEnd => WirePath.Is(Name) && Place.Kind is PlaceKind.Route or PlaceKind.RequestUri;

    /// <summary>The names of the question at the places of a member.</summary>
    public static IEnumerable<NameHit> In(CodeMember member, NameMatches names, PlaceDirection direction) =>
        from place in member.Places
        from match in names.Of(place)
        select new NameHit(match.Name, place, match.Score * (Fits(place.Direction, direction) ? 1 : OtherDirection));

    private static bool Fits(PlaceDirection place, PlaceDirection asked) =>
        place == asked || place == PlaceDirection.Unknown || asked == PlaceDirection.Unknown;
}
